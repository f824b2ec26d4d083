import { AlikePrincipal, alikePrincipals, alikeStatements, EXAMPLE_NAME } from './alike-principals';
import { withIds } from './numbered-ids';
import { Found } from './rule';
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
    return (of && foundFor(of, ofExample(of.form.example))) ?? check(principal);
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
