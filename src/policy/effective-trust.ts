import { parseArn } from './arn';
import { chosenTrust } from './chosen-trust';
import { isKey } from './condition-key';
import { operatorParts } from './condition-operator';
import { holdsWithoutKey, isAlwaysPresent } from './confining-conditions';
import { hasDeployTimeValue, PolicyText } from './deploy-time-text';
import { mayMeet } from './deployments';
import { inverseCondition } from './inverse-condition';
import { Condition, Principal } from './model';
import { templateRequirement } from './requirement-logic';
import { isAllow, isDeny } from './statement';
import { combineTemplateConditions, TemplateCondition } from './template-condition';
import { TrustPrincipal, TrustStatement } from './trust';
import { isAnyone } from './trust-queries';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';

/** A statement that lets somebody assume a role. */
export interface EffectiveTrust extends TrustStatement {
  /** The names of parameters whose defaults make it so. Default: it is as written. */
  readonly byDefaultOf?: readonly string[];
}

/** Returns whether a deny covers those for whom a statement is looked at. */
type Covers = (deny: TrustStatement, statement: TrustStatement) => boolean;

/**
 * Returns the statements that let somebody assume a role by an action, as the denies next to them
 * leave them. A deny is the inverse condition of each statement that it covers. A deny under several
 * conditions leaves several ways, each a statement with the inverse of one. Where defaults of
 * parameters change the trust, its statements are there as written, and with the defaults.
 */
export const effectiveTrust = trustWith(coversAll);

/** Returns the same for everybody of unrelated accounts: a deny of everybody but some covers them. */
export const trustOfOutsiders = trustWith(
  (deny) => deny.principals.some(isEverybody) !== deny.notPrincipal,
);

function trustWith(
  covers: Covers,
): (role: Principal) => (action: string) => readonly EffectiveTrust[] {
  return memoize(({ trust, values }: Principal) =>
    memoize((action: string) =>
      [trust, byDefault(trust)].flatMap((statements) => {
        const all = statements.flatMap((statement) => chosenTrust(statement, action, values));
        const denies = all.filter(isDeny);
        return all
          .filter(isAllow)
          .flatMap((statement) => waysPast(statement, denies, covers))
          .map((statement) => withPresentKeys(statement, action));
      }),
    ),
  );
}

/** Returns statements with the defaults of parameters in them; none if none has a default. */
function byDefault(trust: readonly TrustStatement[]): readonly EffectiveTrust[] {
  const of = [...new Set(trust.flatMap((one) => one.byDefault?.of ?? []))];
  return trust.some((one) => one.byDefault)
    ? trust.flatMap((one) => (one.byDefault?.hasEffect === 'never' ? [] : [asByDefault(one, of)]))
    : [];
}

function asByDefault(statement: TrustStatement, byDefaultOf: readonly string[]): EffectiveTrust {
  const { byDefault: changed, effectAsWritten, templateConditions } = statement;
  const { actions, principals, conditions } = changed ?? statement;
  const isDecided = ({ name }: TemplateCondition) =>
    changed?.hasEffect === 'always' && name === effectAsWritten?.by.name;
  return {
    ...statement,
    actions,
    principals,
    conditions,
    templateConditions: templateConditions.filter((one) => !isDecided(one)),
    byDefaultOf,
  };
}

/** Returns the same for every action by which somebody assumes a role. */
export const everyWayIn = memoize((role: Principal): readonly EffectiveTrust[] => {
  const { assume, assumeWithSaml, assumeWithWebIdentity } = trustFacts();
  return [assume, assumeWithSaml, assumeWithWebIdentity].flatMap(effectiveTrust(role));
});

/** The maximum number of ways past the denies of a trust policy. Further denies do not count. */
const MOST_WAYS = 64;

/** Returns a statement once for each way past its denies: each of them has a condition to miss. */
function waysPast(
  statement: TrustStatement,
  denies: readonly TrustStatement[],
  covers: Covers,
): readonly TrustStatement[] {
  const about = denies.filter((deny) => covers(deny, statement));
  return about.reduce<readonly TrustStatement[]>(
    (ways, { conditions, templateConditions }) => {
      if (ways.length * (conditions.length + templateConditions.length) > MOST_WAYS) return ways;
      const inverses = conditions.map((condition) => inverseCondition(condition) ?? []);
      return ways.flatMap((way) => [
        ...inverses.map((inverse) => ({ ...way, conditions: [...way.conditions, ...inverse] })),
        ...templateConditions.flatMap((one) => withoutTemplateCondition(way, one)),
      ]);
    },
    [statement],
  );
}

/** Returns a statement where a template condition does not hold; nothing where it does not exist. */
function withoutTemplateCondition(
  statement: TrustStatement,
  condition: TemplateCondition,
): readonly TrustStatement[] {
  const templateConditions = combineTemplateConditions(statement.templateConditions, [
    { ...condition, holds: !condition.holds },
  ]);
  return templateConditions && mayMeet(templateConditions.map(templateRequirement))
    ? [{ ...statement, templateConditions }]
    : [];
}

/** Returns whether a deny covers everybody whom another statement covers. */
function coversAll(deny: TrustStatement, { principals, notPrincipal }: TrustStatement): boolean {
  if (deny.notPrincipal)
    return !notPrincipal && !principals.some((one) => mayBeExcepted(one, deny.principals));
  if (deny.principals.some(isEverybody)) return true;
  const isListed = (one: TrustPrincipal) => deny.principals.some((other) => isSame(one, other));
  return !notPrincipal && principals.every(isListed);
}

/** Returns whether a deny of everybody but some may leave a principal, or somebody of its account. */
const mayBeExcepted = (one: TrustPrincipal, excepted: readonly TrustPrincipal[]): boolean =>
  isAnyone(one) ||
  excepted.some(
    (other) =>
      isAnyone(other) ||
      [one, other].some(({ value }) => hasDeployTimeValue(value)) ||
      (one.type === other.type && accountOf(one) === accountOf(other)),
  );

/** Returns the account of a principal, or the principal itself if it has none. */
const accountOf = ({ type, value }: TrustPrincipal): PolicyText =>
  type === 'AWS' ? (parseArn(value)?.account ?? value) : value;

/** Returns whether a principal of a deny is everybody, whatever the default of a parameter is. */
const isEverybody = ({ type, value }: TrustPrincipal): boolean =>
  (type === '*' || type === 'AWS') && /^\*+$/.test(value);

const isSame = (one: TrustPrincipal, other: TrustPrincipal): boolean =>
  one.type === other.type && one.value === other.value;

/** Returns a statement without what allows an absent key, where requests have the key. */
function withPresentKeys(statement: TrustStatement, action: string): TrustStatement {
  const required = statement.conditions
    .filter((one) => !holdsWithoutKey(one))
    .map(({ key }) => key);
  const conditions = statement.conditions.map((one) =>
    isPresentIn(action, one.key) || required.some((key) => isKey(one.key, key))
      ? ofPresentKey(one)
      : one,
  );
  return { ...statement, conditions };
}

/** Returns whether every request by which somebody assumes a role has a key. */
export const isPresentIn = (action: string, key: string): boolean => {
  const { assume, present } = trustFacts();
  const own = present[action] ?? [];
  // The other actions need no credentials, so their requests have no caller.
  return own.some((one) => isKey(key, one)) || (action === assume && isAlwaysPresent(key));
};

/** Returns a condition on a key that requests have. All its values are at least one of them. */
function ofPresentKey(condition: Condition): Condition {
  const { name, set, ifExists } = operatorParts(condition.operator);
  if (set === undefined && !ifExists) return condition;
  return { ...condition, operator: set === undefined ? name : `foranyvalue:${name}` };
}
