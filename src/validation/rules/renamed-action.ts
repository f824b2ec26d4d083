import { reviewFacts } from '../../catalogue/catalogue';
import { ownProperty } from '../../catalogue/own-property';
import { isConnectAction } from '../../policy/action-patterns';
import { isDocumented } from '../documented-by-aws';
import { rule } from '../rule';
import { allowedToConnectPrincipals, statementsByAction, noEffect } from '../statement-queries';

export const renamedAction = rule('renamed-action', (reading) =>
  statementsByAction(reading).flatMap((statement) => {
    const renamed = statement.actions.filter((action) => nowOf(action));
    if (renamed.length === 0 || isDocumented(statement)) return [];
    // Other services' action names matter only to principals that have access to Connect.
    const ours = allowedToConnectPrincipals(reading).has(statement)
      ? renamed
      : renamed.filter(isConnectAction);
    return ours.map((action) => ({
      subject: action,
      what: `${action} is no action, so ${noEffect(statement)} by it. ${nowOf(action)!.why.replace(/\.$/, '')}`,
      instead: `Write ${nowOf(action)!.now.join(', ')}`,
      place: statement.place,
    }));
  }),
);

const nowOf = (action: string) => ownProperty(reviewFacts().renamed, action.toLowerCase());
