import { escalationFindings, takenAccessFindings } from '../escalation-findings';
import { handsOverAccount } from '../escalations';
import { ruleOnAccess } from '../rule';

export const escalation = ruleOnAccess('escalation', (world) => [
  ...escalationFindings(world, handsOverAccount),
  ...takenAccessFindings(world),
]);
