import {
  actionsOf,
  catalogueEdition,
  conditionKeys,
  familyServices,
  reviewFacts,
} from '../../catalogue/catalogue';
import { lazy } from '../../input/memoize';
import { expandPattern } from '../../policy/action-patterns';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Condition, PolicyStatement } from '../../policy/model';
import {
  globalKey,
  holdsWithoutKey,
  isKey,
  isOfRequest,
  supportsConditionKey,
} from '../condition-keys';
import { conditionValueFindings, wildcardFindings } from '../condition-values';
import { connectHolders } from '../connect-holders';
import { findingsOnEach, findingsOnStatements } from '../findings-by-form';
import { pluralize, Found, rule, subjectOf } from '../rule';
import { familyActions, connectStatements } from '../statement-queries';

export const wrongConditionKey = rule('condition-key', (reading) => [
  ...findingsOnStatements(reading, connectStatements(reading), (statement) =>
    statement.conditions.flatMap((condition) => {
      const wrongKey = check(statement, condition);
      return wrongKey.length > 0 ? wrongKey : conditionValueFindings(statement, condition);
    }),
  ),
  ...findingsOnEach(reading, connectHolders(reading), ({ trust }) =>
    trust.flatMap((statement) =>
      statement.conditions.flatMap((condition) => wildcardFindings(statement, condition)),
    ),
  ),
]);

function check(statement: PolicyStatement, condition: Condition): Found[] {
  const { key } = condition;
  if (isOfRequest(key) || hasDeployTimeValue(key)) return [];
  const without = familyActions(statement).filter(
    (action) => !expandPattern(action).some((name) => supportsConditionKey(name, key)),
  );
  if (without.length === 0) return [];
  const then = effect(statement, condition, without);
  const { place } = statement;
  if (globalKey(key) !== undefined || allKeys().some((known) => isKey(key, known)))
    return [
      {
        subject: `${key} for ${subjectOf(without)}`,
        what: `${notTaken(key, without)}: ${then}`,
        instead: instead(key, without),
        place,
      },
    ];
  const found = { subject: key, instead: similar(key), place };
  if (!mayBeNewer(key)) return [{ ...found, what: `${noKey(key, without)}: ${then}` }];
  const { date } = catalogueEdition().reference;
  const what =
    `the reference of ${date} does not list the condition key ${key}. ` +
    `Unless AWS has added it since, ${then}`;
  return [{ ...found, what, severity: 'warning' }];
}

/**
 * Returns whether a key may be newer than the catalogue: it is written as a key of the family, and
 * no known or global key is named alike.
 */
function mayBeNewer(key: string): boolean {
  const [, service, name] = /^([\w-]+):([A-Z][A-Za-z]+)$/.exec(key) ?? [];
  if (!name || !familyServices().includes(service)) return false;
  const names = [...allKeys(), ...reviewFacts().globalKeys].map((known) =>
    known.replace(/^[\w-]+:/, '').replace(/\/.*/, ''),
  );
  return names.every((known) => difference(name.toLowerCase(), known.toLowerCase()) >= 1);
}

const notTaken = (key: string, actions: readonly string[]): string =>
  `${subjectOf(actions)} ${pluralize(actions, 'does', 'do')} not take the condition key ${key}`;

const noKey = (key: string, actions: readonly string[]): string =>
  `${key} is no condition key of ${services(actions)}`;

function effect(
  statement: PolicyStatement,
  condition: Condition,
  actions: readonly string[],
): string {
  const them = subjectOf(actions);
  if (holdsWithoutKey(condition)) return `the condition always holds and does not limit ${them}`;
  return statement.effect === 'Allow'
    ? `${them} ${pluralize(actions, 'is', 'are')} never allowed`
    : `${them} ${pluralize(actions, 'is', 'are')} never denied`;
}

const services = (actions: readonly string[]) =>
  [...new Set(actions.map((action) => action.split(':')[0].toLowerCase()))].join(', ');

function instead(key: string, actions: readonly string[]): string {
  const taken = [
    ...new Set(actions.flatMap((action) => expandPattern(action)).flatMap(conditionKeys)),
  ].sort();
  const own =
    taken.length === 0
      ? 'Only global keys hold for what takes none of its own'
      : `Keys that ${pluralize(actions, 'it takes', 'they take')}: ${subjectOf(taken)}`;
  return `Put ${pluralize(actions, 'it', 'them')} into a statement without ${key}. ${own}`;
}

const allKeys = lazy((): readonly string[] =>
  [...new Set(familyServices().flatMap(actionsOf).flatMap(conditionKeys))].sort(),
);

/** Returns the known key with the fewest different letters. */
function similar(key: string): string {
  const [[far, near]] = [...allKeys(), ...reviewFacts().globalKeys]
    .map((known): [number, string] => [difference(key.toLowerCase(), known.toLowerCase()), known])
    .sort(([a], [b]) => a - b);
  return far < 1
    ? `Perhaps ${near}`
    : `Keys of the family: ${allKeys()
        .filter((known) => !known.startsWith('aws:'))
        .slice(0, 6)
        .join(', ')} and others`;
}

/**
 * Returns the number of adjacent letter pairs that are not in both, relative to the shorter text.
 */
function difference(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return (x.size + y.size - 2 * shared) / Math.max(1, Math.min(x.size, y.size));
}
