import { BroughtAccess } from './brought-access';
import { IsApart, sourceOf } from './holders-of-names';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { valuesOfFiles } from '../policy/default-values';
import { hasDeployTimeValue } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, standalonePolicy, World } from '../policy/model';
import { placeKey } from '../policy/place';
import { TemplateCondition } from '../policy/template-condition';

/**
 * Returns a world in which principals have the managed policies of other files that they name by an
 * ARN without deploy-time values.
 */
export function withPoliciesOfOthers(
  world: World,
  brought: BroughtAccess,
  isApart: IsApart,
): World {
  const byPath = groupBy(world.policies.filter(hasLiteralName), ({ identity }) =>
    identity?.names.join(),
  );
  const attached = new Set<string>();
  const boundaries = new Set<string>();
  const named = ({ arn, policy, isPossible }: Attachment, { place }: Principal) => {
    const { service, account = '', resource = '' } = parseArn(policy ? '' : arn) ?? {};
    if (isPossible || service !== 'iam' || hasDeployTimeValue(`${account}${resource}`)) return [];
    const all = (byPath.get(resource.replace(/^policy\//, '')) ?? []).filter(
      (one) =>
        isApart(place.file, one.place.file) && (one.identity?.account ?? account) === account,
    );
    const known = all.filter(({ identity }) => identity?.account !== undefined);
    return known.length > 0 ? known : all;
  };
  const policyTo = (file: string, policy: Policy, conditions: readonly TemplateCondition[]) => {
    const alone = standalonePolicy(policy.name, [policy], policy.place);
    const values = valuesOfFiles(world)(policy.place.file);
    const { identity } = policy;
    const source = sourceOf({ ...alone, ...(identity && { identity }), ...(values && { values }) });
    return brought.to(file, source, conditions).inline[0];
  };
  const withPolicies = memoize((one: Principal): Principal => {
    const found = one.attached.map((attachment) => named(attachment, one));
    const [ofBoundary, ...others] = one.boundary ? named(one.boundary, one) : [];
    const isBound = one.boundary !== undefined && ofBoundary !== undefined && others.length === 0;
    if (!isBound && found.every(({ length }) => length === 0)) return one;
    found.flat().forEach(({ place }) => attached.add(placeKey(place)));
    if (isBound) boundaries.add(placeKey(ofBoundary.place));
    const { file } = one.place;
    return {
      ...one,
      attached: one.attached.flatMap((attachment, i): readonly Attachment[] => {
        const conditions = attachment.templateConditions ?? [];
        const all = found[i].map((policy) => {
          const choice = found[i].length > 1 ? [choiceOf(policy)] : [];
          return { ...attachment, policy: policyTo(file, policy, [...conditions, ...choice]) };
        });
        return all.length > 0 ? all : [attachment];
      }),
      ...(isBound && { boundary: { ...one.boundary, policy: policyTo(file, ofBoundary, []) } }),
    };
  });
  const principals = world.principals.map((one) => {
    const { groups } = one;
    return groups ? { ...withPolicies(one), groups: groups.map(withPolicies) } : withPolicies(one);
  });
  if (attached.size + boundaries.size === 0) return world;
  const alone = new Set(
    world.principals.flatMap(({ kind, inline }) => (kind === 'policy' ? inline : [])),
  );
  const isUsed = ({ place }: Policy) =>
    attached.has(placeKey(place)) || boundaries.has(placeKey(place));
  return {
    ...world,
    principals: principals.filter(({ kind, inline }) => kind !== 'policy' || !inline.some(isUsed)),
    policies: world.policies.map((policy) => {
      const key = placeKey(policy.place);
      return boundaries.has(key) && !attached.has(key) && alone.has(policy)
        ? { ...policy, isBoundary: true }
        : policy;
    }),
  };
}

const hasLiteralName = ({ managed, origin, identity }: Policy): boolean =>
  managed &&
  origin === 'file' &&
  identity?.names.length === 1 &&
  !identity.names.some(hasDeployTimeValue);

const choiceOf = ({ name, place }: Policy): TemplateCondition => ({
  name: `the file that has the policy ${name} is ${place.file}`,
  holds: true,
});
