import { reviewFacts } from '../../catalogue/load';
import { isUserOfInstance, typesOf } from '../../private/policy/arn-types';
import { policiesOf, PolicyStatement, Principal } from '../../private/policy/model';
import { isPattern, namesFamily, takesInAction } from '../../private/policy/named-actions';
import { rule } from '../rule';
import { ofFamily } from '../statements';

export const signInByWildcard = rule({
  id: 'sign-in-by-wildcard',
  severity: 'warning',
  title: 'A wildcard that takes in signing in to instances',
  why: 'Who reads or lists is seldom meant to sign in to the instance, where security profiles and not IAM say what may be done',
  check: (reading) => {
    const holders = new Map<PolicyStatement, Principal[]>();
    for (const principal of reading.principals) {
      for (const statement of policiesOf(principal).flatMap(({ statements }) => statements)) holders.set(statement, [...holders.get(statement) ?? [], principal]);
    }
    return ofFamily(reading).filter(({ effect }) => effect === 'Allow').flatMap((statement) => statement.actions
      .filter((action) => namesFamily(action) && isPattern(action)).flatMap((pattern) => {
        const taken = Object.keys(reviewFacts().signIn)
          .filter((signIn) => takesInAction(pattern, signIn) && statement.resources.some(isInstance))
          .filter((signIn) => !(holders.get(statement) ?? []).every((holder) => denies(holder, signIn)) || !holders.has(statement));
        return taken.length === 0 ? [] : [{
          subject: pattern,
          what: `${pattern} takes in ${taken.map((signIn) => `${signIn}, which ${reviewFacts().signIn[signIn]}`).join(', and ')}`,
          instead: `Deny ${taken.join(' and ')} beside it, or name the actions that are needed`,
          place: statement.place,
        }];
      }));
  },
});

const isInstance = (resource: string): boolean => {
  const types = typesOf('connect', resource);
  return types === 'any' || types.has('instance') || isUserOfInstance(resource);
};

/** Whether a principal is denied an action everywhere and always. */
const denies = (principal: Principal, action: string): boolean => policiesOf(principal).some(({ statements }) => statements.some((s) => s.effect === 'Deny'
  && !s.notAction && s.conditions.length === 0 && s.resources.includes('*') && s.actions.some((pattern) => takesInAction(pattern, action))));
