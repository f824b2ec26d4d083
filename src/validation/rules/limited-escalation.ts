import { accessOfOthersFindings, escalationFindings } from '../escalation-findings';
import { roleChains } from '../role-chains';
import { rule } from '../rule';

export const limitedEscalation = rule('limited-escalation', (world) => [
  ...escalationFindings(world, ({ reach }) => reach === 'limited'),
  ...accessOfOthersFindings(world),
  ...roleChains(world),
]);
