import { escalationFindings } from '../escalation-findings';
import { ruleOnAccess } from '../rule';
import { takesAccount } from '../ways-of-members';

/**
 * Excludes principals that can take any permission directly, because escalation already reports
 * them.
 */
export const indirectEscalation = ruleOnAccess('indirect-escalation', (world) =>
  escalationFindings(
    world,
    ({ way, reach }) => reach === 'open' && way.hands === 'roles',
    (principal) => !takesAccount(world, principal),
  ),
);
