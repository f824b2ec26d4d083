import { reviewFacts } from '../catalogue/catalogue';

/**
 * What an action hands over, as a sentence. `named`:
 * on roles that are named, of which the rules accept that they are written.
 */
export function escalationText({ action, named }: { action: string; named: boolean }): string {
  if (named) return 'It decides what a role may do, for whoever may use that role.';
  const { escalation, unconfined } = reviewFacts();
  const why =
    escalation.find(({ actions }) => actions.includes(action))?.why ??
    unconfined.find((fact) => fact.action === action)?.why;
  return why === undefined ? '' : `${why.replace(/\.$/, '')}.`;
}
