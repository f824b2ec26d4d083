import { escalationFindings } from '../escalation-findings';
import { canTakeAnyPermission } from '../escalations';
import { rule } from '../rule';

/** Not of whoever can take any permission at once: of that, escalation says enough. */
export const indirectEscalation = rule('indirect-escalation', (world) =>
  escalationFindings(
    world,
    ({ way, reach }) => reach === 'open' && way.hands === 'roles',
    (principal) => !canTakeAnyPermission(principal),
  ),
);
