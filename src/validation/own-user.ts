import { parseArn } from '../policy/arn';
import { coveringStatements } from '../policy/covering-statements';
import { deployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { matchesPattern, patternsIntersect } from '../policy/pattern';
import { pathOfName } from '../policy/role-name';
import { isDeny } from '../policy/statement';
import { Tristate } from '../policy/tristate';

/** The policy variable with the name of the user who is the caller. */
export const USER_NAME = '${aws:username}';

/** Returns whether a resource is the user of the caller, in some path. */
export const isOwnUser = (resource: PolicyText): boolean => {
  const path = parseArn(resource)?.resource ?? '';
  return (
    path.endsWith(`/${USER_NAME}`) && patternsIntersect(path.slice(0, -USER_NAME.length), 'user/*')
  );
};

/** Returns the name of a user without its path. One that deployment chooses is in no policy. */
export function userName({ identity }: Principal): PolicyText {
  const name = (identity?.names[0] ?? GENERATED).replace(/^.*\//, '');
  const reference = nameOfOpaque(name);
  return reference !== undefined && reference === identity?.id ? GENERATED : name;
}

const GENERATED = 'qJx-7WkV_u3';

/**
 * Returns whether a user is denied an action on itself, whatever its name is: on `user/` and the policy
 * variable of its name, always.
 */
export const isDeniedOnItself = (user: Principal, action: string): boolean =>
  user.kind === 'user' &&
  policiesOf(user)
    .flatMap((policy) => coveringStatements(policy, action))
    .some(
      ({ statement }) =>
        isDeny(statement) &&
        !statement.notResource &&
        statement.conditions.length + statement.templateConditions.length === 0 &&
        statement.resources.some((one) => isItself(one, user)),
    );

const isItself = (resource: PolicyText, user: Principal): boolean =>
  isOwnUser(resource) &&
  isInPathOf(resource, user) === 'yes' &&
  ['*', deployTimeValue('AWS::AccountId'), user.identity?.account].includes(
    parseArn(resource)?.account,
  );

/** Returns a resource with the name of the user who is the caller. */
export const withUserName = (resource: PolicyText, user: Principal): PolicyText =>
  resource.replace(USER_NAME, () => userName(user));

/** Returns whether the user of the caller, as a policy names it, has the path that the user has. */
export function isInPathOf(resource: PolicyText, { identity }: Principal): Tristate {
  const path = parseArn(resource)?.resource.slice(0, -USER_NAME.length) ?? '';
  const names = identity?.names.length ? identity.names : [''];
  const own = names.map((name) => `user/${pathOfName(name)}`);
  if (own.every((one) => matchesPattern(path, one))) return 'yes';
  const isPossible = own.some((one) => patternsIntersect(path, one));
  return isPossible || identity?.isInAnyPath ? 'maybe' : 'no';
}

/** Returns the condition key that has the name of a user in its requests. Other principals have none. */
export const nameInRequests = (user: Principal): Readonly<Record<string, PolicyText>> =>
  user.kind === 'user' ? { [USER_NAME.slice(2, -1)]: userName(user) } : {};
