import { possibleResources } from './possible-resources';
import { ReachedAction } from './reached-action';
import { UsableRole } from './usable-role';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { includesPrincipal, mayNamePrincipalOf, namesPrincipal } from '../policy/principal-names';

type Step = Pick<UsableRole, 'place' | 'isAny' | 'namedBy'>;

/**
 * Returns the statement by which a principal may do something with a role: one that names the role, or
 * else one on any role, or else one whose resource may be the role.
 */
export function stepOnRole(
  principal: Principal,
  role: Principal,
  reached: readonly ReachedAction[],
): Step | undefined {
  const named = reached.find(({ resource }) => namesRole(resource, role, principal));
  if (named) return { place: named.place };
  const ofAny = reached.find(({ resource }) => includesPrincipal(resource, role));
  if (ofAny) return { place: ofAny.place, isAny: true };
  const possible = reached.find(({ resource }) => mayBeRole(resource, role, principal));
  return possible && { place: possible.place, namedBy: possible.resource };
}

/** Returns whether a resource may be a role, or includes it. */
export const isOnRole = (resource: PolicyText, role: Principal, principal: Principal): boolean =>
  includesPrincipal(resource, role) ||
  namesRole(resource, role, principal) ||
  mayBeRole(resource, role, principal);

/** Returns whether a resource is a role in all requests of a principal. */
const namesRole = (resource: PolicyText, role: Principal, principal: Principal): boolean => {
  const { file } = principal.place;
  if (namesPrincipal(resource, role, file)) return true;
  const texts = possibleResources(resource, principal);
  return texts.length === 1 && !isPattern(texts[0]) && namesPrincipal(texts[0], role, file);
};

/** Returns whether a resource is a role for some deploy-time values and sessions. */
const mayBeRole = (resource: PolicyText, role: Principal, principal: Principal): boolean =>
  possibleResources(resource, principal).some(
    (text) =>
      mayNamePrincipalOf(text, role, principal.place.file) ||
      (text !== resource &&
        (namesPrincipal(text, role, principal.place.file) || includesPrincipal(text, role))),
  );
