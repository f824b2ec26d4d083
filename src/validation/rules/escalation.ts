import { escalationFindings, takenAccessFindings } from '../escalation-findings';
import { handsOverAccount } from '../escalations';
import { rule } from '../rule';

export const escalation = rule('escalation', (world) => [
  ...escalationFindings(world, handsOverAccount),
  ...takenAccessFindings(world),
]);
