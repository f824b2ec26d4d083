import { areAlike, isInRegion } from './alike-names';
import { mayDelete, withPath } from './deletable-roles';
import { GrantingStatement } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { newWorkloads } from './new-workloads';
import { EscalationStep, escalationStep, EscalationWay } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { lowerCase, PolicyText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { mayBeInAccount, mayShareAccount, pathsSeenFrom } from '../policy/principal-names';
import { pathOfName, roleNameIn } from '../policy/role-name';

/** The statements that allow an action. */
export type Granting = (action: string) => readonly GrantingStatement[];

/**
 * Returns the statements for a way on something that the holder makes. They are without the names
 * that principals, or functions and the like, of the files have, where nothing is made with such a
 * name.
 */
export function grantingOfNew(
  principal: Principal,
  way: EscalationWay,
  world: World,
  granting: Granting,
  counted: CountedReach = 'limited',
): Granting {
  const [making] = way.needs;
  const step = escalationStep(making);
  if (!way.makes || step?.freedBy === undefined) {
    const isNew = newWorkloads(principal, way, world.workloads);
    const isKept = (one: GrantingStatement) => !isNew || withResources(one, isNew) === one;
    if (!isNew || way.needs.every((action) => granting(action).every(isKept))) return granting;
    return memoize((action: string) =>
      granting(action).flatMap((one) => withResources(one, isNew) ?? []),
    );
  }
  const isFree = (resource: PolicyText) => isFreeName(resource, step, principal, world, counted);
  return memoize((action: string) =>
    granting(action).flatMap((one) => withResources(one, isFree) ?? []),
  );
}

/** Returns a statement with some of its resources; undefined where none is left. */
export function withResources(
  one: GrantingStatement,
  isKept: (resource: PolicyText) => boolean,
): GrantingStatement | undefined {
  const { statement, left = [] } = one;
  if (statement.notResource || [...statement.resources, ...left].every(isKept)) return one;
  const resources = statement.resources.filter(isKept);
  const others = left.filter(isKept);
  if (resources.length === 0 && others.length === 0) return undefined;
  return {
    ...one,
    statement: { ...statement, resources },
    ...(others.length > 0 && { left: others }),
  };
}

/**
 * Returns whether a principal may make something with a name: nothing has it, or it deletes that. It is
 * not certain where a role of the files perhaps has it.
 */
export const isFreeName = (
  resource: PolicyText,
  step: EscalationStep,
  principal: Principal,
  world: World,
  counted: CountedReach = 'limited',
): boolean => {
  const owners = ownersOf(resource, step.on, principal, world);
  const others = counted === 'limited' ? [] : rolesPerhapsNamed(resource, principal, world);
  return (
    owners.every(({ owner, path }) =>
      mayDelete(principal, { owner, name: withPath(resource, path), step, counted }, world),
    ) &&
    others.every((owner) => mayDelete(principal, { owner, name: resource, step, counted }, world))
  );
};

/** Returns whether something of the files surely has a name that a principal may give. */
export const isNameTaken = (
  resource: PolicyText,
  { on }: EscalationStep,
  principal: Principal,
  world: World,
): boolean => ownersOf(resource, on, principal, world).length > 0;

/**
 * Returns the other roles that deployment may give a name. Whoever may make a user or a group with a name
 * takes or joins the one that has it.
 */
function rolesPerhapsNamed(
  resource: PolicyText,
  principal: Principal,
  world: World,
): readonly Principal[] {
  const arn = parseArn(resource);
  if (!arn || isPattern(arn.resource) || !arn.resource.startsWith('role/')) return [];
  const { values, identity: { account } = {} } = principal;
  const own = { text: roleNameIn(arn.resource), values };
  const isIt = (one: Principal) => (name: PolicyText) => {
    const text = roleNameIn(name);
    return areAlike(own, { text, values: one.values }, account) && isInRegion(own, text);
  };
  return world.principals
    .filter((one) => one.kind === 'role' && one !== principal)
    .filter((one) => mayShareAccount(one, principal))
    .filter(({ identity }) => mayBeInAccount(arn.account, identity?.account))
    .filter((one) => one.identity?.names.some(isIt(one)));
}

/** A principal that has a name, and the end of its ARN. */
interface Owner {
  readonly owner: Principal;
  readonly path: PolicyText;
}

/** Returns the principals of the files that have a name whatever happens, if a resource is one. */
function ownersOf(
  resource: PolicyText,
  kind: string,
  principal: Principal,
  world: World,
): readonly Owner[] {
  const arn = parseArn(resource);
  if (!arn || isPattern(arn.resource) || !arn.resource.startsWith(`${kind}/`)) return [];
  const its = namedIn(world)(principal.place.file)(kind).get(nameIn(arn.resource)) ?? [];
  return its.filter(
    ({ owner }) =>
      mayShareAccount(owner, principal) && mayBeInAccount(arn.account, owner.identity?.account),
  );
}

/** Returns the principals that always exist, by their names as a file writes them. */
const namedIn = memoize((world: World) =>
  memoize((file: string) =>
    memoize((kind: string): ReadonlyMap<string, readonly Owner[]> => {
      const found = new Map<string, readonly Owner[]>();
      for (const one of world.principals) {
        const isSure = one.identity && one.identity.names.length < 2 && !one.templateConditions;
        if (one.kind !== kind || !isSure) continue;
        for (const path of pathsSeenFrom(one, file))
          found.set(nameIn(path), [...(found.get(nameIn(path)) ?? []), { owner: one, path }]);
      }
      return found;
    }),
  ),
);

/**
 * Returns the name in a path. Names of a kind are unique in an account, whatever their path and their
 * case.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const nameIn = (path: PolicyText): PolicyText =>
  lowerCase(path.slice(pathOfName(path).length));
