import { reviewFacts } from '../../catalogue/catalogue';
import { isPattern, matchesAction } from '../../policy/action-patterns';
import { PolicyStatement, Principal } from '../../policy/model';
import { isInstance } from '../../policy/sign-in-by-pattern';
import { isDocumented } from '../documented-by-aws';
import { findingsOnHeld } from '../findings-by-form';
import { signsIn } from '../held-statements';
import { Found, ruleOnAccess } from '../rule';
import { connectGrants, isPartOfConnect, namesOnlySignIn } from '../statement-queries';

export const signInByWildcard = ruleOnAccess('sign-in-by-wildcard', (world) =>
  findingsOnHeld(
    world,
    connectGrants(world).filter(
      (statement) =>
        statement.actions.some(isPattern) &&
        (statement.notResource || statement.resources.some(isInstance)),
    ),
    (statement, who) => (isDocumented(statement) ? [] : check(statement, who)),
  ),
);

const check = (statement: PolicyStatement, who: readonly Principal[]): Found[] =>
  statement.actions.flatMap((pattern) => {
    const { signIn } = reviewFacts();
    if (!isPartOfConnect(pattern) || !isPattern(pattern) || namesOnlySignIn(pattern)) return [];
    const taken = Object.keys(signIn).filter(
      (action) => matchesAction(pattern, action) && signsIn(who, action, statement),
    );
    return taken.length === 0
      ? []
      : [
          {
            subject: pattern,
            what: `${pattern} takes in ${taken.map((action) => `${action}, which ${signIn[action]}`).join(', and ')}`,
            instead: `Deny ${taken.join(' and ')} beside it, or name the actions that are needed`,
            place: statement.place,
          },
        ];
  });
