import { ACCOUNT } from './own-place';
import { memoize } from '../input/memoize';
import {
  hasEarlyVariables,
  placesOfEarlyVariables,
  withoutEarlyVariables,
} from '../policy/early-variables';
import { Attachment, Policy, PolicyStatement, Principal, World } from '../policy/model';

/*
 * A policy variable before the resource of an ARN works, or it does not. What is sure is so in a world
 * where each of them allows nothing and denies what it may.
 */

/** Returns the world with the least access of each principal; itself where no ARN has such a variable. */
export const leastWorld: (world: World) => World = memoize((world: World): World => {
  const principals = world.principals.map(leastPrincipal);
  const isSame = principals.every((one, i) => one === world.principals[i]);
  return isSame ? world : { ...world, principals, policies: world.policies.map(leastPolicy) };
});

/** Returns a principal with the least access that it has; itself where no ARN has such a variable. */
export const leastPrincipal: (principal: Principal) => Principal = memoize(
  (principal: Principal): Principal => {
    const { inline, attached, groups, boundary } = principal;
    const least = {
      inline: inline.map(leastPolicy),
      attached: attached.map(leastAttachment),
      ...(groups && { groups: groups.map(leastPrincipal) }),
      ...(boundary && { boundary: leastAttachment(boundary) }),
    };
    const isSame =
      least.boundary === boundary &&
      areSame(least.inline, inline) &&
      areSame(least.attached, attached) &&
      areSame(least.groups ?? [], groups ?? []);
    return isSame ? principal : { ...principal, ...least };
  },
);

function areSame(some: readonly object[], others: readonly object[]): boolean {
  return some.every((one, i) => one === others[i]);
}

const leastAttachment = memoize((one: Attachment): Attachment => {
  const policy = one.policy && leastPolicy(one.policy);
  return policy === one.policy ? one : { ...one, policy };
});

const leastPolicy = memoize((policy: Policy): Policy => {
  if (!(policy.variables ?? true) || !policy.statements.some(hasEarlyVariables)) return policy;
  return { ...policy, statements: policy.statements.flatMap(leastStatement) };
});

function leastStatement(statement: PolicyStatement): readonly PolicyStatement[] {
  if (!hasEarlyVariables(statement)) return [statement];
  const { effect, notResource } = statement;
  const isLeastWithAll = (effect === 'Allow') === notResource;
  const resources = statement.resources.flatMap((one) => {
    if (isLeastWithAll) return [withoutEarlyVariables(one, OWN)];
    return placesOfEarlyVariables(one).length > 0 ? [] : [one];
  });
  if (resources.length > 0) return [{ ...statement, resources }];
  return notResource ? [{ ...statement, notResource: false, resources: ['*'] }] : [];
}

const OWN = { partition: '*', service: '*', region: '*', account: ACCOUNT };
