import { escalationFindings } from '../escalation-findings';
import { canTakeAnyPermission } from '../escalations-in-world';
import { ruleOnAccess } from '../rule';

/**
 * Excludes principals that can take any permission directly, because escalation already reports
 * them.
 */
export const indirectEscalation = ruleOnAccess('indirect-escalation', (world) =>
  escalationFindings(
    world,
    ({ way, reach }) => reach === 'open' && way.hands === 'roles',
    (principal) => !canTakeAnyPermission(world, principal),
  ),
);
