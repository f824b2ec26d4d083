import { escalationFindings } from '../escalation-findings';
import { rule } from '../rule';

export const limitedEscalation = rule('limited-escalation', (world) =>
  escalationFindings(world, ({ reach }) => reach === 'limited'),
);
