import { grantsConnect, reachesConnect } from './connect-holders';
import {
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
  toDisplayText,
} from '../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { isShared } from '../policy/shared-value';
import { isDeny } from '../policy/statement';

/** Returns a statement that is there if one name is another. */
export const underChoice = (name: PolicyText, other: PolicyText) =>
  underCondition(isText(name, other));

const underCondition =
  (name: string) =>
  (statement: PolicyStatement): PolicyStatement => ({
    ...statement,
    templateConditions: [...statement.templateConditions, { name, holds: true }],
  });

const isText = (name: PolicyText, other: PolicyText): string =>
  `${toDisplayText(name)} is ${toDisplayText(other)}`;

export const underName = (its: PolicyText, name: PolicyText) =>
  hasDeployTimeValue(its) ? underChoice(its, name) : underChoice(name, its);

type NameOf = readonly [name: PolicyText, of: Pick<Principal, 'place'>];

/** Returns the same for two principals, in the same words for both. */
export function underOneName(one: NameOf, other: NameOf) {
  const name = sameName(one, other);
  return underCondition(name);
}

/** Says that two names are one, whichever is the first: a literal name is. */
export function sameName(one: NameOf, other: NameOf): string {
  const rank = ([name, { place }]: NameOf): string =>
    `${hasDeployTimeValue(name) ? 1 : 0}${place.file}`;
  const [[a, { place }], [b, its]] = rank(one) < rank(other) ? [one, other] : [other, one];
  const isForeign = hasDeployTimeValue(a) && place.file !== its.place.file;
  const ofFile = (name: string) =>
    deployTimeValue(isShared(name) ? name : `${its.place.file}/${name}`);
  if (!isForeign) return isText(a, b);
  return isText(a, mapDeployTimeValues(b, ofFile));
}

/**
 * Returns whether a principal has a statement that is perhaps for it. Of two with perhaps one name, the
 * one with Amazon Connect has what the other one may do: its own access is sure.
 */
export const isGivenTo =
  (principal: Principal) =>
  (statement: PolicyStatement): boolean =>
    isDeny(statement) || !grantsConnect(statement) || policiesOf(principal).some(reachesConnect);
