import { mostAllowed } from './attempt';
import { stepReaches } from './escalation-reach';
import { Escalation, allowedWays } from './escalations';
import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { ownPartition } from './own-partitions';
import { ANY_ACCOUNT } from './own-place';
import { hasPolicy } from './own-policies';
import { mayBeSet } from './permission-sets';
import { isReachedByTags } from './reached-by-tags';
import { UsableRole } from './usable-role';
import { escalationStep, EscalationWay, escalationWays } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { lazy, memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import {
  includesPrincipal,
  mayShareAccount,
  namesPrincipal,
  pathsOf,
} from '../policy/principal-names';
import { isChangedByAwsOnly } from '../policy/reserved-name';

/**
 * Returns the principals whose access a principal can take: users by their credentials, groups that
 * it joins, roles by their trust, and permission sets of IAM Identity Center. The tags of users and
 * roles decide, where they are known.
 */
export const takenPrincipals = (
  principal: Principal,
  all: readonly Principal[],
): readonly UsableRole[] =>
  takenUnderAnyTags(principal, all).filter((step) => isTakenAsTagged(principal, step));

/** Returns whether the tags that a principal has now let another one take its access. */
export const isTakenAsTagged = (
  principal: Principal,
  { role, by: [action] }: Pick<UsableRole, 'role' | 'by'>,
): boolean => isReachedByTags(principal, role, { action, on: escalationStep(action)?.on });

/** Returns those whose access a principal can take if somebody gives them the tags for it. */
export function takenUnderAnyTags(
  principal: Principal,
  all: readonly Principal[],
): readonly UsableRole[] {
  return allowedWays(principal, takingWays()).flatMap(({ needs, takes = 'role' }) => {
    const statementOn = grantingOn(principal, needs[0]);
    return (byKind(all).get(takes) ?? [])
      .filter((target) => target !== principal)
      .flatMap((role): UsableRole[] => {
        const found = statementOn(role);
        return found ? [{ role, by: needs, place: found.place, isTaken: true }] : [];
      });
  });
}

/** Returns the statement by which a principal may do an action on another one, or on its policy. */
export function grantingOn(
  principal: Principal,
  action: string,
): (target: Principal) => GrantingStatement | undefined {
  const granting = grantsOf(principal, action);
  return (target) =>
    mayBeChanged(action, target)
      ? granting.find((one) =>
          resourcesOf(one).some((resource) => isTaken(principal, action, resource, target)),
        )
      : undefined;
}

/** The ways that take the access of others. */
export const takingWays = lazy((): readonly EscalationWay[] =>
  escalationWays().filter(({ takes }) => takes !== undefined),
);

const byKind = memoize((all: readonly Principal[]) => groupBy(all, ({ kind }) => kind));

/** A way to more access that is on some principals: it takes their access, or changes it. */
export interface WayOnOthers {
  readonly escalation: Escalation;
  readonly targets: readonly Principal[];
}

/**
 * Returns a way to more access as it is on principals, among some. Several statements, or several
 * resources of one, may each be on others of them.
 */
export function waysOnOthers(
  principal: Principal,
  escalation: Escalation,
  among: readonly Principal[],
): readonly WayOnOthers[] {
  const { way, steps, asFreed } = escalation;
  const others = among.filter((target) => target !== principal);
  if (asFreed)
    return waysOnOthers(asFreed.holder, asFreed.escalation, others).map(
      ({ escalation: { steps: then }, targets }) => ({
        escalation: {
          ...escalation,
          steps: [...steps.slice(0, -then.length), ...then],
        },
        targets,
      }),
    );
  if (way.makes) return [];
  const left = new Set(others);
  return steps.flatMap((step, i) => {
    const { action } = step;
    const takes = i === 0 ? way.takes : undefined;
    const ofKind = others.filter((one) => isOfKind(takes, action, one));
    if (ofKind.length === 0) return [];
    const all = grantsOf(principal, action);
    const reached = stepReaches(principal, { action, way, all });
    return [step, ...reached].flatMap((one) => {
      const { resource } = one;
      const targets = ofKind
        .filter((target) => left.has(target))
        .filter((target) => isTaken(principal, action, resource, target));
      if (targets.length === 0) return [];
      for (const target of targets) left.delete(target);
      const taken = steps.map((known) => (known === step ? one : known));
      return [
        {
          escalation: { ...escalation, steps: taken },
          targets,
        },
      ];
    });
  });
}

/** Returns whether an action takes the access of a kind of principals, or changes it. */
const isOfKind = (takes: EscalationWay['takes'], action: string, target: Principal): boolean => {
  const changed = KINDS[escalationStep(action)?.on ?? ''] ?? [];
  return (
    (takes === undefined ? changed : [takes]).includes(target.kind) && mayBeChanged(action, target)
  );
};

/** Returns whether AWS lets others do an action on a principal. Only AWS changes some roles. */
const mayBeChanged = (action: string, target: Principal): boolean =>
  !target.madeByAws && !(escalationStep(action)?.on === 'role' && isChangedByAwsOnly(target));

/** The kinds of principals that a change of a kind of resource in IAM is about. */
const KINDS: Readonly<Record<string, readonly Principal['kind'][]>> = {
  role: ['role'],
  user: ['user'],
  group: ['group'],
  policy: ['role', 'user', 'group', 'permission set'],
  'permissionSet/*': ['permission set'],
};

/**
 * Returns whether a principal may do an action on another one of its account, by a resource of its
 * statements. A permission set is in each account.
 */
const isTaken = (
  principal: Principal,
  action: string,
  resource: PolicyText,
  target: Principal,
): boolean =>
  (target.kind === 'permission set' || mayShareAccount(target, principal)) &&
  isOn(action, resource, target, principal) &&
  mostAllowed(
    principal,
    { action, on: escalationStep(action)?.on },
    resourceOf(resource, target, principal),
  ) !== undefined;

/** Returns whether a resource in the policies of a file is a principal, or a policy that it has. */
function isOn(action: string, resource: PolicyText, target: Principal, holder: Principal): boolean {
  if (escalationStep(action)?.on === 'policy')
    return hasPolicy(target, resource, holder.place.file);
  if (target.kind === 'permission set') return mayBeSet(resource, target, holder);
  return namesPrincipal(resource, target, holder.place.file) || includesPrincipal(resource, target);
}

/** Returns the ARN of a principal that a pattern of a holder includes. Without a known name, the pattern. */
export function resourceOf(resource: PolicyText, target: Principal, holder: Principal): PolicyText {
  const path = pathsOf(target).find((one) => !hasDeployTimeValue(one));
  const isOfIam = ['role', 'user', 'group'].includes(target.kind);
  if (!isPattern(resource) || path === undefined || !isOfIam) return resource;
  const { partition = '*', account = '*' } = parseArn(resource) ?? {};
  const { partition: own, account: its = ANY_ACCOUNT } = target.identity ?? {};
  const [inPartition, inAccount] = [
    isPattern(partition) ? (own ?? ownPartition(holder)) : partition,
    isPattern(account) ? its : account,
  ];
  return ['arn', inPartition, 'iam', '', inAccount, path].join(':');
}
