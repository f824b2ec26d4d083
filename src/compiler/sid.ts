import { conditionsKey } from './condition-list';
import { Grant } from './grant';
import { groupOf, isOfJobs, outermost } from './origin-order';
import { PolicyText, mapDeployTimeValues } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** The parts of a Sid: the origins of the statement, its resources and its conditions. */
export type SidParts = Pick<Grant, 'origins' | 'templates' | 'conditions'>;

/**
 * Returns the Sid of a statement, which derives from catalogue ids and never from counters. It
 * names the use case, or the page for several use cases of one page. For jobs it names the job that
 * includes the others, or two jobs. It also names the kind of resource and the keys of its
 * conditions.
 */
export function sid({ origins, templates, conditions }: SidParts): string {
  const kinds = [...new Set(templates.map(kindOf))].sort();
  const kind = kinds.length > 3 ? 'Several' : kinds.join('');
  return originName(origins) + kind + sidOfKeys(conditions);
}

/** Returns the part of a Sid that names the keys of conditions: `ByResourceTag`. */
export function sidOfKeys(conditions: readonly Condition[]): string {
  const keys = [...new Set(conditions.map(({ key }) => keyName(key)))].sort();
  return keys.length > 0 ? `By${keys.join('')}` : '';
}

/**
 * Returns the Sids of statements, each once. Where two would share a Sid, one kind of resource that
 * only one of them has distinguishes it. One statement without such a kind keeps the Sid. Another
 * Sid names two kinds that only its statement has together, or a kind that only its statement lacks.
 * If there is neither, it names all of a few kinds. A hash distinguishes the rest. The hash includes
 * the actions where statements differ only in resources of one type: named ones, and all of them.
 */
export function distinctSids(
  all: readonly (SidParts & Partial<Pick<Grant, 'actions'>>)[],
): string[] {
  const sids = all.map(sid);
  const kinds = all.map(({ templates }) => [...new Set(templates.map(ownKindOf))].sort());
  const othersOf = (i: number) => kinds.filter((_, j) => j !== i && sids[j] === sids[i]);
  const named = sids.map((name, i) => {
    const taken = new Set(othersOf(i).flat());
    const own = taken.size > 0 ? kinds[i].find((kind) => !taken.has(kind)) : undefined;
    return own ? `${name}With${own}` : name;
  });
  const related = once(named, (i) => sids[i] + (onlyTogether(kinds[i], othersOf(i)) ?? ''));
  const listed = once(related, (i) =>
    kinds[i].length > MOST_KINDS ? related[i] : `${sids[i]}With${kinds[i].join('')}`,
  );
  const hashed = once(listed, (i) => distinctSid(all[i]));
  return once(hashed, (i) => distinctSid(all[i], all[i].actions));
}

/** The number of kinds that a Sid names, where fewer do not distinguish it. */
const MOST_KINDS = 5;

/** Returns the names, with another one in place of each that occurs more than once. */
const once = (names: readonly string[], instead: (i: number) => string): string[] =>
  names.map((name, i) =>
    names.filter((other) => other === name).length === 1 ? name : instead(i),
  );

/**
 * Returns what distinguishes kinds from all others: two of them that no other has together, or one
 * that each other has.
 */
function onlyTogether(
  own: readonly string[],
  others: readonly (readonly string[])[],
): string | undefined {
  const pair = own
    .flatMap((one, i) => own.slice(i + 1).map((other) => [one, other]))
    .find((both) => !others.some((kinds) => both.every((kind) => kinds.includes(kind))));
  if (pair) return `With${pair.join('And')}`;
  const [first = [], ...rest] = others;
  const missing = first.find(
    (kind) => !own.includes(kind) && rest.every((kinds) => kinds.includes(kind)),
  );
  return missing && `Without${missing}`;
}

/** Returns the kind of a resource, which for everything in an instance is its contents. */
const ownKindOf = (template: string) =>
  template === '{Instance}/*' ? 'Contents' : kindOf(template);

/**
 * Returns the Sid with a hash of the whole statement, for the rare two statements that nothing else
 * distinguishes.
 */
export function distinctSid(parts: SidParts, actions: readonly string[] = []): string {
  // Loaded here because it is rarely needed. Importing the library does not load it.
  const { createHash } = require('node:crypto') as typeof import('node:crypto');
  const conditions = parts.conditions.map((condition) => ({
    ...condition,
    values: condition.values.map(knownText),
  }));
  const text = JSON.stringify([
    parts.origins,
    parts.templates,
    conditionsKey(conditions),
    ...actions,
  ]);
  return sid(parts) + createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** Removes the number of a token, which changes in each run. */
const knownText = (text: PolicyText) => mapDeployTimeValues(text, () => '');

/** The number of jobs that a Sid names. */
const MOST_JOBS = 2;

function originName(origins: readonly string[]): string {
  const distinct = [...new Set(origins)];
  if (distinct.length === 0) return 'Connect';
  if (!isOfJobs(distinct))
    return pascal(distinct.length === 1 ? distinct[0] : groupOf(distinct[0]));
  const jobs = outermost(distinct);
  return jobs.length > MOST_JOBS ? 'Jobs' : jobs.map(pascal).join('And');
}

/** Returns the kind of a resource: `{Instance}/queue/*` is `Queue`. */
function kindOf(template: string): string {
  if (template === '*') return 'Any';
  const [, placeholder, type] = /^\{(\w+)\}(?:\/([\w-]+|\*))?/.exec(template) ?? [];
  if (placeholder === 'Instance' && type) return pascal(type);
  if (placeholder) return pascal(`${placeholder}-${type?.replace('*', 'contents') ?? ''}`);
  const [, serviceLinked] = /aws-service-role\/([\w-]+)\./.exec(template) ?? [];
  if (serviceLinked) return `${pascal(serviceLinked)}ServiceLinkedRole`;
  const [, , service, , , ...rest] = template.split(':');
  return pascal(`${service}-${rest.join('-').split(/[/:*]/)[0]}`);
}

/**
 * Returns the short name of a key: `connect:StorageResourceType` is StorageResourceType, and
 * `aws:ResourceTag/Team` is ResourceTag.
 */
const keyName = (key: string) => pascal(key.split(':')[1].split('/')[0]);

const pascal = (text: string) =>
  text
    .replace(/&/g, ' and ')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
