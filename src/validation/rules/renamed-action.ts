import { reviewFacts } from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { isConnectAction, matchesAction } from '../../policy/action-patterns';
import { PolicyText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { isDocumented } from '../documented-by-aws';
import { Found, rule } from '../rule';
import { allowedToConnectPrincipals, statementsByAction, noEffect } from '../statement-queries';

export const renamedAction = rule('renamed-action', (world) =>
  statementsByAction(world).flatMap((statement) => {
    // Other services' action names matter only to principals that have access to Connect.
    const isOurs = allowedToConnectPrincipals(world).has(statement);
    const found = statement.actions
      .filter((action) => isOurs || isConnectAction(action))
      .flatMap((action) => findingOn(statement, action));
    return found.length > 0 && isDocumented(statement) ? [] : found;
  }),
);

function findingOn(statement: PolicyStatement, action: PolicyText): Found[] {
  const renamed = ownProperty(reviewFacts().renamed, action.toLowerCase());
  if (!renamed) return [];
  const why = renamed.why.replace(/\.$/, '');
  return [
    {
      subject: action,
      what: `${action} is no action, so ${noEffect(statement)} by it. ${why}`,
      ...(hasAll(statement, renamed.now)
        ? { severity: 'warning', instead: 'Remove it. The statement has the current name too' }
        : { ...severityOf(statement), instead: `Write ${renamed.now.join(', ')}` }),
      place: statement.place,
    },
  ];
}

/** A deny that denies nothing gives nobody access. */
const severityOf = ({ effect }: PolicyStatement): Pick<Found, 'severity'> =>
  effect === 'Deny' ? { severity: 'error' } : {};

const hasAll = ({ actions }: PolicyStatement, names: readonly string[]): boolean =>
  names.every((name) => actions.some((pattern) => matchesAction(pattern, name)));
