import { Attempt } from './attempt';
import { isKey } from './condition-keys';
import { policyIf } from './deployed-attachments';
import { hasOpenVariables, withVariablesOf } from './known-variables';
import { leftPolicies } from './left-policies';
import { NameablePolicy, nameablePolicies } from './nameable-policies';
import { escalationStep, EscalationWay, policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, policiesAndBoundaryOf, Principal, World } from '../policy/model';
import { overlap } from '../policy/pattern';

/** A choice of the holder: the policy that it attaches, and the boundary that it must accept. */
export interface PolicyChoice {
  readonly attached?: NameablePolicy;
  readonly boundary?: NameablePolicy;
  readonly context: Readonly<Record<string, PolicyText>>;
}

/** Returns whether something that no file says decides about a choice. */
export const isUnsure = (choice: PolicyChoice) => needsOf(choice) !== undefined;

export const needsOf = ({ attached, boundary }: PolicyChoice): NameablePolicy['needs'] =>
  attached?.needs ?? boundary?.needs;

/** Returns a choice whose policies allow something only if they have the name. */
export const underCondition = ({ attached, boundary, context }: PolicyChoice): PolicyChoice => ({
  ...(attached && { attached: policyUnderCondition(attached) }),
  ...(boundary && { boundary: policyUnderCondition(boundary) }),
  context,
});

const policyUnderCondition = memoize((one: NameablePolicy): NameablePolicy => {
  const { condition: name, policy } = one;
  if (name === undefined || !policy) return one;
  return { ...one, policy: policyIf(policy, { name, holds: true }) };
});

/** Returns the condition keys of an action that name a policy. */
export const keysOf = memoize((action: string): readonly string[] => {
  const { attached, boundary } = policyKeys();
  const attempts = escalationStep(action)?.attempts ?? [];
  return [attached, boundary].filter((key) => attempts.some((attempt) => key in attempt));
});

/** Returns what a principal may choose, by the values that conditions on a way give. */
export function policyChoices(
  principal: Principal,
  way: EscalationWay,
  world: World,
): readonly PolicyChoice[] {
  const { attached, boundary } = policyKeys();
  const named = (key: string) =>
    way.needs
      .filter((action) => keysOf(action).includes(key))
      .flatMap((action) => valuesOf(principal, action, key))
      .flatMap((value) => asUsed(key, nameablePolicies(value, principal, world)));
  const policies = [...named(attached), ...leftPolicies(principal, way.needs, world)];
  const boundaries = named(boundary);
  const ofBoundaries = [undefined, ...boundaries].map((one): PolicyChoice => ({
    ...(one && { boundary: one }),
    context: one ? { [boundary]: one.arn } : {},
  }));
  const isAttaching = way.needs.some((action) => keysOf(action).includes(attached));
  if (!isAttaching) return ofBoundaries.slice(1);
  const unlimited = { [attached]: anyPolicy(way, attached) };
  const ofAny = ofBoundaries.slice(1).map((choice) => ({
    ...choice,
    context: { ...choice.context, ...unlimited },
  }));
  const ofNamed = policies.flatMap((one) =>
    ofBoundaries.map((choice) => ({
      ...choice,
      attached: one,
      context: { ...choice.context, [attached]: one.arn },
    })),
  );
  return [...ofAny, ...ofNamed];
}

/** Returns those of the policies of one name that count. */
function asUsed(key: string, all: readonly NameablePolicy[]): readonly NameablePolicy[] {
  const without = (what: NameablePolicy['needs']) => all.filter(({ needs }) => needs !== what);
  const made = without('free name');
  // Who requires a boundary by its name has made it, in a template or elsewhere.
  if (key === policyKeys().boundary) return made;
  // One that the holder writes allows all that another of that name may.
  return made.length === all.length ? all : without('one name');
}

/** Returns the value of a key that stands for a policy without limits. */
const anyPolicy = ({ needs }: EscalationWay, key: string): string =>
  needs.flatMap((action) => escalationStep(action)?.attempts ?? []).find((one) => key in one)?.[
    key
  ] ?? '*';

/** Returns the values of a key in the conditions of all statements about an action. */
export const valuesOf = (
  principal: Principal,
  action: string,
  key: string,
): readonly PolicyText[] => [
  ...new Set(
    conditionsOn(principal, action, key)
      .flatMap(({ values }) => values)
      .map((value) => withVariablesOf(value, principal)),
  ),
];

const conditionsOn = (principal: Principal, action: string, key: string): readonly Condition[] =>
  policiesAndBoundaryOf(principal)
    .flatMap((policy) => coveringStatements(policy, action))
    .flatMap(({ statement }) => statement.conditions)
    .filter((condition) => isKey(condition.key, key));

/** Returns whether a tag of the holder that may change names the policy of AWS that a way attaches. */
export const isByOpenTag = (principal: Principal, { needs }: EscalationWay): boolean =>
  needs
    .flatMap((action) => conditionsOn(principal, action, policyKeys().attached))
    .some(
      (one) =>
        hasOpenVariables(one, principal) &&
        one.values.some((value) => mayBeOfAws(withVariablesOf(value, principal))),
    );

const mayBeOfAws = (arn: PolicyText): boolean => overlap(parseArn(arn)?.account ?? '*', 'aws');

/** Returns the condition key values of a choice, for the actions that have such keys. */
export const contextsOfChoice =
  ({ context }: PolicyChoice) =>
  (action: string): Attempt['contexts'] => {
    const keys = keysOf(action);
    if (keys.length === 0) return undefined;
    const own = Object.entries(context).filter(([key]) => keys.includes(key));
    return [Object.fromEntries(own)];
  };
