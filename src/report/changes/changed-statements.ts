import { AccessChange, Change, ChangedStatement, DenyChange } from './model';
import { matchesPattern } from '../../policy/pattern';
import { ReportedGrant, ReportedPrincipal, ReportedStatement } from '../model';

type Maybe = ReportedPrincipal | undefined;
type Side = ChangedStatement['side'];

/** Adds the statements that give or take access to changes. */
export const withStatements = <T extends Change>(
  changes: readonly T[],
  was: Maybe,
  is: Maybe,
): readonly T[] =>
  changes.map((change) => {
    const statements = 'actions' in change ? statementsOf(change, was, is) : [];
    return statements.length > 0 ? { ...change, statements } : change;
  });

function statementsOf(
  change: AccessChange | DenyChange,
  was: Maybe,
  is: Maybe,
): readonly ChangedStatement[] {
  switch (change.kind) {
    case 'deny-gained':
      return onlyOn('after', is, was, 'Deny', change);
    case 'deny-lost':
      return onlyOn('before', was, is, 'Deny', change);
    case 'access-gained':
    case 'access-widened':
    case 'access-moved':
      return firstOf(
        onlyOn('after', is, was, 'Allow', change),
        onlyOn('before', was, is, 'Deny', change),
      );
    case 'access-narrowed':
    case 'access-lost':
      return firstOf(
        onlyOn('before', was, is, 'Allow', change),
        onlyOn('after', is, was, 'Deny', change),
      );
  }
}

const firstOf = <T>(first: readonly T[], second: readonly T[]): readonly T[] =>
  first.length > 0 ? first : second;

/** Returns the statements on some actions that one side has and the other does not. */
function onlyOn(
  side: Side,
  its: Maybe,
  others: Maybe,
  effect: ReportedStatement['effect'],
  { actions, notAction = false }: AccessChange | DenyChange,
): readonly ChangedStatement[] {
  if (its === undefined) return [];
  const known = new Set((others?.statements ?? []).map(contentOf));
  const wanted = effect === 'Allow' ? new Set(granting(its, actions, notAction)) : undefined;
  return its.statements.flatMap((statement, i): readonly ChangedStatement[] => {
    const place = its.statementPlaces[i];
    const isAbout = wanted ? wanted.has(i) : denies(statement, actions);
    const isOf = statement.effect === effect && isAbout && !known.has(contentOf(statement));
    if (!isOf || place === undefined) return [];
    const { policy, sid } = statement;
    return [{ policy, ...(sid !== undefined && { sid }), side, ...place }];
  });
}

/** Returns the content of a statement, without the names that do not matter. */
const contentOf = ({ policy, sid, origin, ...content }: ReportedStatement): string =>
  JSON.stringify(content);

/** Returns the indices of the statements by which a principal has some of the actions. */
function granting(
  { grants, otherActions }: ReportedPrincipal,
  actions: readonly string[],
  notAction: boolean,
): readonly number[] {
  const wanted = new Set(actions);
  const isOf = (grant: ReportedGrant) =>
    (grant.notAction ?? false) === notAction && grant.actions.some((one) => wanted.has(one));
  return [...grants, ...otherActions]
    .filter(isOf)
    .flatMap(({ reaches }) => reaches.map(({ statement }) => statement));
}

const denies = (
  { actions: patterns, notAction }: ReportedStatement,
  actions: readonly string[],
): boolean =>
  actions.some(
    (action) =>
      patterns.some((one) => matchesPattern(one.toLowerCase(), action.toLowerCase())) !== notAction,
  );
