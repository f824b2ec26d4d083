import { isInOtherPartition } from '../connect-partitions';
import { escalationFindings, takenAccessFindings } from '../escalation-findings';
import { handsOverAccount } from '../escalations';
import { ruleOnAccess } from '../rule';

export const escalation = ruleOnAccess('escalation', (world) => [
  ...escalationFindings(
    world,
    (one, principal) => handsOverAccount(one) && !isInOtherPartition(one, principal),
  ),
  ...takenAccessFindings(world),
]);
