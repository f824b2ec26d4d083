import { holdsWithoutKey } from './condition-keys';
import { isCarried } from './outsiders';
import { ProviderClaims, trustFacts } from '../catalogue/trust';
import { operatorParts } from '../policy/condition-operator';
import { requiresValue } from '../policy/confining-conditions';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { takesNoValue } from '../policy/every-value';
import { Condition } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { TrustStatement } from '../policy/trust';
import { isIdentityPools } from '../policy/trust-queries';

/** A statement that trusts an identity provider. */
export interface WebIdentityTrust {
  readonly statement: TrustStatement;
  readonly provider: PolicyText;
}

/** The conditions of a statement, by what they are about. */
export interface TokenConditions {
  /** Those on claims of tokens. Claims that every token has are required, also with `IfExists`. */
  readonly claims: readonly Condition[];
  /** Those on the request itself: its address, its time. */
  readonly others: readonly Condition[];
  /** Those on keys that the reference does not list for the provider. */
  readonly unlisted: readonly Condition[];
  /** Those on claims of other providers. */
  readonly ofOthers: readonly Condition[];
}

/** Returns the conditions that decide about tokens of a provider. An absent key may decide nothing. */
export function tokenConditions(trust: WebIdentityTrust): TokenConditions {
  const { assumeWithWebIdentity, standardClaims } = trustFacts();
  const names = namesOf(trust);
  const listed = listedClaims(trust);
  const known = listed && [...standardClaims, ...listed.owner, ...listed.others];
  const { conditions } = trust.statement;
  const isOwn = ({ key }: Condition) =>
    names.includes(providerIn(key)) || hasDeployTimeValue(providerIn(key));
  const own = conditions.filter(isOwn);
  const [claims, unknown] = separated(own, (one) => known?.includes(claimOf(one)) !== false);
  const [others, ofOthers] = separated(
    conditions.filter((one) => !isOwn(one)),
    ({ key }) => isCarried(key, assumeWithWebIdentity),
  );
  const [providers, texts] = separated(ofOthers.filter(requiresKey), ({ key }) =>
    key.includes(':'),
  );
  return {
    claims: claims.map((one) => withPresentClaim(one, trust)),
    others,
    unlisted: [...unknown.filter(requiresKey), ...texts],
    ofOthers: providers,
  };
}

const requiresKey = (condition: Condition) => !holdsWithoutKey(condition);

const separated = <T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [T[], T[]] => [
  all.filter(isFirst),
  all.filter((one) => !isFirst(one)),
];

/** Returns whether a statement demands one of some full values of a claim. A pattern lets others in. */
export const demandsValueOf = (trust: WebIdentityTrust, claim: string): boolean =>
  tokenConditions(trust).claims.some(
    (one) => claimOf(one) === claim && requiresValue(one) && !mayTakeOthers(one),
  );

const mayTakeOthers = ({ operator, values }: Condition): boolean =>
  operatorParts(operator).name === 'stringlike' &&
  values.some((value) => isPattern(value) || hasDeployTimeValue(value));

/** In Amazon Cognito, the audience is the identity pool, and the pool decides who gets a role. */
export const isIdentityPool = ({ provider }: WebIdentityTrust): boolean =>
  isIdentityPools({ type: 'Federated', value: provider });

/** Returns the claim in the key of a condition. */
export const claimOf = ({ key }: Pick<Condition, 'key'>): string =>
  key.slice(key.lastIndexOf(':') + 1).toLowerCase();

const providerIn = (key: string): string =>
  key.slice(0, Math.max(0, key.lastIndexOf(':'))).toLowerCase();

/** Returns what the reference lists of the claims of a provider. */
export const listedClaims = (trust: WebIdentityTrust): ProviderClaims | undefined =>
  trustFacts().claims.find((one) => namesOf(trust).includes(one.provider));

/** Returns whether the tokens of a provider have a subject. Those of two older ones have other ids. */
const hasSubjects = (trust: WebIdentityTrust): boolean =>
  trustFacts().sharedProviders.every(
    ({ provider, owner }) => owner.includes('sub') || !namesOf(trust).includes(provider),
  );

/** Claims that every token has. `IfExists` on them changes nothing. */
const PRESENT = ['aud', 'sub'];

function isPresent(condition: Condition, trust: WebIdentityTrust): boolean {
  const ofPool = isIdentityPool(trust) ? trustFacts().identityPools.always : [];
  return [...PRESENT, ...ofPool, ...(listedClaims(trust)?.always ?? [])].includes(
    claimOf(condition),
  );
}

/** Returns whether a condition wants a claim to be absent, or to have no value, that every token has. */
export const lacksPresentClaim = (trust: WebIdentityTrust): boolean =>
  hasSubjects(trust) &&
  tokenConditions(trust)
    .claims.filter((one) => isPresent(one, trust))
    .some((one) =>
      operatorParts(one.operator).name === 'null'
        ? one.values.every((value) => value.toLowerCase() === 'true')
        : takesNoValue(one),
    );

function withPresentClaim(condition: Condition, trust: WebIdentityTrust): Condition {
  const { name, set, ifExists } = operatorParts(condition.operator);
  if (!isPresent(condition, trust) || (set === undefined && !ifExists)) return condition;
  return { ...condition, operator: set === undefined ? name : `foranyvalue:${name}` };
}

/** Returns the address of a provider. The keys of conditions show that of a reference. */
export function namesOf({ provider, statement }: WebIdentityTrust): readonly PolicyText[] {
  const [, address = provider] = /:oidc-provider\/(.+)$/.exec(provider) ?? [];
  const keys = statement.conditions.map(({ key }) => providerIn(key));
  return hasDeployTimeValue(address) || /^\*+$/.test(address)
    ? keys.filter((one) => one.includes('.'))
    : [address.toLowerCase()];
}
