import { familyServices } from '../../src/catalogue/load';
import { overlap } from '../../src/private/evaluate/match';
import { policiesOf, Reading } from '../../src/private/policy/model';

/** Whether somebody has access to Amazon Connect or a service that is part of it, as far as the documents are known. */
export function reachesConnect({ principals }: Reading): boolean {
  const known = new Map<string, boolean>();
  const reaches = (action: string): boolean => {
    const service = action.split(':')[0].toLowerCase();
    let answer = known.get(service);
    if (answer === undefined) {
      answer = familyServices().some((ours) => overlap(service, ours));
      known.set(service, answer);
    }
    return answer;
  };
  return principals.some((principal) => policiesOf(principal).some(({ statements }) =>
    statements.some(({ effect, notAction, actions }) => effect === 'Allow' && (notAction || actions.some(reaches)))));
}
