import { dirname, relative, resolve } from 'node:path';
import { Finding } from '../../src/policy/finding';
import { Place } from '../../src/policy/model';
import { entryName } from '../../src/reader/account-pages';
import { own } from '../../src/reader/json';
import { findingName } from '../../src/text/finding-name';
import { STANDARD_INPUT } from '../files/text';

/** A finding that is accepted outside of a CDK app, and why. */
export interface Acceptance {
  /** A rule, or a finding with its subject: `star-resource[connect:ListUsers]`. */
  readonly id: string;
  /** A file or folder. @default - all files */
  readonly file?: string;
  /**
   * A logical id, the path of a construct and everything in it, an address of Terraform, or a name
   * in an account. @default - everything
   */
  readonly resource?: string;
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which it counts: `2027-06-30`. @default - it does not expire */
  readonly expires?: string;
  /** Where it is written. */
  readonly place: Place;
  /** Whether it is on a resource of the template, or in a file of its own. */
  readonly source: 'file' | 'metadata';
}

/** A finding with its place, and the content of its file. */
export interface Acceptable {
  readonly finding: Pick<Finding, 'id' | 'subject'>;
  readonly place: Place;
  readonly content: unknown;
}

/**
 * Returns a function that finds the acceptances of a finding, also those that have expired. Those
 * of one finding come before those of a rule.
 */
export function acceptancesOf(
  all: readonly Acceptance[],
): (one: Acceptable) => readonly Acceptance[] {
  const byId = new Map<string, readonly Acceptance[]>();
  for (const acceptance of all)
    byId.set(acceptance.id, [...(byId.get(acceptance.id) ?? []), acceptance]);
  return (one) =>
    byId.size === 0
      ? []
      : [findingName(one.finding), one.finding.id]
          .flatMap((id) => byId.get(id) ?? [])
          .filter((acceptance) => isFor(acceptance, one));
}

/** Returns whether an acceptance is for a place, whatever its id. */
export const isFor = (
  acceptance: Acceptance,
  { place, content }: Omit<Acceptable, 'finding'>,
): boolean =>
  isInFile(acceptance, place.file) &&
  (acceptance.resource === undefined || isOnResource(acceptance.resource, place, content));

/** Returns whether an acceptance names a file, or a folder that contains it. */
export function isInFile({ file, place }: Acceptance, name: string): boolean {
  if (file === undefined || file === name) return true;
  if (name === STANDARD_INPUT) return false;
  const path = relative(resolve(dirname(place.file), file), resolve(name));
  return path === '' || !/^\.\.([\\/]|$)/.test(path);
}

function isOnResource(resource: string, place: Place, content: unknown): boolean {
  const { logicalId, constructPath } = place;
  return (
    logicalId === resource ||
    (constructPath !== undefined && `${constructPath}/`.startsWith(`${resource}/`)) ||
    (logicalId === undefined && nameInAccount(place, content) === resource)
  );
}

/** Returns how an acceptance names the resource of a place; undefined for a whole document. */
export const resourceOf = (place: Place, content: unknown): string | undefined =>
  place.constructPath ?? place.logicalId ?? nameInAccount(place, content);

/** Returns the name of the entry of account details that contains a place. */
function nameInAccount({ pointer: [list, index] }: Place, content: unknown): string | undefined {
  const entries = typeof list === 'string' ? own(content, list) : undefined;
  return Array.isArray(entries) ? entryName(entries[Number(index)]) : undefined;
}

/** Returns whether an acceptance counts on a day. */
export const isExpired = ({ expires }: Acceptance, today: string): boolean =>
  expires !== undefined && expires < today;
