/** Principals of which only the name is known: no file says in which path they are. */
import { PolicyText } from './deploy-time-text';
import { Principal } from './model';
import { overlap } from './pattern';
import { isReservedRole } from './reserved-name';
import { pathOfName } from './role-name';

type Identified = Pick<Principal, 'kind' | 'identity'>;

/**
 * Returns the ends of the ARNs that a principal has in the path that a pattern names: `role/team/ops`
 * for `role/team/*`. None without such a path, as in `role/app-*`, or if the path is known.
 */
export const pathsByPathOf = (
  resource: PolicyText,
  { kind, identity }: Identified,
): readonly PolicyText[] => {
  const path = pathOfName(resource);
  const isPath = path.startsWith(`${kind}/`) && path !== `${kind}/` && !isReservedRole(path);
  if (!isPath || !identity?.isInAnyPath) return [];
  return identity.names.map((name) => `${path}${name}`);
};

/** Returns whether a pattern matches the name of a principal in some path that it may have. */
export const mayBeInSomePath = (resource: PolicyText, { kind, identity }: Identified): boolean =>
  identity?.isInAnyPath === true &&
  !isReservedRole(resource) &&
  identity.names.some((name) => overlap(resource, `${kind}/*/${name}`));
