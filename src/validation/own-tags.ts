import { isKey, isResourceTag } from './condition-keys';
import { KeyValue } from './deed';
import { hasKnownTags, tagOf } from './known-role-tags';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { chosenTrust } from '../policy/chosen-trust';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { Condition, Policy, Principal } from '../policy/model';
import { variableKeys } from '../policy/variable-keys';

/**
 * Returns the value of the tag of a principal that a condition is about; undefined if the file does
 * not give it, or if a session may have another.
 */
export function ownTag(
  principal: Principal,
  { key }: Pick<Condition, 'key'>,
): PolicyText | undefined {
  if (!isKey(key, requestFacts().tags.principal) || takesSessionTags(principal)) return undefined;
  const name = key.slice(key.indexOf('/') + 1).toLowerCase();
  const value = principal.tags?.find((tag) => tag.key.toLowerCase() === name)?.value;
  return value === undefined || hasDeployTimeValue(value) ? undefined : value;
}

/**
 * Returns the value of the tag of a principal that a condition is about, or an empty list if it has no
 * such tag; undefined if that is not known, or if a session may have another.
 */
export function ownTagOrNone(
  principal: Principal,
  condition: Pick<Condition, 'key'>,
): KeyValue | undefined {
  const { key } = condition;
  if (!isKey(key, requestFacts().tags.principal) || takesSessionTags(principal)) return undefined;
  const isWithout =
    hasKnownTags(principal) &&
    !principal.isFederated &&
    !hasDeployTimeValue(key) &&
    tagOf(principal, key) === undefined;
  return isWithout ? [] : ownTag(principal, condition);
}

/**
 * Returns whether a policy asks for what sessions of its holder bring, in a condition or a resource:
 * tags, or a source identity.
 */
export const asksSession: (policy: Policy) => boolean = memoize(({ statements }: Policy) =>
  statements.some(({ conditions, resources }) =>
    [
      ...conditions.flatMap(({ key, values }) => [key, ...variableKeys(values)]),
      ...variableKeys(resources),
    ].some(isBrought),
  ),
);

/** Returns whether a policy asks for tags: of its holder, or of resources, of which the holder is one. */
export const asksTags: (policy: Policy) => boolean = memoize(
  (policy: Policy) =>
    asksSession(policy) ||
    policy.statements.some(({ conditions }) => conditions.some(({ key }) => isResourceTag(key))),
);

/** Returns whether a condition key is about what a caller brings to its session of a role. */
export const isBrought = (key: string): boolean =>
  isKey(key, requestFacts().tags.principal) || isKey(key, trustFacts().sourceIdentity.session);

/** Returns whether sessions of a role may bring tags. */
const takesSessionTags = ({ trust, values }: Principal): boolean =>
  trust.some(
    (statement) =>
      statement.effect === 'Allow' &&
      chosenTrust(statement, trustFacts().tagSession, values).length > 0,
  );
