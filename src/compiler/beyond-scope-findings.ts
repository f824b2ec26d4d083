import { findingsOn } from './findings-on';
import { reviewFacts } from '../catalogue/catalogue';
import { beyondScope } from '../policy/beyond-scope';
import { CompiledStatement } from '../policy/compiled-statement';
import { Finding } from '../policy/finding';
import { finding } from '../text/findings';

/**
 * Returns findings about what statements reach in other services: all resources of a type, and
 * resource policies that can name any account.
 */
export function beyondScopeFindings(statements: readonly CompiledStatement[]): Finding[] {
  const reached = statements.map(beyondScope);
  return [
    ...findingsOn(
      'beyond-scope',
      'apply to all such resources of the account',
      reached.flatMap(({ changing }) => changing),
    ),
    ...findingsOn(
      'reads-beyond-scope',
      'read all such resources of the account',
      reached.flatMap(({ reading }) => reading),
    ),
    ...opensToOthersFindings(statements),
  ];
}

function opensToOthersFindings(statements: readonly CompiledStatement[]): Finding[] {
  const allowed = new Set(
    statements.flatMap(({ effect, actions }) => (effect === 'Allow' ? actions : [])),
  );
  const opening = reviewFacts().opensToOthers.filter(({ action }) => allowed.has(action));
  if (opening.length === 0) return [];
  return [
    finding('opens-to-other-accounts', {
      subject: opening.map(({ action }) => action).join(', '),
      what: opening.map(({ action, does }) => `${action} ${does}`).join(', '),
    }),
  ];
}
