import { allows, principalsWith } from './statement-queries';
import { cataloguedServices, familyServices, reviewFacts } from '../catalogue/catalogue';
import { ownProperty } from '../catalogue/own-property';
import { distance } from '../catalogue/similar-actions';
import { memoize } from '../input/memoize';
import { expandPattern, isPattern, serviceOf } from '../policy/action-patterns';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { PolicyStatement, World } from '../policy/model';

/** Actions of a statement whose prefix is not an IAM prefix. */
export interface WrongPrefix {
  readonly prefix: string;
  /** The IAM prefix; empty when IAM does not check the action. */
  readonly right: string;
  /** The actions as written. */
  readonly actions: readonly string[];
  /**
   * Whether the mistake has no effect: a deny has nothing to deny, or the same statement has the
   * right name.
   */
  readonly isIdle: boolean;
}

export const wrongPrefixes = (world: World, statement: PolicyStatement): readonly WrongPrefix[] => {
  const { actions, effect } = statement;
  return [...new Set(actions.map(serviceOf))].flatMap((prefix) => {
    const right = rightPrefix(prefix);
    if (right === undefined) return [];
    const wrong = actions.filter((action) => serviceOf(action) === prefix);
    const isThere = (name: string) =>
      actions.some((action) => action.toLowerCase() === name.toLowerCase());
    const names = wrong.map((action) => `${right}${action.slice(prefix.length)}`);
    const isIdle =
      names.every(isThere) || (effect === 'Deny' && !denyIsNeeded(world, statement, names));
    return [{ prefix, right, actions: wrong, isIdle }];
  });
};

/**
 * Returns whether a deny would stop something under its right names: an action that a holder is
 * allowed. A service control policy is for everybody.
 */
function denyIsNeeded(world: World, statement: PolicyStatement, names: readonly string[]): boolean {
  const holders = principalsWith(world, statement);
  const actions = names.flatMap(expandPattern);
  return (
    actions.length > 0 &&
    (holders.length === 0 ||
      holders.some((holder) => actions.some((action) => allows(holder, action))))
  );
}

/**
 * Returns the intended prefix; undefined when the prefix is right, or resembles no prefix of the
 * family.
 */
const rightPrefix = memoize((prefix: string): string | undefined => {
  const known = ownProperty(reviewFacts().prefixes, prefix);
  if (known !== undefined) return known;
  const isJudged = !cataloguedServices().includes(prefix) && !isPattern(prefix);
  if (!isJudged || hasDeployTimeValue(prefix)) return undefined;
  return familyServices().find((service) => isMisspelled(prefix, service));
});

/** Short service names can differ by two letters without being similar. */
const SHORT = 7;

function isMisspelled(prefix: string, service: string): boolean {
  const most = service.length < SHORT ? 1 : 2;
  return Math.abs(prefix.length - service.length) <= 1 && distance(prefix, service, most) <= most;
}
