import { reviewFacts } from '../../catalogue/load';
import { isUserOfInstance, typesOf } from '../../private/policy/arn-types';
import { PolicyStatement, Principal } from '../../private/policy/model';
import { isPattern, namesFamily, takesInAction } from '../../private/policy/named-actions';
import { isDocumented } from '../documented';
import { Found, rule } from '../rule';
import { allAreDenied, holders, ofFamily } from '../statements';

export const signInByWildcard = rule({
  id: 'sign-in-by-wildcard',
  severity: 'warning',
  title: 'A wildcard that takes in signing in to instances',
  why: 'Who reads or lists is seldom meant to sign in to the instance, where security profiles and not IAM say what may be done',
  check: (reading) => ofFamily(reading)
    .filter((s) => s.effect === 'Allow' && s.actions.some(isPattern) && (s.notResource || s.resources.some(isInstance)) && !isDocumented(s))
    .flatMap((statement) => check(statement, holders(reading).get(statement) ?? [])),
});

const check = ({ actions, place }: PolicyStatement, who: readonly Principal[]): Found[] => actions.flatMap((pattern) => {
  const { signIn } = reviewFacts();
  if (!namesFamily(pattern) || !isPattern(pattern)) return [];
  const taken = Object.keys(signIn).filter((action) => takesInAction(pattern, action) && !allAreDenied(who, action, isEverywhere));
  return taken.length === 0 ? [] : [{
    subject: pattern,
    what: `${pattern} takes in ${taken.map((action) => `${action}, which ${signIn[action]}`).join(', and ')}`,
    instead: `Deny ${taken.join(' and ')} beside it, or name the actions that are needed`,
    place,
  }];
});

const isInstance = (resource: string): boolean => {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('instance') || isUserOfInstance(resource);
};

/** Whether a statement holds everywhere and always. */
const isEverywhere = ({ resources, conditions }: PolicyStatement): boolean => conditions.length === 0 && resources.includes('*');
