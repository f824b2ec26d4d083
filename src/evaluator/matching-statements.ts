import { Access } from './access';
import { prepared, PreparedStatement } from './prepared-policy';
import { RequestContext } from './request-context';
import { Policy } from '../policy/model';

/** The statements that cover, or may cover, a request. */
export interface Matches {
  readonly allowed: readonly PreparedStatement[];
  readonly mayAllow: readonly PreparedStatement[];
  readonly denied: readonly PreparedStatement[];
  readonly mayDeny: readonly PreparedStatement[];
}

/** Finds the statements of policies that cover, or may cover, a request. */
export function matchStatements(policies: readonly Policy[], context: RequestContext): Matches {
  const found: Record<keyof Matches, PreparedStatement[]> = {
    allowed: [],
    mayAllow: [],
    denied: [],
    mayDeny: [],
  };
  for (const policy of policies) {
    for (const { statement, action } of prepared(policy).about(context)) {
      const answer = statement.answer(context, action);
      if (answer === 'no') continue;
      if (answer === 'yes') (statement.denies ? found.denied : found.allowed).push(statement);
      else (statement.denies ? found.mayDeny : found.mayAllow).push(statement);
    }
  }
  return found;
}

/** Returns whether every statement about an action is on all resources. All requests are then equal. */
export function ignoresResource({ policies, boundary }: Access, action: string): boolean {
  const context = new RequestContext({ action, resource: '*' });
  const isAboutAll = (policy: Policy) =>
    prepared(policy)
      .about(context)
      .every(({ statement }) => statement.isOnEverything);
  return policies.every(isAboutAll) && (boundary === undefined || isAboutAll(boundary));
}
