import { escalationWays, reviewFacts } from '../catalogue/catalogue';

/**
 * Describes what an action hands over, as a sentence. `named`: a name or a condition limits the
 * action.
 */
export function escalationText({ action, named }: { action: string; named: boolean }): string {
  const { escalation, unconfined } = reviewFacts();
  const kind = escalation.find(({ actions }) => actions.includes(action));
  if (named && kind?.on === 'role')
    return 'It decides what a role may do, for whoever may use that role.';
  const why = kind?.why ?? unconfined.find((fact) => fact.action === action)?.why;
  if (why !== undefined && !named) return `${why.replace(/\.$/, '')}.`;
  const way = escalationWays().find(({ needs }) => needs.includes(action));
  return way === undefined ? '' : `The holder ${way.does}.`;
}
