import { escalationFindings } from '../escalation-findings';
import { rule } from '../rule';

export const escalation = rule('escalation', (world) =>
  escalationFindings(world, ({ way, reach }) => reach === 'open' && way.hands === 'any-permission'),
);
