import { reviewFacts } from '../../catalogue/catalogue';
import { isPattern, expandActionPattern, isConnectAction } from '../../policy/action-patterns';
import { Principal } from '../../policy/model';
import { Found, rule } from '../rule';
import { allows, connectPrincipals, isFullyKnown } from '../statement-queries';

export const missingDependentAction = rule('missing-dependent-action', (reading) =>
  connectPrincipals(reading).filter(isFullyKnown).flatMap(check),
);

/** Only of actions that are allowed by name: who writes a wildcard does not mean to use all of it. */
function check(principal: Principal): Found[] {
  const { dependents } = reviewFacts();
  return principal.inline
    .concat(principal.attached.flatMap(({ policy }) => (policy?.origin === 'file' ? [policy] : [])))
    .flatMap(({ statements }) => statements)
    .filter(({ effect, notAction }) => effect === 'Allow' && !notAction)
    .flatMap(({ actions, place }) =>
      actions
        .filter((action) => isConnectAction(action) && !isPattern(action))
        .flatMap((action) => {
          const needed = dependents[expandActionPattern(action)[0]];
          const missing = needed?.needs.filter((name) => !allows(principal, name)) ?? [];
          return missing.length > 0
            ? [
                {
                  subject: action,
                  what: `${action} without ${missing.join(', ')}. ${needed.why.replace(/\.$/, '')}`,
                  instead: `Allow ${missing.join(', ')} too`,
                  place,
                },
              ]
            : [];
        }),
    );
}
