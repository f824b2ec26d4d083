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
