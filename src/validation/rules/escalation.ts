import { escalationFindings, handsOverAccount, takenAccessFindings } from '../escalation-findings';
import { rule } from '../rule';

export const escalation = rule('escalation', (world) => [
  ...escalationFindings(world, handsOverAccount),
  ...takenAccessFindings(world),
]);
