import { checkedResources, inArnForm, inEnvironment } from './checked-resources';
import { conditionsOf } from './held-access';
import { Proposal } from './proposal';
import { isOfFamily } from '../../src/catalogue/catalogue';
import { asksNoMore } from '../../src/compiler/condition-list';
import { ResourceEnvironment } from '../../src/input/resource-environment';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { PolicyText } from '../../src/policy/deploy-time-text';
import { patternIncludes } from '../../src/policy/pattern';
import { withoutPartition } from '../../src/policy/without-partition';
import { Reached } from '../../src/report/effective-access';
import { EffectiveGrant, EffectiveReach } from '../../src/report/effective-grant';

/**
 * Returns the actions that the proposals allow wherever the principal has them, in the account and
 * Region of the stack.
 */
export function replacedActions(
  { actions }: Reached,
  proposals: readonly Proposal[],
  environment: ResourceEnvironment,
  instances: ReadonlySet<PolicyText>,
): ReadonlySet<string> {
  const comparable = (resource: PolicyText) =>
    withoutPartition(inEnvironment(inArnForm(resource, instances), environment));
  const statements = proposals
    .flatMap((proposal) => proposal.statements)
    .map((statement) => ({ ...statement, resources: statement.resources.map(comparable) }));
  const isReplaced = ([action, { reaches }]: [string, EffectiveGrant]) => {
    const about = statements.filter((statement) => statement.actions.includes(action));
    return about.length > 0 && reaches.every((reach) => isGiven(action, reach, about, comparable));
  };
  return new Set(
    [...actions].filter((entry) => isOfFamily(entry[0]) && isReplaced(entry)).map(([name]) => name),
  );
}

function isGiven(
  action: string,
  { statement, resources, requirements }: EffectiveReach,
  statements: readonly CompiledStatement[],
  comparable: (resource: PolicyText) => PolicyText,
): boolean {
  const conditions = conditionsOf(requirements);
  if (statement.notResource || conditions === undefined) return false;
  const allows = (resource: string) =>
    statements.some(
      (one) =>
        asksNoMore(one.conditions, conditions) &&
        one.resources.some((pattern) => patternIncludes(pattern, resource)),
    );
  return resources
    .flatMap((pattern) => checkedResources(action, comparable(pattern)))
    .every((resource) => allows(comparable(resource)));
}
