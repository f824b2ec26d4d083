import { Aws, Stack } from 'aws-cdk-lib/core';
import { Finding } from './grant';
import { policyDocument } from './render';
import { split } from './split-by-size';
import { asList, Statement } from './statement';
import { Pin } from '../access/pinned-policy';
import { managedPolicyFacts, policyVersion } from '../catalogue/catalogue';
import { Conditions, PolicyDocument } from '../catalogue/facts';
import { ConnectAccessError } from '../input/error';

/** A copy of a managed policy: its statements as AWS published them, in their order. */
export interface Pinned extends Pin {
  readonly statements: readonly Statement[];
}

/** A customer managed policy that a copy, or a part of one, stands in. */
export interface PolicyCopy {
  readonly id: string;
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** What the policy said at the version that it is pinned at. */
export const pinnedDocument = ({ policy, version }: Pin): PolicyDocument =>
  policyVersion(policy, version)!.document!;

/** Word for word, but for the partition, which AWS publishes as `aws`. */
export function pinned(pin: Pin): Pinned {
  const why = `AWS has it in ${pin.policy} ${pin.version}, of which this is a copy, word for word.`;
  const statements = pinnedDocument(pin).Statement.map((s): Statement => ({
    id: s.Sid ?? '',
    effect: s.Effect,
    actions: asList(s.Action),
    resources: asList(s.Resource).map(inPartition),
    ...(s.Condition && { conditions: conditionsInPartition(s.Condition) }),
    why,
  }));
  return { ...pin, statements };
}

const inPartition = (text: string) => text.replace(/^arn:aws:/, `arn:${Aws.PARTITION}:`);

const conditionsInPartition = (conditions: Conditions): Conditions =>
  mapped(conditions, (byKey) =>
    mapped(byKey, (value) =>
      typeof value === 'string' ? inPartition(value) : value.map(inPartition),
    ),
  );

const mapped = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => U,
): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

/** The copies as customer managed policies, each inside its quota. */
export function copiesOf(where: string, stack: Stack, all: readonly Pinned[]): PolicyCopy[] {
  return all.flatMap(({ policy, statements }) =>
    split(where, stack, statements).map((part, i) => ({
      // Without the version: another version is the same resource with another document, and IAM changes it in one step.
      id: i === 0 ? policy : `${policy}${i + 1}`,
      description: `A copy of ${policy}: what AWS adds to the policy later is not in it`,
      statements: part,
    })),
  );
}

/** The copies and the access's own statements in one document, in which no statement stands twice. */
export function withCopies(all: readonly Pinned[], own: readonly Statement[]): Statement[] {
  const copied = all.flatMap(({ statements }) => statements);
  const text = (s: Statement) => JSON.stringify(policyDocument([s]).toJSON());
  const known = new Set(copied.map(text));
  return [...copied, ...own.filter((s) => !known.has(text(s)))];
}

/** How far each pin is behind what the catalogue has: a warning, unless it is the newest. */
export function pinnedPolicyFindings(pins: readonly Pin[], findings: Finding[]): void {
  for (const { policy, version } of pins) {
    const versions = Object.entries(managedPolicyFacts(policy).versions);
    const later = versions.slice(versions.findIndex(([id]) => id === version) + 1);
    const named = ([id, { date }]: (typeof versions)[number]) => `${id} of ${date}`;
    const at = `${policy} is pinned at ${version} of ${policyVersion(policy, version)!.date}`;
    if (later.length === 0) {
      findings.push({
        id: 'PinnedPolicy',
        message: `${at}, the newest version in the catalogue`,
        warning: false,
      });
      continue;
    }
    const behind = `${later.length} version${later.length === 1 ? '' : 's'} behind ${named(later[later.length - 1])}`;
    const since = later.map((entry) => `${named(entry)}: ${entry[1].summary}`).join('. ');
    findings.push({
      id: 'PinnedPolicy',
      message: `${at}, ${behind}. Since then, ${since}`,
      warning: true,
    });
  }
}

/** Throws when a policy that is pinned is attached as AWS serves it all the same: what AWS adds to it would be granted unseen. */
export function checkNotServed(
  where: string,
  pins: readonly Pin[],
  attached: readonly string[],
): void {
  for (const { policy, version } of pins) {
    if (!attached.some((name) => name === policy || name.endsWith(`:iam::aws:policy/${policy}`)))
      continue;
    throw new ConnectAccessError({
      where,
      problem: `${policy} is pinned at ${version}, and attached as AWS serves it as well, which undoes that`,
      instead: 'Attach it no more, or do not pin it',
    });
  }
}
