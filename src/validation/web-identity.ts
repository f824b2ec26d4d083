import { holdsWithoutKey } from './condition-keys';
import { neverHold } from './contradictions';
import { ProviderClaims, SharedProvider, trustFacts } from '../catalogue/trust';
import { operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { TrustStatement } from '../policy/trust';
import { demands } from '../policy/trust-queries';

/** A statement that trusts an identity provider. */
export interface WebIdentityTrust {
  readonly statement: TrustStatement;
  readonly provider: PolicyText;
}

/** Returns whether strangers have the tokens that a statement takes, with accounts of their own. */
export const letsStrangersIn = (trust: WebIdentityTrust): boolean =>
  sharedProvider(trust) !== undefined &&
  !isForNobody(trust) &&
  unlistedKeys(trust).length === 0 &&
  ownerClaims(trust).length === 0;

/** Returns whether no token meets the conditions of a statement. */
export const isForNobody = ({ statement }: WebIdentityTrust): boolean =>
  neverHold(statement.conditions.map(withPresentClaim));

/** Returns the claims that a statement requires, and by which its provider names one customer. */
export function ownerClaims(trust: WebIdentityTrust): readonly string[] {
  const conditions = trust.statement.conditions.map(withPresentClaim);
  const all = { ...trust, statement: { ...trust.statement, conditions } };
  const owner = [...(sharedProvider(trust)?.owner ?? []), ...(listedClaims(trust)?.owner ?? [])];
  return claimsIn(all, owner).filter(isOfOneOwner(trust)).map(claimOf);
}

/** Claims that are condition keys for every provider. */
const STANDARD = ['amr', 'aud', 'email', 'oaud', 'sub'];

/** Returns the condition keys that a statement requires, and that its provider does not have. */
export function unlistedKeys({ statement, provider }: WebIdentityTrust): readonly string[] {
  const listed = listedClaims({ statement, provider });
  if (!listed) return [];
  const known = [...STANDARD, ...listed.owner, ...listed.others];
  return statement.conditions
    .filter(
      (condition) =>
        condition.key.toLowerCase().startsWith(`${listed.provider}:`) &&
        !known.includes(claimOf(condition).toLowerCase()) &&
        !holdsWithoutKey(condition),
    )
    .map(({ key }) => key);
}

const claimOf = ({ key }: Condition): string => key.slice(key.lastIndexOf(':') + 1);

const listedClaims = ({ statement, provider }: WebIdentityTrust): ProviderClaims | undefined =>
  trustFacts().claims.find((one) => namesOf(provider, statement).includes(one.provider));

/** Every token has a subject and an audience, so `IfExists` on them changes nothing. */
const withPresentClaim = (condition: Condition): Condition =>
  /:(sub|aud)$/i.test(condition.key)
    ? { ...condition, operator: operatorParts(condition.operator).name }
    : condition;

/** Returns whether a statement requires a subject, and it names its owner. */
export const namesSubject = (trust: WebIdentityTrust): boolean =>
  claimsIn(trust, ['sub', ...tenantOf(trust)]).some(({ values }) =>
    values.every((value) => namesOwner(value, trust)),
  );

/** In Amazon Cognito, the audience is the identity pool, and the pool decides who gets a role. */
export const isIdentityPool = ({ provider }: WebIdentityTrust): boolean =>
  provider.startsWith(trustFacts().identityPools.provider);

/** Returns whether a statement is for users of every provider, without the name of one. */
export const isEvery = ({ provider }: WebIdentityTrust): boolean => /^\*+$/.test(provider);

const tenantOf = (trust: WebIdentityTrust): readonly string[] =>
  isIdentityPool(trust) ? ['aud'] : [sharedProvider(trust)?.tenant ?? []].flat();

/** Returns the conditions that require a value of one of some claims. */
const claimsIn = ({ statement }: WebIdentityTrust, claims: readonly string[]): Condition[] =>
  statement.conditions.filter(
    (condition) =>
      claims.some((claim) => condition.key.toLowerCase().endsWith(`:${claim}`)) &&
      demands({ ...statement, conditions: [condition] }, [condition.key]),
  );

/** Returns the provider of a statement if all its customers share it. */
function sharedProvider({ statement, provider }: WebIdentityTrust): SharedProvider | undefined {
  const names = namesOf(provider, statement);
  const { sharedProviders } = trustFacts();
  const own = sharedProviders.find((one) => names.includes(one.provider));
  return names.length === 0 && /^\*+$/.test(provider) ? sharedProviders[0] : own;
}

/** Returns the address of a provider. The keys of conditions show that of a reference. */
function namesOf(provider: PolicyText, { conditions }: TrustStatement): readonly PolicyText[] {
  const [, address = provider] = /:oidc-provider\/(.+)$/.exec(provider) ?? [];
  return hasDeployTimeValue(address) || /^\*+$/.test(address)
    ? conditions.map(({ key }) => key.slice(0, key.lastIndexOf(':')))
    : [address];
}

/** Returns whether all values of a condition are of one customer, and nobody else can have them. */
const isOfOneOwner =
  (trust: WebIdentityTrust) =>
  ({ key, values }: Condition): boolean => {
    if (isIdentityPool(trust)) return values.every((value) => namesOwner(value, trust));
    const isSubject = key.toLowerCase().endsWith(':sub');
    return values.every(isSubject ? isLabelled : isBelowOneName);
  };

/** Returns whether a value has no wildcard in its first name: `acme/*`. */
const isBelowOneName = (value: PolicyText): boolean => /^[^*?/]+(\/|$)/.test(value);

/**
 * Returns whether a subject names its owner, `repo:acme/*`. Anybody can have an account with a
 * provider that is known to all, and `repo:acme*` is also the repositories of acme-other.
 */
function namesOwner(value: PolicyText, trust: WebIdentityTrust): boolean {
  const { provider, statement } = trust;
  // The id of an identity pool begins with its Region, which all pools of the Region share.
  if (isIdentityPool(trust)) return !/^[^:]*[*?]|:[*?]/.test(value);
  const names = namesOf(provider, statement);
  const isOf = (one: { provider: string }) =>
    provider.includes(one.provider) || names.includes(one.provider);
  const known = trustFacts().subjects.find(isOf);
  if (hasDeployTimeValue(value)) return true;
  if (!known) return sharedProvider(trust) === undefined || isLabelled(value);
  const [owner, ...rest] = value.slice(known.before.length).split(known.after);
  return value.startsWith(known.before) && owner !== '' && !/[*?]/.test(owner) && rest.length > 0;
}

/** Returns whether a value names its owner before the first wildcard: `organization:acme:*`. */
const isLabelled = (value: PolicyText): boolean =>
  !/[*?]/.test(value) || /^[^*?:/]+[:/][^*?:/]+[:/]/.test(value);
