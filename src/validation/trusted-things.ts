import { isKey, requiresValue } from './condition-keys';
import { grantsOf } from './granting-statements';
import { isNamed } from './named-resource';
import { canTry, ReachedAction, reachedBy } from './reached-action';
import { mayBeSure } from './sure-uses';
import { claimOf, demandsValueOf } from './token-claims';
import { sureTrustDenies } from './trusting-statements';
import { UsableRole } from './usable-role';
import {
  escalationStep,
  escalationWays,
  TrustedThing,
  trustedThings,
} from '../catalogue/escalation';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { isPattern } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { chosenTrust } from '../policy/chosen-trust';
import { isNegated, operatorParts } from '../policy/condition-operator';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
} from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { isIdentityPools, mayBeService } from '../policy/trust-queries';

/**
 * Returns the roles that trust something that a principal controls: an identity provider, or the
 * certificates of IAM Roles Anywhere. A reference is to a provider that exists.
 */
export const rolesByTrust = (
  principal: Principal,
  roles: readonly Principal[],
): readonly UsableRole[] =>
  trustedThings().flatMap((thing) => {
    const { needs, by } = thing;
    const [first, ...others] = needs;
    if (!needs.every((action) => grantsOf(principal, action).length > 0)) return [];
    const trusts = trustsIn(roles)(by)
      .filter(({ role }) => role !== principal || isFederation(by))
      .filter((trust) => mayBeOfKind(trust, thing) && !demandsClaim(trust, thing))
      .filter((trust) => !thing.signsIn || !isForGuests(trust))
      .filter(({ value }) => !thing.ifMissing || nameOfOpaque(value) === undefined);
    const attempt = (action: string) => ({ action, on: escalationStep(action)?.on });
    if (trusts.length === 0 || !others.every((action) => canTry(principal, attempt(action))))
      return [];
    const reached = reachedBy(principal, attempt(first));
    const sure = reached.filter(mayBeSure);
    const isOnAll = (trust: Trust) =>
      by !== PROVIDER ||
      others.every((action) =>
        reachedBy(principal, attempt(action)).some(
          ({ resource }) =>
            !isNamed(resource, attempt(action).on ?? '') || isProvider(resource, principal, trust),
        ),
      );
    return trusts
      .filter(isOnAll)
      .flatMap((trust) =>
        [reached, sure].flatMap((some) => useOf(principal, thing, trust, some) ?? []),
      );
  });

const PROVIDER = 'provider';
const POOL = 'identity pool';

/** Returns whether roles trust something as a provider of identities. */
const isFederation = (by: string): boolean => by === PROVIDER || by === POOL;

/** A statement by which a role trusts something, and what it names. */
interface Trust {
  readonly role: Principal;
  readonly statement: TrustStatement;
  readonly value: PolicyText;
}

/** Returns how roles trust a service, or any identity provider. */
const trustsIn = memoize((roles: readonly Principal[]) =>
  memoize((by: string): readonly Trust[] =>
    roles.flatMap((role) =>
      role.trust
        .filter(({ effect, notPrincipal }) => effect === 'Allow' && !notPrincipal)
        .flatMap((statement) =>
          statement.principals
            .filter((one) => isTrusted(one, by))
            .map(({ value }): Trust => ({ role, statement, value })),
        )
        .filter((trust) => actionsBy(by).some((action) => letsIn(trust, action))),
    ),
  ),
);

function isTrusted(one: TrustPrincipal, by: string): boolean {
  if (by === POOL) return isIdentityPools(one);
  return by === PROVIDER ? one.type === 'Federated' : mayBeService(one, by);
}

/** Returns the actions by which a service, or the users of an identity provider, assume a role. */
const actionsBy = (by: string): readonly string[] => {
  const { assume, assumeWithSaml, assumeWithWebIdentity } = trustFacts();
  if (by === POOL) return [assumeWithWebIdentity];
  return by === PROVIDER ? [assumeWithSaml, assumeWithWebIdentity] : [assume];
};

/** Returns whether a statement allows an action, and no deny without conditions stops it. */
const letsIn = ({ role, statement, value }: Trust, action: string): boolean =>
  chosenTrust(statement, action, role.values).length > 0 &&
  !sureTrustDenies(role, action).some(
    ({ principals, notPrincipal }) =>
      principals.some((one) => one.value === value || one.value === '*') !== notPrincipal,
  );

/** Returns whether what a role trusts may be of the kind that a thing is, as far as its ARN says it. */
function mayBeOfKind({ value }: Trust, { needs, by }: TrustedThing): boolean {
  const resource = parseArn(value)?.resource;
  const kind = escalationStep(needs[0])?.on ?? '';
  return by !== PROVIDER || resource === undefined || overlap(resource, `${kind}/*`);
}

/** Returns whether a trust policy demands one value of the claim that control of a thing leaves open. */
const demandsClaim = ({ role, statement, value }: Trust, { withoutClaim }: TrustedThing): boolean =>
  withoutClaim !== undefined &&
  effectiveTrust(role)(trustFacts().assumeWithWebIdentity)
    .filter(({ place }) => place === statement.place)
    .every((one) => demandsValueOf({ statement: one, provider: value }, withoutClaim));

/** Returns how a principal acts as a role by a thing; undefined where the role trusts another. */
function useOf(
  principal: Principal,
  thing: TrustedThing,
  trust: Trust,
  reached: readonly ReachedAction[],
): UsableRole | undefined {
  const { role, statement, value } = trust;
  const { needs, by, is, ifMissing } = thing;
  const kind = escalationStep(needs[0])?.on ?? '';
  const isItsOwn = ({ resource }: ReachedAction) =>
    by === PROVIDER
      ? isProvider(resource, principal, trust)
      : isSource(thing, statement, resource) && (by !== POOL || isPool(resource, trust));
  const named = reached.filter(({ resource }) => isNamed(resource, kind)).find(isItsOwn);
  const any = reached
    .filter(({ resource }) => !isNamed(resource, kind))
    .find((one) => by === PROVIDER || isItsOwn(one));
  const step = named ?? any;
  if (!step) return undefined;
  const isAny = !named && hasWay(needs);
  const name = by === PROVIDER ? toDisplayText(value) : role.name;
  const missing = ifMissing ? ', if it does not exist, which is not known' : '';
  const what = `the ${is} that the role ${role.name} trusts${missing}`;
  return {
    role,
    by: needs,
    place: step.place,
    ...(isAny && { isAny }),
    ...(ifMissing && { isUnseen: ifMissing }),
    means: { name, what, ...(isFederation(by) && { choosesName: true }) },
  };
}

/** Returns whether holders of access to Amazon Connect have a finding on any resource already. */
const hasWay = (actions: readonly string[]): boolean =>
  escalationWays().some(({ needs }) => needs.every((action) => actions.includes(action)));

/** Returns whether a resource in the policies of a principal is the provider that a role trusts. */
const isProvider = (resource: PolicyText, principal: Principal, { role, value }: Trust): boolean =>
  referTo([resource, principal], [value, role]) ||
  arnsOf(resource, principal).some((one) =>
    arnsOf(value, role).some((other) => isSameProvider(one, other)),
  );

/** A text in the files of a principal. */
type TextOf = readonly [PolicyText, Principal];

/** Returns whether two texts refer to one resource of a template: `Ref`, `Fn::GetAtt`, `Fn::Sub`. */
function referTo([one, holder]: TextOf, [other, role]: TextOf): boolean {
  const [first, second] = [logicalIdIn(one), logicalIdIn(other)];
  if (first === undefined || second === undefined) return false;
  if (holder.place.file === role.place.file) return first === second;
  // Another file has the name with its stack: `Stack/Id`.
  return first.endsWith(`/${second}`) || second.endsWith(`/${first}`);
}

const logicalIdIn = (text: PolicyText): string | undefined =>
  nameOfOpaque(text)?.replace(/\.[^./]*$/, '');

/** Returns a text, and the ARNs that its template gives to the resource that it refers to. */
const arnsOf = (text: PolicyText, { values }: Principal): readonly PolicyText[] => [
  text,
  ...(values?.get(nameOfOpaque(text) ?? '')?.values ?? []),
];

function isSameProvider(one: PolicyText, other: PolicyText): boolean {
  const [arn, their] = [parseArn(one), parseArn(other)];
  return (
    arn !== undefined &&
    their !== undefined &&
    overlap(arn.resource, their.resource) &&
    ([arn.account, their.account].some(hasDeployTimeValue) || overlap(arn.account, their.account))
  );
}

/** Returns the values of a claim that the trust policy of a role demands of the tokens of a provider. */
const demandedOf = ({ statement: { conditions } }: Trust, claim: string): readonly PolicyText[] =>
  conditions
    .filter((one) => claimOf(one) === claim && requiresValue(one))
    .flatMap(({ values }) => values);

/** Returns whether the audience in a trust policy may be an identity pool. Without one it may be any. */
function isPool(resource: PolicyText, trust: Trust): boolean {
  const pools = demandedOf(trust, 'aud').map((pool) => `identitypool/${pool}`);
  return (
    pools.length === 0 ||
    pools.some((one) => overlap(parseArn(resource)?.resource ?? resource, one))
  );
}

/** Returns whether a trust policy lets in only those who did not sign in. */
const isForGuests = (trust: Trust): boolean => {
  const values = demandedOf(trust, 'amr');
  return values.length > 0 && values.every((one) => one === trustFacts().identityPools.guests);
};

const SOURCE = 'aws:SourceArn';

/** Returns whether an operator asks for a value. Null asks only whether there is one. */
const comparesWithValue = (operator: string): boolean =>
  !isNegated(operator) && operatorParts(operator).name !== 'null';

/** Returns whether the source that a statement demands may be that of a resource. */
function isSource(
  { arn }: TrustedThing,
  { conditions }: TrustStatement,
  resource: PolicyText,
): boolean {
  if (arn === undefined) return true;
  return conditions
    .filter(({ key, operator }) => isKey(key, SOURCE) && comparesWithValue(operator))
    .every(({ values }) =>
      values.some((value) => (arn === 'new' ? isPattern(value) : overlap(resource, value))),
    );
}
