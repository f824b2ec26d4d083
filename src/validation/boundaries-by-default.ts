import { isKey } from './condition-keys';
import { arnOfPolicy, policiesByArn } from './policies-by-arn';
import { policyKeys } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { defaultValues } from '../policy/default-values';
import { PolicyText } from '../policy/deploy-time-text';
import { Policy, Principal, World } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { placeKey } from '../policy/place';

/**
 * Returns a world in which unattached policies that are only boundaries grant nothing: a principal has
 * one as its boundary, or a condition requires it, by the default of a parameter or in any account.
 */
export function withBoundariesApart(world: World): World {
  const alone = world.principals.filter(isUnattached);
  if (alone.length === 0) return world;
  const used = placesOfBoundaries(world);
  const isBoundary = ({ place, managed, isBoundary: isKnown, isControlPolicy }: Policy) =>
    managed && !isKnown && !isControlPolicy && used.has(placeKey(place));
  const found = new Set(alone.filter(({ inline: [policy] }) => isBoundary(policy)));
  if (found.size === 0) return world;
  const places = new Set([...found].map(({ inline: [{ place }] }) => placeKey(place)));
  return {
    ...world,
    principals: world.principals.filter((one) => !found.has(one)),
    policies: world.policies.map((policy) =>
      places.has(placeKey(policy.place)) ? { ...policy, isBoundary: true } : policy,
    ),
  };
}

/** Returns whether a principal is a managed policy that nobody has, by the files and by AWS. */
const isUnattached = ({ kind, inline, attached }: Principal): boolean =>
  kind === 'policy' &&
  attached.length === 0 &&
  inline.length === 1 &&
  inline[0].managed &&
  inline[0].origin === 'file' &&
  !inline[0].holders;

/** Returns the places of the policies that are boundaries, or that conditions require as such. */
function placesOfBoundaries(world: World): ReadonlySet<string> {
  const key = policyKeys().boundary;
  const required = world.policies.flatMap((policy) =>
    policy.statements
      .flatMap(({ conditions }) => conditions)
      .filter((condition) => isKey(condition.key, key))
      .flatMap(({ values }) => [...new Set(values)])
      .filter(isOneName)
      .flatMap((value) => policiesByArn(value, policy, world)),
  );
  const own = world.principals.flatMap((one) => boundariesOf(one, world));
  return new Set(
    [...required.map(({ policy }) => policy), ...own].map(({ place }) => placeKey(place)),
  );
}

/** Returns the boundary of a principal; those that it may have, where a template condition decides. */
function boundariesOf(principal: Principal, world: World): readonly Policy[] {
  const { kind, boundary, values } = principal;
  if (!boundary) return [];
  if (boundary.policy) return [boundary.policy];
  return defaultValues(values)
    .textsFor(boundary.arn)
    .map((arn) => (kind === 'permission set' ? arnOfPolicy(arn) : arn))
    .filter(isOneName)
    .flatMap((arn) => policiesByArn(arn, principal, world))
    .map(({ policy }) => policy);
}

/** Returns whether a text names one policy, in whatever account. */
const isOneName = (text: PolicyText) => !isPattern(parseArn(text)?.resource ?? text);
