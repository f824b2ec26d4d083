import { isAuthorizedAgainst } from './authorized-resources';
import { holdsWithoutKey, isKey } from './condition-keys';
import { chainToConnect } from './connect-chains';
import { isOfConnect, isOnConnect } from './connect-holders';
import { isMoreOpen, narrowest, Openness, widest } from './openness';
import { isMetBy, opennessOf } from './outsiders';
import { ownTag } from './own-tags';
import { reachedBy } from './reached-action';
import { hasOpenTags } from './tag-writers';
import { actionsOf } from '../catalogue/actions';
import { familyServices } from '../catalogue/family';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { expandPattern } from '../policy/action-patterns';
import { isExact } from '../policy/condition-operator';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { inverseCondition } from '../policy/inverse-condition';
import {
  Attachment,
  Condition,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';

/**
 * Returns how many of those whom a role lets in, whoever they are, can do something in Amazon Connect
 * with it. Conditions of its policies may let in only those at an endpoint, an address, or with a tag.
 */
export const accessOfStrangers: (role: Principal) => Openness = memoize(
  (role: Principal) =>
    LEVELS.find((open) => isReachedBy(leftTo(role, open))) ??
    (allowsUnlisted(leftTo(role, 'all')) ? 'perhaps' : 'none'),
);

/** Returns the same with what a role gives as other roles. A step that is not sure leaves `perhaps`. */
export function accessAlongChains(world: World, role: Principal): Openness {
  if (!mayCallOthers(role)) return accessOfStrangers(role);
  const byChains = LEVELS.map((open): Openness => {
    const left = leftTo(role, open);
    const principals = world.principals.map((one) => (one === role ? left : one));
    const chain = chainToConnect({ ...world, principals })(left);
    if (!chain) return 'none';
    return chain.isSure ? open : 'perhaps';
  });
  return widest([accessOfStrangers(role), ...byChains]);
}

/** Returns the conditions in the policies of a role that decide about strangers. */
export const conditionsOnStrangers = (role: Principal): readonly Condition[] =>
  policiesOf(role)
    .flatMap(({ statements }) => statements)
    .flatMap(({ effect, conditions }) =>
      effect === 'Allow' ? conditions : conditions.flatMap((one) => inverseCondition(one) ?? []),
    )
    .filter((one) => opennessOfSession(one, role) !== 'all');

const LEVELS = ['all', 'some', 'perhaps'] as const;

const isReachedBy = (role: Principal): boolean =>
  familyServices()
    .flatMap(actionsOf)
    .some((action) =>
      reachedBy(role, { action }).some(
        ({ statement, resource }) =>
          isOnConnect(statement) && isAuthorizedAgainst(action, resource),
      ),
    );

/** Returns whether a role is allowed an action that the reference does not list. It may be a new one. */
const allowsUnlisted = (role: Principal): boolean =>
  policiesOf(role)
    .flatMap(({ statements }) => statements)
    .some(
      ({ effect, actions, notAction }) =>
        effect === 'Allow' &&
        !notAction &&
        actions.some((one) => isOfConnect(one) && expandPattern(one).length === 0),
    );

/** Returns a role with what its policies leave to at least so many strangers. */
function leftTo(role: Principal, open: Openness): Principal {
  const isMet = (conditions: readonly Condition[]) =>
    !isMoreOpen(open, narrowest(conditions.map((one) => opennessOfSession(one, role))));
  const left = (statement: PolicyStatement): readonly PolicyStatement[] => {
    const { effect, conditions } = statement;
    if (effect === 'Allow') return isMet(conditions) ? [statement] : [];
    const isAvoided = conditions.some((one) => isMet(inverseCondition(one) ?? []));
    return [isAvoided || conditions.length === 0 ? statement : { ...statement, conditions: [] }];
  };
  const ofPolicy = (policy: Policy): Policy => ({
    ...policy,
    statements: policy.statements.flatMap(left),
  });
  const ofAttachment = (one: Attachment): Attachment =>
    one.policy ? { ...one, policy: ofPolicy(one.policy) } : one;
  return {
    ...role,
    inline: role.inline.map(ofPolicy),
    attached: role.attached.map(ofAttachment),
    ...(role.boundary && { boundary: ofAttachment(role.boundary) }),
  };
}

/** Returns how open a condition is to a session of a role that a stranger has assumed. */
function opennessOfSession(condition: Condition, role: Principal): Openness {
  const { key } = condition;
  const { assume, outsiders } = trustFacts();
  const isOneOf = (keys: readonly string[]) => keys.some((one) => isKey(key, one));
  if (isOneOf(outsiders.ofRequests)) {
    const open = opennessOf(condition, assume);
    return open === 'none' && mayBePattern(condition) ? 'perhaps' : open;
  }
  if (isOneOf(outsiders.ofForwarded)) {
    const open = opennessOf(condition, assume);
    return open === 'none' && mayCallOthers(role) ? 'perhaps' : open;
  }
  return isKey(key, requestFacts().tags.principal) ? opennessOfTag(condition, role) : 'all';
}

/** Returns whether deployment may pass a pattern that takes every value. */
const mayBePattern = ({ operator, values }: Condition): boolean =>
  !isExact(operator) && values.some(hasDeployTimeValue);

/** A tag that the file does not give may come from elsewhere. */
function opennessOfTag(condition: Condition, role: Principal): Openness {
  const isSettable = effectiveTrust(role)(trustFacts().tagSession).length > 0 || hasOpenTags(role);
  if (isSettable || holdsWithoutKey(condition)) return 'all';
  const value = ownTag(role, condition);
  return value === undefined ? 'perhaps' : isMetBy(value, condition);
}

/** Returns whether a role may call another service, which may call Amazon Connect for it. */
const mayCallOthers = memoize((role: Principal): boolean =>
  policiesOf(role)
    .flatMap(({ statements }) => statements)
    .some(
      ({ effect, actions, notAction }) =>
        effect === 'Allow' && (notAction || actions.some((one) => !isOnlyOfConnect(one))),
    ),
);

const isOnlyOfConnect = (pattern: string): boolean =>
  isOfConnect(pattern) && /^[^*?]+:/.test(pattern);
