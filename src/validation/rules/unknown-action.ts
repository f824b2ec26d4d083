import {
  actionFacts,
  familyServices,
  reviewFacts,
  similarActions,
} from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { isPattern, expandActionPattern, isConnectAction } from '../../policy/action-patterns';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { rule } from '../rule';
import { noEffect, statementsByAction } from '../statement-queries';

export const unknownAction = rule('unknown-action', (reading) =>
  statementsByAction(reading).flatMap((statement) =>
    statement.actions
      .filter(
        (action) =>
          isConnectAction(action) &&
          !hasDeployTimeValue(action) &&
          expandActionPattern(action).length === 0,
      )
      .filter((action) => !ownProperty(reviewFacts().renamed, action.toLowerCase()))
      .map((action) => ({
        subject: action,
        what: isPattern(action)
          ? `no action is named ${action}, so ${noEffect(statement)} by it`
          : `${action} does not exist, so ${noEffect(statement)} by it`,
        instead: perhaps(action),
        place: statement.place,
      })),
  ),
);

const suggestions = new Map<string, string>();

function perhaps(action: string): string {
  const known = suggestions.get(action);
  if (known !== undefined) return known;
  const similar = similarActions(action).filter(
    (name) => familyServices().includes(name.split(':')[0]) && actionFacts(name),
  );
  const said =
    similar.length > 0
      ? `Perhaps ${similar.join(' or ')}`
      : 'See docs/console-use-cases.md for what each page needs, docs/jobs.md for what each job does';
  suggestions.set(action, said);
  return said;
}
