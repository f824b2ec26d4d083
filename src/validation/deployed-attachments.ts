import { namesBy } from './default-names';
import { arnOfPolicy, isOfAccount, policiesByArn } from './policies-by-arn';
import { memoize } from '../input/memoize';
import { allowingPart } from '../policy/allowing-part';
import { DefaultValues, defaultsOfFiles } from '../policy/default-values';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { listedValues } from '../policy/listed-values';
import { Attachment, Place, policiesOf, Policy, Principal, World } from '../policy/model';
import { joinTemplateConditions, TemplateCondition } from '../policy/template-condition';

/** A managed policy of a principal that the defaults of parameters name. */
interface NamedByDefault {
  readonly arn: PolicyText;
  /** The policy with the names that it has by default. */
  readonly policy: Policy | undefined;
  /** The parameters whose defaults name the two of them. */
  readonly parameters: readonly string[];
  /** Whether the policy has its name whatever the values of parameters are. */
  readonly isSure: boolean;
}

/**
 * Returns the managed policies of a principal, with those that the defaults of parameters name, and
 * those of which deployment chooses one.
 */
export const attachmentsAsDeployed =
  (world: World, principal: Principal, defaults: DefaultValues) =>
  (one: Attachment): readonly Attachment[] =>
    namedByDefault(one, principal, world, defaults)?.map(({ arn, policy, isSure }) => {
      if (!policy) return { ...one, arn };
      const isWhole = isSure || one === principal.boundary;
      // Denies are uncertain where others may give it another name.
      return { ...one, arn, policy: isWhole ? policy : allowingPart(policy) };
    }) ?? [...listedPolicies(one, principal, world), one];

/** Returns each policy that a template lists for one of the policies of a principal. */
function listedPolicies(
  one: Attachment,
  principal: Principal,
  world: World,
): readonly Attachment[] {
  const { boundary, values } = principal;
  if (one.policy || one === boundary) return [];
  return (listedValues(one.arn, values)?.texts ?? []).flatMap((arn) => {
    const name = `${toDisplayText(one.arn)} is ${toDisplayText(arn)}`;
    const found = policiesByArn(arn, principal, world);
    return found
      .filter((its) => found.length === 1 || isOfAccount(its))
      .map(({ policy }) => ({ ...one, policy: policyIf(policy, { name, holds: true }) }));
  });
}

/** Returns a policy under a template condition. */
export const policyIf = (policy: Policy, condition: TemplateCondition): Policy => ({
  ...policy,
  statements: policy.statements.map((statement) => ({
    ...statement,
    templateConditions: joinTemplateConditions(statement.templateConditions, [condition]),
  })),
});

/** Returns the policies that an attachment is by default; undefined if no default is in it. */
function namedByDefault(
  { arn: written, policy: known, isPossible }: Attachment,
  principal: Principal,
  world: World,
  { textsFor, parametersIn }: DefaultValues,
): readonly NamedByDefault[] | undefined {
  if (known || isPossible) return undefined;
  const renamed = policiesAsNamed(world);
  const isSame = (arn: PolicyText) => arn === written;
  const all = textsFor(written).map((arn): NamedByDefault => {
    const text = principal.kind === 'permission set' ? arnOfPolicy(arn) : arn;
    const found = policiesByArn(text, principal, renamed);
    const [only, ...others] = isSame(arn)
      ? found.filter(({ policy }) => renamed.parametersOf.has(policy))
      : found;
    const policy = others.length === 0 ? only?.policy : undefined;
    const ofPolicy = (policy && renamed.parametersOf.get(policy)) ?? [];
    const parameters = [...parametersIn(written), ...ofPolicy];
    return { arn, policy, parameters, isSure: ofPolicy.length === 0 };
  });
  return all.every(({ arn, policy }) => isSame(arn) && !policy) ? undefined : all;
}

/** The policies of a world with their names by default, and the parameters that name them. */
const policiesAsNamed = memoize((world: World) => {
  const parametersOf = new Map<Policy, readonly string[]>();
  const policies = world.policies.map((policy) => {
    const { identity, place } = policy;
    if (!identity?.names.some(hasDeployTimeValue)) return policy;
    const defaults = defaultsOfFiles(world)(place.file);
    const parameters = identity.names.flatMap(defaults.parametersIn);
    if (parameters.length === 0) return policy;
    const names = identity.names.flatMap(namesBy(defaults));
    const named = { ...policy, identity: { ...identity, names } };
    parametersOf.set(named, parameters);
    return named;
  });
  return { policies, parametersOf };
});

/** A parameter by which a principal has what is at a place. */
export interface UsedDefault {
  readonly place: Place;
  readonly parameter: string;
  /** The place of the principal, where others may have the same without it. */
  readonly of?: Place;
}

/**
 * Returns the parameters that name the managed policies of a principal, by place. All statements
 * depend on those of the boundary.
 */
export function attachedByDefault(
  principal: Principal,
  world: World,
  defaults: DefaultValues,
): readonly UsedDefault[] {
  const { attached, boundary, place } = principal;
  const at = (one: Attachment, places: readonly Place[]) =>
    (namedByDefault(one, principal, world, defaults) ?? []).flatMap(({ policy, parameters }) =>
      parameters.flatMap((parameter): UsedDefault[] => [
        ...[one.place, place, ...places].map((where) => ({ place: where, parameter })),
        ...(policy?.statements ?? []).map((its) => ({ place: its.place, parameter, of: place })),
      ]),
    );
  const statements = policiesOf(principal).flatMap((policy) => policy.statements);
  return [
    ...attached.flatMap((one) => at(one, [])),
    ...(boundary
      ? at(
          boundary,
          statements.map((one) => one.place),
        )
      : []),
  ];
}
