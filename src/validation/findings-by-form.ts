import { AlikePrincipal, alikePrincipals, alikeStatements, EXAMPLE_NAME } from './alike-principals';
import { withIds } from './numbered-ids';
import { Found } from './rule';
import { principalsWith } from './statement-queries';
import { memoize } from '../input/memoize';
import { PolicyStatement, Principal, World } from '../policy/model';

/**
 * Returns the findings of a check on each of some principals. The check looks at nothing else, and
 * not at the name. So principals that differ only in names and ids are checked once.
 */
export function findingsOnEach(
  world: World,
  principals: readonly Principal[],
  check: (principal: Principal) => readonly Found[],
): Found[] {
  const alike = alikePrincipals(world);
  const ofExample = memoize(check);
  return principals.flatMap((principal) => {
    const of = alike.get(principal);
    const found = (of && foundFor(of, ofExample(of.form.example))) ?? check(principal);
    return found.map((one) => ({ ...one, about: [principal.place] }));
  });
}

/** Returns the same for statements. The check looks at nothing but the statement. */
export function findingsOnStatements(
  world: World,
  statements: readonly PolicyStatement[],
  check: (statement: PolicyStatement) => readonly Found[],
): Found[] {
  const alike = alikeStatements(world);
  const ofExample = memoize(check);
  return statements.flatMap((statement) => {
    const known = alike.get(statement);
    return (known && foundFor(known.of, ofExample(known.example))) ?? check(statement);
  });
}

/**
 * Returns the same for statements with their holders. The check looks at nothing but the statement
 * and the holders.
 */
export function findingsOnHeld(
  world: World,
  statements: readonly PolicyStatement[],
  check: (statement: PolicyStatement, holders: readonly Principal[]) => readonly Found[],
): Found[] {
  const [statementsAlike, alike] = [alikeStatements(world), alikePrincipals(world)];
  const ofExample = memoize((statement: PolicyStatement) =>
    memoize((holder: Principal) => check(statement, [holder])),
  );
  return statements.flatMap((statement) => {
    const holders = principalsWith(world, statement);
    const known = statementsAlike.get(statement);
    const isOnly = holders.length === 1 && known?.of === alike.get(holders[0]);
    const of = isOnly ? known?.of : undefined;
    const found = known && of && foundFor(of, ofExample(known.example)(of.form.example));
    return found ?? check(statement, holders);
  });
}

/** Returns findings on an example for a principal like it; undefined for a place of no principal. */
function foundFor(of: AlikePrincipal, found: readonly Found[]): readonly Found[] | undefined {
  if (found.length === 0) return found;
  const { form, ids, places } = of;
  const text = (one: string) => withIds(one, ids).replaceAll(EXAMPLE_NAME, () => of.name);
  const own = found.map((one) => ({
    one,
    place: places[form.places.get(one.place) ?? places.length],
  }));
  if (own.some(({ place }) => place === undefined)) return undefined;
  return own.map(({ one, place }) => ({
    ...one,
    subject: text(one.subject),
    what: text(one.what),
    ...(one.instead !== undefined && { instead: text(one.instead) }),
    place,
  }));
}
