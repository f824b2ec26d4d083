import { escalationWays, reviewFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';

/**
 * Describes what an action hands over, as a sentence. `named`: a name or a condition limits the
 * action.
 */
export const escalationText = ({ action, named }: { action: string; named: boolean }): string =>
  named ? limitedText(action) : openText(action);

const limitedText = memoize((action: string) => textOf(action, true));
const openText = memoize((action: string) => textOf(action, false));

function textOf(action: string, named: boolean): string {
  const { escalation, unconfined } = reviewFacts();
  const kind = escalation.find(({ actions }) => actions.includes(action));
  if (named && kind?.on === 'role')
    return 'It decides what a role may do, for whoever may use that role.';
  const why = kind?.why ?? unconfined.find((fact) => fact.action === action)?.why;
  if (why !== undefined && !named) return `${why.replace(/\.$/, '')}.`;
  const way = escalationWays().find(({ needs }) => needs.includes(action));
  return way === undefined ? '' : `The holder ${way.does}.`;
}
