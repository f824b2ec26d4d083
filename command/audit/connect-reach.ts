import { familyServices } from '../../src/catalogue/catalogue';
import { policiesOf, Principal } from '../../src/policy/model';
import { patternsIntersect } from '../../src/policy/pattern';

/**
 * Returns whether a principal has access to Amazon Connect or a service that is part of it,
 * according to what was read.
 */
export function reachesConnect(principals: readonly Principal[]): boolean {
  const known = new Map<string, boolean>();
  const reaches = (action: string): boolean => {
    const service = action.split(':')[0].toLowerCase();
    let answer = known.get(service);
    if (answer === undefined) {
      answer = familyServices().some((ours) => patternsIntersect(service, ours));
      known.set(service, answer);
    }
    return answer;
  };
  return principals.some((principal) =>
    policiesOf(principal).some(({ statements }) =>
      statements.some(
        ({ effect, notAction, actions }) =>
          effect === 'Allow' && (notAction || actions.some(reaches)),
      ),
    ),
  );
}
