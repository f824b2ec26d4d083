import { isKey } from './condition-keys';
import { kindOf } from './federated-session';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { matchesPattern, overlap } from '../policy/pattern';
import { pathsByName } from '../policy/principal-names';
import { pathOfName, roleNameIn } from '../policy/role-name';
import { Tristate } from '../policy/tristate';

/** The policy variable with the name of the user who is the caller. */
export const USER_NAME = '${aws:username}';

/** Returns whether a resource is the user of the caller, in some path. */
export const isOwnUser = (resource: PolicyText): boolean => {
  const path = parseArn(resource)?.resource ?? '';
  return path.endsWith(`/${USER_NAME}`) && overlap(path.slice(0, -USER_NAME.length), 'user/*');
};

/** Returns the name of a user without its path: one that it has, or that CloudFormation generates. */
export const userName = (user: Principal): PolicyText =>
  roleNameIn(pathsByName(user)[0] ?? user.name);

/** Returns the name of a user that a condition key has in its requests, if no deployment decides it. */
export function nameOfKey(key: string, holder: Principal): PolicyText | undefined {
  const [name, ...others] = holder.identity?.names ?? [];
  const isKnown = name !== undefined && others.length === 0 && !hasDeployTimeValue(name);
  const isAsked = kindOf(holder) === 'user' && isKey(key, USER_NAME.slice(2, -1));
  return isKnown && isAsked ? userName(holder) : undefined;
}

/** Returns a resource with the name of the user who is the caller. */
export const withUserName = (resource: PolicyText, user: Principal): PolicyText =>
  resource.replace(USER_NAME, () => userName(user));

/** Returns whether the user of the caller, as a policy names it, has the path that the user has. */
export function isInPathOf(resource: PolicyText, { identity }: Principal): Tristate {
  const path = parseArn(resource)?.resource.slice(0, -USER_NAME.length) ?? '';
  const names = identity?.names.length ? identity.names : [''];
  const own = names.map((name) => `user/${pathOfName(name)}`);
  if (own.every((one) => matchesPattern(path, one))) return 'yes';
  const isPossible = own.some((one) => overlap(path, one));
  return isPossible || identity?.isInAnyPath ? 'maybe' : 'no';
}

/** Returns the condition key that has the name of a user in its requests. Other principals have none. */
export const nameInRequests = (
  user: Principal,
  name = userName(user),
): Readonly<Record<string, PolicyText>> =>
  user.kind === 'user' ? { [USER_NAME.slice(2, -1)]: name } : {};
