import { mayBeConnectAction } from '../../src/policy/action-patterns';
import { policiesOf, Principal } from '../../src/policy/model';

/**
 * Returns whether a principal has access to Amazon Connect or a service that is part of it,
 * according to what was read.
 */
export const reachesConnect = (principals: readonly Principal[]): boolean =>
  principals.some((principal) =>
    policiesOf(principal).some(({ statements }) =>
      statements.some(
        ({ effect, notAction, actions }) =>
          effect === 'Allow' && (notAction || actions.some(mayBeConnectAction)),
      ),
    ),
  );
