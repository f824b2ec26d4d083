import { reviewFacts } from '../catalogue/catalogue';

/**
 * Describes what an action hands over, as a sentence. `named`: the action is on named roles, which
 * the rules accept.
 */
export function escalationText({ action, named }: { action: string; named: boolean }): string {
  if (named) return 'It decides what a role may do, for whoever may use that role.';
  const { escalation, unconfined } = reviewFacts();
  const why =
    escalation.find(({ actions }) => actions.includes(action))?.why ??
    unconfined.find((fact) => fact.action === action)?.why;
  return why === undefined ? '' : `${why.replace(/\.$/, '')}.`;
}
