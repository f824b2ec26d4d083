import { LocalChange } from './merge-cases';
import { AccessChange, ChangedStatement, DenyChange, TrustChange } from './model';
import { memoize } from '../../input/memoize';
import { matchesPattern } from '../../policy/pattern';
import { ReportedGrant, ReportedPrincipal, ReportedStatement, ReportedTrust } from '../model';

type Maybe = ReportedPrincipal | undefined;
type Side = ChangedStatement['side'];

/** Adds the statements that give or take access to changes. */
export const withStatements = (
  changes: readonly LocalChange[],
  was: Maybe,
  is: Maybe,
): readonly LocalChange[] =>
  changes.map((change) => {
    const statements = statementsOf(change, was, is);
    return statements.length > 0 ? { ...change, statements } : change;
  });

function statementsOf(change: LocalChange, was: Maybe, is: Maybe): readonly ChangedStatement[] {
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
    case 'trust-gained':
    case 'trust-widened':
    case 'trust-deny-gained':
      return trustOnlyOn('after', is, was, change);
    case 'trust-narrowed':
    case 'trust-lost':
    case 'trust-deny-lost':
      return trustOnlyOn('before', was, is, change);
  }
}

/** Returns the statements of a trust policy on some parties that one side has and the other does not. */
function trustOnlyOn(
  side: Side,
  its: Maybe,
  others: Maybe,
  change: TrustChange,
): readonly ChangedStatement[] {
  const known = new Set((others?.trust ?? []).map(contentOf));
  const wanted = new Set(change[side].flatMap(partyTexts));
  return (its?.trust ?? []).flatMap((trust, i): readonly ChangedStatement[] => {
    const place = its?.trustPlaces[i];
    const isOf = partyTexts(trust).some((one) => wanted.has(one)) && !known.has(contentOf(trust));
    if (!isOf || place === undefined) return [];
    return [{ ...(trust.sid !== undefined && { sid: trust.sid }), side, ...place }];
  });
}

/** Returns the parties of a statement, each with whether it is trusted. */
const partyTexts = ({ effect, notPrincipal, principals }: ReportedTrust): readonly string[] =>
  principals.map(({ type, value }) => JSON.stringify([effect, notPrincipal, type, value]));

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
  const known = others ? contentsOf(others.statements) : new Set();
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
const contentOf = memoize((statement: ReportedStatement | ReportedTrust): string =>
  JSON.stringify({ ...statement, policy: undefined, sid: undefined, origin: undefined }),
);

const contentsOf = memoize(
  (statements: readonly ReportedStatement[]): ReadonlySet<unknown> =>
    new Set(statements.map(contentOf)),
);

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
