import { BroughtAccess } from './brought-access';
import { IsApart, sourceOf } from './holders-of-names';
import { groupBy } from '../../input/group-by';
import { memoize } from '../../input/memoize';
import { parseArn } from '../../policy/arn';
import { valuesOfFiles } from '../../policy/default-values';
import { deployTimeValue, hasDeployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { Attachment, Policy, Principal, standalonePolicy, World } from '../../policy/model';
import { placeKey } from '../../policy/place';
import { TemplateCondition } from '../../policy/template-condition';

/**
 * Returns a world in which principals have the managed policies of other files that they name by an
 * ARN, in a known account or in the own.
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
  const named = ({ arn: written, policy, isPossible }: Attachment, holder: Principal) => {
    const { place, identity } = holder;
    if (policy || isPossible) return [];
    const arn = parseArn(isOfSet(holder) ? arnOfAny(written) : written);
    const [, path] = PATH.exec(arn?.resource ?? '') ?? [];
    if (!arn || path === undefined || !ACCOUNT.test(arn.account)) return [];
    const account = arn.account === OWN_ACCOUNT ? identity?.account : arn.account;
    const all = (byPath.get(path) ?? []).filter(
      (other) =>
        isApart(place.file, other.place.file) &&
        (account === undefined || (other.identity?.account ?? account) === account),
    );
    const known = all.filter((other) => other.identity?.account !== undefined);
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
    // Who has a permission set in another account has another boundary.
    const bound = isOfSet(one) ? undefined : one.boundary;
    const [ofBoundary, ...others] = bound ? named(bound, one) : [];
    const isBound = ofBoundary !== undefined && others.length === 0;
    if (!isBound && found.every(({ length }) => length === 0)) return one;
    found.flat().forEach(({ place }) => attached.add(placeKey(place)));
    if (isBound) boundaries.add(placeKey(ofBoundary.place));
    const { file } = one.place;
    return {
      ...one,
      attached: one.attached.flatMap((attachment, i): readonly Attachment[] => {
        const conditions = attachment.templateConditions ?? [];
        const all = found[i].map((policy) => {
          const choice = found[i].length > 1 || isOfSet(one) ? [choiceOf(one, policy)] : [];
          return { ...attachment, policy: policyTo(file, policy, [...conditions, ...choice]) };
        });
        return all.length > 0 ? all : [attachment];
      }),
      ...(bound && isBound && { boundary: { ...bound, policy: policyTo(file, ofBoundary, []) } }),
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

/** Matches the end of the ARN of a policy, without deploy-time values: names have none of these letters. */
const PATH = /^policy\/([\w+=,.@/-]+)$/;

const OWN_ACCOUNT = deployTimeValue('AWS::AccountId');
/** Matches the account of an ARN, unless AWS or only deployment knows it. */
const ACCOUNT = new RegExp(`^(\\d{12}|${OWN_ACCOUNT})$`);

const isOfSet = ({ kind }: Principal) => kind === 'permission set';

/** Returns the ARN of a policy that a permission set names, in the account that it is assigned to. */
function arnOfAny(name: PolicyText): PolicyText {
  return name.startsWith('arn:') ? name : `arn:aws:iam::${OWN_ACCOUNT}:policy/${name}`;
}

const hasLiteralName = ({ managed, origin, identity }: Policy): boolean =>
  managed &&
  origin === 'file' &&
  identity?.names.length === 1 &&
  !identity.names.some(hasDeployTimeValue);

const choiceOf = (
  { kind, name: holder, place: { file } }: Principal,
  { name, place, identity }: Policy,
): TemplateCondition => ({
  name:
    identity?.account === undefined
      ? `the policy ${name} is that of ${place.file}`
      : `the account of ${kind === 'permission set' ? holder : file} is ${identity.account}`,
  holds: true,
});
