import { possibleResources } from './possible-resources';
import { ReachedAction } from './reached-action';
import { UsableRole } from './usable-role';
import { memoize } from '../input/memoize';
import { withEveryColon } from '../policy/any-name';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { placesOfEarlyVariables } from '../policy/early-variables';
import { Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import {
  includesPrincipal,
  inOwnAccount,
  mayNamePrincipalOf,
  namesPrincipal,
  pathsOf,
  referencesSeenFrom,
} from '../policy/principal-names';

type Step = Pick<UsableRole, 'place' | 'isAny' | 'namedBy'>;

/** The roles that a resource is on. */
interface RolesOn {
  /** Those that it is in all requests. */
  readonly named: ReadonlySet<Principal>;
  /** Those that it includes, and does not name. */
  readonly included: ReadonlySet<Principal>;
  /** Those that it is for some deploy-time values and sessions. */
  readonly possible: ReadonlySet<Principal>;
}

/** Returns the statement by which a principal may do something with a role. */
type StepOn = (role: Principal) => Step | undefined;

/**
 * Returns the statements by which a principal may do something with each of some roles: one that
 * names the role, or else one on any role, or else one whose resource may be the role.
 */
export function stepsOnRoles(
  principal: Principal,
  roles: readonly Principal[],
  reached: readonly ReachedAction[],
): StepOn {
  const all = earlyVariablesLast(reached).map((one) => ({
    ...one,
    on: rolesOn(one.resource, roles, principal),
  }));
  return (role) => {
    const named = all.find(({ on }) => on.named.has(role));
    if (named) return { place: named.place, ...namedByEarly(named) };
    const ofAny = all.find(({ on }) => on.included.has(role));
    if (ofAny) return { place: ofAny.place, isAny: true, ...namedByEarly(ofAny) };
    const possible = all.find(({ on }) => on.possible.has(role));
    return possible && { place: possible.place, namedBy: possible.resource };
  };
}

interface OnResource {
  readonly resource: PolicyText;
}

/** Returns the same resources, with those last that are nothing if a policy variable does not work. */
export const earlyVariablesLast = <T extends OnResource>(all: readonly T[]): readonly T[] =>
  all.some(isEarly) ? [...all.filter((one) => !isEarly(one)), ...all.filter(isEarly)] : all;

const isEarly = ({ resource }: OnResource) => placesOfEarlyVariables(resource).length > 0;

/** Returns the resource of a step if it is nothing where a policy variable does not work. */
export const namedByEarly = (one: OnResource): Pick<UsableRole, 'namedBy'> =>
  isEarly(one) ? { namedBy: one.resource } : {};

/** Returns whether a resource may be a role, or includes it. */
export function isOnRole(resource: PolicyText, role: Principal, principal: Principal): boolean {
  const { file } = principal.place;
  const [own, ...texts] = textsOf(resource, principal);
  return (
    includesPrincipal(own, role) ||
    namesRole(own, texts, role, file) ||
    mayBeRole(own, texts, role, file)
  );
}

/** Returns a resource in the policies of a principal, and what it may be. */
const textsOf = (resource: PolicyText, principal: Principal): readonly PolicyText[] =>
  [resource, ...possibleResources(resource, principal)].map((one) => inOwnAccount(one, principal));

/** Returns the roles among some that one of some resources may be, or includes, in their order. */
export function rolesCovered(
  resources: readonly PolicyText[],
  roles: readonly Principal[],
  principal: Principal,
): readonly Principal[] {
  const covered = new Set(
    [...new Set(resources)].flatMap((resource) => {
      const { named, included, possible } = rolesOn(resource, roles, principal);
      return [...named, ...included, ...possible];
    }),
  );
  if (covered.size * MANY > roles.length) return roles.filter((role) => covered.has(role));
  const orderOf = orderIn(roles);
  return [...covered].sort((one, other) => orderOf(one) - orderOf(other));
}

/** From that share of all roles on, it is faster to go through all of them. */
const MANY = 16;

const orderIn = memoize((roles: readonly Principal[]) => {
  const order = new Map(roles.map((role, i) => [role, i]));
  return (role: Principal): number => order.get(role) ?? -1;
});

/** Returns the roles that a resource in the policies of a principal is on. */
const rolesOn = (
  resource: PolicyText,
  roles: readonly Principal[],
  principal: Principal,
): RolesOn =>
  rolesByText(roles)(JSON.stringify([principal.place.file, ...textsOf(resource, principal)]));

/** Most principals have the same resources, or the names of few roles. */
const rolesByText = memoize((roles: readonly Principal[]) =>
  memoize((written: string): RolesOn => {
    const [file, resource, ...texts] = JSON.parse(written) as readonly PolicyText[];
    const all = candidates([resource, ...texts], roles);
    const having = (isOn: (role: Principal) => boolean) => new Set(all.filter(isOn));
    return {
      named: having((role) => namesRole(resource, texts, role, file)),
      included: having((role) => includesPrincipal(resource, role)),
      possible: having((role) => mayBeRole(resource, texts, role, file)),
    };
  }),
);

/** Returns the roles that some resources can be on. A literal name and a reference are of few. */
function candidates(
  resources: readonly PolicyText[],
  roles: readonly Principal[],
): readonly Principal[] {
  const { byText, generated } = rolesByName(roles);
  const found = new Set<Principal>();
  for (const resource of resources) {
    const path = parseArn(resource)?.resource;
    const isReference = path === undefined && nameOfOpaque(resource) !== undefined;
    if (!isReference && !isLiteral(path ?? '*')) return roles;
    const its = [byText.get(path ?? resource) ?? [], path === undefined ? [] : generated].flat();
    its.forEach((role) => found.add(role));
  }
  return [...found];
}

const isLiteral = (text: PolicyText) => !/[*?$]/.test(text) && !hasDeployTimeValue(text);

/** Returns roles by their literal paths and the references to them, and those with generated names. */
const rolesByName = memoize((roles: readonly Principal[]) => {
  const byText = new Map<PolicyText, Principal[]>();
  const generated = new Set<Principal>();
  for (const role of roles) {
    const references = [role.place.file, ''].flatMap((file) => referencesSeenFrom(role, file));
    const paths = pathsOf(role);
    for (const text of new Set([...references, ...paths.filter(isLiteral)]))
      byText.set(text, [...(byText.get(text) ?? []), role]);
    const isOwn = (path: PolicyText) => references.some((one) => path.endsWith(`/${one}`));
    if (paths.some((path) => !isLiteral(path) && !isOwn(path))) generated.add(role);
  }
  return { byText, generated: [...generated] };
});

/** Returns whether a resource is a role in all requests of a principal. */
const namesRole = (
  resource: PolicyText,
  texts: readonly PolicyText[],
  role: Principal,
  file: string,
): boolean =>
  namesPrincipal(withEveryColon(resource), role, file) ||
  (texts.length === 1 && !isPattern(texts[0]) && namesPrincipal(texts[0], role, file));

/** Returns whether a resource is a role for some deploy-time values and sessions. */
const mayBeRole = (
  resource: PolicyText,
  texts: readonly PolicyText[],
  role: Principal,
  file: string,
): boolean =>
  texts.some(
    (text) =>
      mayNamePrincipalOf(withEveryColon(text), role, file) ||
      (text !== resource && (namesPrincipal(text, role, file) || includesPrincipal(text, role))),
  );
