import { reachesAttached } from './attached-reach';
import { mostAllowed } from './attempt';
import { mayCarry } from './carried-keys';
import { commonPolicies } from './common-policies';
import { holdsWithoutKey } from './condition-keys';
import { AllowedOn, isRecreated } from './deletable-policies';
import { grantsOf, resourcesOf } from './granting-statements';
import { CountedReach, isCounted } from './limiting-conditions';
import { mayBeDeniedByName } from './open-denies';
import { possiblePartitions } from './own-partitions';
import { isOfAccount, named, policiesByArn } from './policies-by-arn';
import { policiesPerhapsNamed } from './policies-of-one-name';
import { accountOf, ownerOfName, stateOfName } from './policy-name-state';
import { PolicySwitch, switchesBy } from './policy-switches';
import { switchingActions, withoutVersions } from './version-actions';
import { hasAllOf } from './whole-accounts';
import { policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { exampleTexts } from '../policy/example-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { isPattern, matchesPattern } from '../policy/pattern';
import { mayBeInAccount, mayBeInPartition, pathsByName } from '../policy/principal-names';
import { Requirement } from '../policy/requirement';
import { isSamePolicy } from '../policy/same-policy';

/** A managed policy that a condition value names. */
export interface NameablePolicy {
  /** Its ARN, or the reference to it. */
  readonly arn: PolicyText;
  /** Default: the holder writes it. */
  readonly name?: string;
  /** Its content. Absent if the holder writes it. */
  readonly policy?: Policy;
  /** Whether conditions name others only, and so leave it. */
  readonly isLeft?: true;
  /** Whether the holder deletes it first, and creates it again. */
  readonly isDeleted?: true;
  /** The version to which the holder switches it first. Default: the content is that of now. */
  readonly version?: string;
  /** What must be so for it to have it, which no file says. Default: nothing. */
  readonly needs?: 'free name' | 'no holder' | 'fewer versions' | 'condition' | 'one name';
  /** Which names must be one: `cc-${Env} is cc-prod`. */
  readonly condition?: string;
}

/**
 * Returns the managed policies that a condition value names: those of AWS, those of the files, and
 * those that a principal may write. A value that names nothing known, or something in another
 * account or partition, gives none.
 */
export function nameablePolicies(
  value: PolicyText,
  principal: Principal,
  world: World,
): readonly NameablePolicy[] {
  const arn = parseArn(value);
  const { identity } = principal;
  if (arn && !isOfOwnPartition(arn.partition, principal)) return [];
  if (arn && arn.account !== 'aws' && !mayBeInAccount(arn.account, identity?.account)) return [];
  const written = writtenPolicies(value, principal, world);
  // What is there before that gives no more.
  if (written.some(({ isDeleted, needs }) => isDeleted && !needs)) return written;
  const byArn = policiesByArn(value, principal, world);
  const switches = switchesOf(world)(principal);
  const switched = byArn.flatMap(({ policy, ...one }) =>
    switches
      .filter((by) => isSamePolicy(by.policy, policy))
      .map(({ version }) => ({ ...one, policy: version, version: version.version ?? 'another' })),
  );
  const sure = [...written, ...byArn, ...switched];
  if (byArn.length > 0 && !isPattern(value)) return sure;
  const known = new Set(byArn.map(({ policy }) => policy));
  const perhaps = policiesPerhapsNamed(world)(principal)(value)
    .filter(({ policy }) => !known.has(policy))
    .map((one) => ({ ...one, needs: 'one name' as const }));
  return [...sure, ...perhaps];
}

/** Returns whether a partition may be that of a principal, also by what its policies allow. */
const isOfOwnPartition = (partition: PolicyText, principal: Principal): boolean =>
  mayBeInPartition(partition, principal) &&
  (hasDeployTimeValue(partition) ||
    possiblePartitions(principal).some((one) => matchesPattern(partition, one)));

/** Returns the versions with more to which a principal may switch policies of a world for certain. */
const switchesOf = memoize((world: World) =>
  memoize((principal: Principal): readonly PolicySwitch[] =>
    switchingActions()
      .flatMap((action) => switchesBy(principal, action, world))
      .filter(({ isSure }) => isSure),
  ),
);

/**
 * Returns the policy of a name, or of a pattern, that a principal may make or rewrite. Nothing is
 * made with a name that is taken. A name that no file has may be that of a policy elsewhere.
 */
export function writtenPolicies(
  value: PolicyText,
  principal: Principal,
  world: World,
): readonly NameablePolicy[] {
  const [creates, ...rewrites] = policyKeys().made;
  const state = isPattern(value) ? 'free' : stateOfName(value, principal, world);
  const rewriting = state === 'elsewhere' ? [] : rewrites;
  const writes = state === 'free' ? [creates, ...rewriting] : rewriting;
  const allowedOn = arnsFor(value, principal, world);
  const writtenOn = (counted: CountedReach, on = allowedOn) =>
    writes.flatMap((action) => on(action, principal, counted));
  const names = isPattern(value) ? [...new Set(writtenOn('limited'))] : [];
  if (names.length > 0 && !names.some(isPattern))
    return names.flatMap((one) => writtenPolicies(one, principal, world));
  const [written] = writtenOn('open');
  if (written !== undefined) return [{ arn: exampleTexts(written)[0] }];
  const old = state === 'taken' ? value : ownerOfName(value, principal, world);
  const again = old === undefined ? [] : recreated(value, old, principal, world);
  if (again.some(({ needs }) => !needs)) return again;
  const onFull = arnsFor(value, principal, world, withoutVersions);
  const [full] = writtenOn('open', onFull);
  if (full !== undefined) return [{ arn: exampleTexts(full)[0], needs: 'fewer versions' }];
  const [limited] = writtenOn('limited');
  if (limited !== undefined) return [{ arn: exampleTexts(limited)[0], needs: 'condition' }];
  const [made] = state === 'unknown' ? allowedOn(creates, principal, 'limited') : [];
  return made === undefined
    ? again
    : [{ arn: exampleTexts(made)[0], name: nameIn(made), needs: 'free name' }];
}

/** Returns a policy of the files that a principal deletes, to create one with its name. */
function recreated(
  value: PolicyText,
  old: PolicyText,
  principal: Principal,
  world: World,
): readonly NameablePolicy[] {
  const [creates] = policyKeys().made;
  const allowedOn: AllowedOn = (action, ...others) =>
    arnsFor(action === creates ? value : old, principal, world)(action, ...others);
  const mayRecreate = (counted: CountedReach) =>
    isRecreated(old, principal, world, counted, allowedOn);
  if (!mayRecreate('limited')) return [];
  const isCertain = mayRecreate('certain');
  const [{ name }] = policiesByArn(old, principal, world);
  const isSure = hasAllOf(world)('policy')(accountOf(value, principal));
  const needs = isCertain ? 'no holder' : 'condition';
  return [{ arn: value, name, isDeleted: true, ...((!isSure || !isCertain) && { needs }) }];
}

/** Returns the ARNs of policies that a value names, and on which somebody is allowed an action. */
const arnsFor =
  (
    value: PolicyText,
    { place, identity }: Principal,
    world: World,
    asTried = (one: Attachment) => one,
  ): AllowedOn =>
  (action, principal, counted) => {
    const reaches = (one: Omit<Attachment, 'place'>) => {
      const tried = asTried({ ...one, place });
      return reachesAttached(principal, action, tried, counted);
    };
    const isMade = action === policyKeys().made[0];
    // A pattern, or a name of nothing, is of those that exist, where the files have all.
    const reachesOne = (arn: PolicyText) => {
      const own = policiesByArn(arn, { place, identity }, world).filter(isOfAccount);
      const isOpen = own.length === 0 && (isOpenName(arn) || hasOpenNames(world));
      const account = identity?.account ?? accountOf(arn, { identity });
      return isMade || isOpen || own.some(reaches) || !hasAllOf(world)('policy')(account);
    };
    return grantsOf(principal, action)
      .flatMap(resourcesOf)
      .flatMap((resource) => commonPolicies(value, resource, principal, world))
      .filter(isOfAccount)
      .filter(({ isSure }) => isSure || counted === 'limited')
      .filter(({ arn }) => isAllowedOn(principal, action, arn, counted))
      .filter((one) => counted === 'limited' || !mayBeDeniedByName(principal, action, one))
      .filter((one) => (one.policy ? reaches(one) : reachesOne(one.arn)))
      .map(({ arn }) => arn);
  };

/** Returns whether only deployment or a session knows the name in an ARN. */
const isOpenName = (arn: PolicyText): boolean => {
  const { resource = arn } = parseArn(arn) ?? {};
  return hasDeployTimeValue(resource) || resource.includes('${');
};

/** Returns whether some policy of the files has such a name. */
export const hasOpenNames = memoize(({ policies }: World): boolean =>
  policies
    .filter(({ managed, origin }) => managed && origin === 'file')
    .flatMap((one) => pathsByName(named(one)))
    .some(hasDeployTimeValue),
);

function isAllowedOn(
  principal: Principal,
  action: string,
  arn: PolicyText,
  counted: CountedReach,
): boolean {
  const decision = mostAllowed(principal, { action, on: 'policy' }, arn);
  return (
    decision !== undefined &&
    isCounted(decision, principal, counted) &&
    decision.requirements.every((one) => !requiresUncarried(action, one))
  );
}

const nameIn = (arn: PolicyText) => toDisplayText(arn.slice(arn.lastIndexOf('/') + 1));

/** Returns whether a requirement is for a key that requests for the action never have. */
const requiresUncarried = (action: string, one: Requirement): boolean =>
  one.kind === 'key' && one.holds && !holdsWithoutKey(one) && !mayCarry(action, one.key);
