import { isKey } from './condition-key';
import { operatorParts } from './condition-operator';
import { inverseCondition } from './inverse-condition';
import { Condition, Principal } from './model';
import { TrustPrincipal, TrustStatement } from './trust';
import { trustAllows } from './trust-queries';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';

/**
 * Returns the statements that let somebody assume a role by an action, as the denies next to them
 * leave them. A deny under one condition is the inverse condition of each statement that it covers.
 */
export const effectiveTrust: (role: Principal) => (action: string) => readonly TrustStatement[] =
  memoize(({ trust }: Principal) =>
    memoize((action: string) => {
      const all = trust.filter((statement) => trustAllows(statement, action));
      const denies = all.filter(({ effect }) => effect === 'Deny');
      return all
        .filter(({ effect }) => effect === 'Allow')
        .flatMap((statement) => withDenies(statement, denies))
        .map(withPresentKeys);
    }),
  );

/** Returns the same for every action by which somebody assumes a role. */
export const everyWayIn = memoize((role: Principal): readonly TrustStatement[] => {
  const { assume, assumeWithSaml, assumeWithWebIdentity } = trustFacts();
  return [assume, assumeWithSaml, assumeWithWebIdentity].flatMap(effectiveTrust(role));
});

function withDenies(
  statement: TrustStatement,
  denies: readonly TrustStatement[],
): readonly TrustStatement[] {
  const about = denies.filter((deny) => coversAll(deny, statement));
  if (about.some(({ conditions }) => conditions.length === 0)) return [];
  const inverses = about
    .filter(({ conditions }) => conditions.length === 1)
    .flatMap(({ conditions: [condition] }) => inverseCondition(condition) ?? []);
  if (inverses.length === 0) return [statement];
  return [{ ...statement, conditions: [...statement.conditions, ...inverses] }];
}

/** Returns whether a deny covers everybody whom another statement covers. */
function coversAll(deny: TrustStatement, { principals, notPrincipal }: TrustStatement): boolean {
  if (deny.templateConditions.length > 0) return false;
  if (!deny.notPrincipal && deny.principals.some(isEverybody)) return true;
  const isListed = (one: TrustPrincipal) => deny.principals.some((other) => isSame(one, other));
  return !deny.notPrincipal && !notPrincipal && principals.every(isListed);
}

/** Returns whether a principal of a deny is everybody, whatever the default of a parameter is. */
const isEverybody = ({ type, value }: TrustPrincipal): boolean =>
  (type === '*' || type === 'AWS') && /^\*+$/.test(value);

const isSame = (one: TrustPrincipal, other: TrustPrincipal): boolean =>
  one.type === other.type && one.value === other.value;

/** Returns a statement without what allows an absent key, where another condition requires it. */
function withPresentKeys(statement: TrustStatement): TrustStatement {
  const required = statement.conditions.filter(requiresKey);
  if (required.length === 0) return statement;
  const isRequired = ({ key }: Condition) => required.some((one) => isKey(key, one.key));
  const conditions = statement.conditions.map((one) => (isRequired(one) ? ofPresentKey(one) : one));
  return { ...statement, conditions };
}

/** Returns whether a condition is `Null` with `false`. */
const requiresKey = ({ operator, values }: Condition): boolean =>
  operatorParts(operator).name === 'null' && values.every((value) => /^false$/i.test(value));

/** Returns a condition on a key that requests have. All its values are at least one of them. */
function ofPresentKey(condition: Condition): Condition {
  const { name, set } = operatorParts(condition.operator);
  return { ...condition, operator: set === undefined ? name : `foranyvalue:${name}` };
}
