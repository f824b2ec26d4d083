import { isKey } from './condition-keys';
import { reachesConnect } from './connect-holders';
import { waysOf } from './escalations';
import { mostOf, rankOf } from './gain-rank';
import { NameablePolicy, nameablePolicies } from './nameable-policies';
import { anyPlace } from './own-place';
import { named } from './policies-by-arn';
import { holderOfOne } from './policy-holder';
import { policyKeys } from '../catalogue/escalation';
import { memoize } from '../input/memoize';
import { isNegated } from '../policy/condition-operator';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, policiesAndBoundaryOf, Policy, Principal, World } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { referencesSeenFrom } from '../policy/principal-names';

/**
 * Returns the policies of the account of a principal that conditions on what it attaches may leave:
 * those that it writes, and those of the files that give the most, where the conditions name others.
 */
export function leftPolicies(
  principal: Principal,
  actions: readonly string[],
  world: World,
): readonly NameablePolicy[] {
  const all = actions.flatMap((action) => conditionsOn(principal, action));
  if (all.length === 0) return [];
  const policies = nameablePolicies(anyOwnPolicy(principal), principal, world);
  const written = policies.filter(({ policy }) => !policy);
  if (!all.some(({ isOfOthers }) => isOfOthers)) return written;
  const values = all.flatMap(({ condition }) => condition.values);
  const isNamed = ({ arn, policy }: NameablePolicy) =>
    values.some((value) => matchesPattern(value, arn)) ||
    (policy && referencesSeenFrom(named(policy), principal.place.file).some(isIn(values)));
  const left = policies
    .filter((one) => gainOf(one) > 0 && !isNamed(one))
    .sort((one, other) => gainOf(other) - gainOf(one))
    .slice(0, MOST);
  return [...written, ...left.map((one) => ({ ...one, isLeft: true as const }))];
}

/** More policies than that are not tried. */
const MOST = 8;

const isIn = (values: readonly PolicyText[]) => (text: PolicyText) => values.includes(text);

/** Returns how much a policy of the files gives its holder. */
const gainOf = ({ policy }: NameablePolicy): number => (policy ? gainOfPolicy(policy) : 0);

const gainOfPolicy = memoize((policy: Policy): number => {
  const most = mostOf(waysOf(holderOfOne(policy)));
  return most ? rankOf(most) : Number(reachesConnect(policy));
});

/** A condition on the policy that is attached, and whether it is met by all but those that it names. */
interface NamingCondition {
  readonly condition: Condition;
  readonly isOfOthers: boolean;
}

const conditionsOn = (principal: Principal, action: string): readonly NamingCondition[] =>
  policiesAndBoundaryOf(principal)
    .flatMap((policy) => coveringStatements(policy, action))
    .flatMap(({ statement: { effect, conditions } }) =>
      conditions
        .filter(({ key }) => isKey(key, policyKeys().attached))
        .map((condition) => ({
          condition,
          isOfOthers: isNegated(condition.operator) === (effect === 'Allow'),
        })),
    );

/** Returns a pattern of all policies of the account of a principal. */
function anyOwnPolicy(principal: Principal): PolicyText {
  const { partitions, accounts } = anyPlace(principal);
  return `arn:${partitions[0]}:iam::${accounts[0]}:policy/*`;
}
