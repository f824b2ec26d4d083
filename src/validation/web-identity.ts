import { neverHold } from './contradictions';
import { Openness } from './openness';
import { openness } from './outsiders';
import { namesOwner } from './subject-owner';
import {
  claimOf,
  isIdentityPool,
  lacksPresentClaim,
  listedClaims,
  namesOf,
  tokenConditions,
  WebIdentityTrust,
} from './token-claims';
import { SharedProvider, trustFacts } from '../catalogue/trust';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { demands } from '../policy/trust-queries';

/** Returns how open a statement is to strangers, who have tokens by accounts of their own. */
export function opennessToStrangers(trust: WebIdentityTrust): Openness {
  const { others, unlisted, ofOthers } = tokenConditions(trust);
  return sharedProvider(trust) === undefined ||
    isForNobody(trust) ||
    hasAudienceOfTenant(trust) ||
    unlisted.length + ofOthers.length > 0 ||
    ownerClaims(trust).length > 0
    ? 'none'
    : openness(others, trustFacts().assumeWithWebIdentity);
}

/**
 * Returns whether the audience of tokens names a customer of the provider. A provider in IAM takes
 * only tokens with an audience that it lists, and strangers have others.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export const hasAudienceOfTenant = (trust: WebIdentityTrust): boolean =>
  !isIdentityPool(trust) && sharedProvider(trust)?.tenant === 'aud';

/** Returns whether no token meets the conditions of a statement. */
export function isForNobody(trust: WebIdentityTrust): boolean {
  const { claims, others } = tokenConditions(trust);
  return lacksPresentClaim(trust) || neverHold([...claims, ...others]);
}

/** Returns the claims that a statement requires, and by which its provider names one customer. */
export function ownerClaims(trust: WebIdentityTrust): readonly string[] {
  const owner = [...(sharedProvider(trust)?.owner ?? []), ...(listedClaims(trust)?.owner ?? [])];
  return requiredClaims(trust, owner).filter(isOfOneOwner(trust)).map(claimOf);
}

/** Returns the keys that a statement requires, and whose values people choose for their own tokens. */
export const chosenKeys = (trust: WebIdentityTrust): readonly string[] =>
  requiredClaims(trust, sharedProvider(trust)?.chosen ?? []).map(({ key }) => key);

/** Returns whether a statement requires a subject, and it names its owner. */
export const namesSubject = (trust: WebIdentityTrust): boolean =>
  requiredClaims(trust, ['sub', ...tenantOf(trust)]).some(({ values }) =>
    values.every((value) => namesOwnerIn(value, trust)),
  );

/** Returns whether a statement is for users of every provider, without the name of one. */
export const isEvery = ({ provider }: WebIdentityTrust): boolean => /^\*+$/.test(provider);

const tenantOf = (trust: WebIdentityTrust): readonly string[] =>
  isIdentityPool(trust) ? ['aud'] : [sharedProvider(trust)?.tenant ?? []].flat();

/** Returns the conditions that require a value of one of some claims. */
const requiredClaims = (trust: WebIdentityTrust, claims: readonly string[]): Condition[] =>
  tokenConditions(trust).claims.filter(
    (condition) =>
      claims.includes(claimOf(condition)) &&
      demands({ ...trust.statement, conditions: [condition] }, [condition.key]),
  );

/** Returns the provider of a statement if all its customers share it. */
function sharedProvider(trust: WebIdentityTrust): SharedProvider | undefined {
  const names = namesOf(trust);
  const { sharedProviders } = trustFacts();
  const own = sharedProviders.find((one) => names.includes(one.provider));
  return names.length === 0 && isEvery(trust) ? sharedProviders[0] : own;
}

/** Returns whether all values of a condition are of one customer, and nobody else can have them. */
const isOfOneOwner =
  (trust: WebIdentityTrust) =>
  (condition: Condition): boolean => {
    if (isIdentityPool(trust)) return condition.values.every((value) => namesOwnerIn(value, trust));
    const isOwned =
      { sub: isLabelledFor(sharedProvider(trust)?.owner ?? []), email: isOfOneDomain }[
        claimOf(condition)
      ] ?? isBelowOneName;
    return condition.values.every((value) => isOwned(value) || namesOwner(value, namesOf(trust)));
  };

/** Returns whether a value has no wildcard in its first name: `acme/*`. */
const isBelowOneName = (value: PolicyText) => /^[^*?/]+(\/|$)/.test(value);

/** Returns whether a value names its owner before the first wildcard: `organization:acme:*`. */
const isLabelled = (value: PolicyText): boolean =>
  !/[*?]/.test(value) || /^[^*?:/]+[:/][^*?:/]+[:/]/.test(value);

/** Returns the same for a value that has one of some claims of an owner behind others. */
const isLabelledFor =
  (claims: readonly string[]) =>
  (value: PolicyText): boolean =>
    isLabelled(value) ||
    claims.some((claim) => /^[^*?:/]+([:/]|$)/.test(value.split(`:${claim}:`)[1] ?? ''));

const isOfOneDomain = (value: PolicyText) => /@[^*?@]+$/.test(value);

/**
 * Returns whether a subject names its owner. Anybody can have an account with a provider that all
 * its customers share. Another provider is as good as its subjects.
 */
function namesOwnerIn(value: PolicyText, trust: WebIdentityTrust): boolean {
  // The id of an identity pool begins with its Region, which all pools of the Region share.
  if (isIdentityPool(trust)) return !/^[^:]*[*?]|:[*?]/.test(value);
  return (
    namesOwner(value, namesOf(trust)) ?? (sharedProvider(trust) === undefined || isLabelled(value))
  );
}
