import { asksNoMore } from '../../src/compiler/condition-list';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { Condition } from '../../src/policy/condition';
import { patternIncludes } from '../../src/policy/pattern';
import { Requirement } from '../../src/policy/requirement';
import { withoutPartition } from '../../src/policy/without-partition';
import { Reached } from '../../src/report/effective-access';
import { EffectiveReach } from '../../src/report/effective-grant';

/** What a principal may do, to ask whether it already holds a statement. */
export class HeldAccess {
  public constructor(private readonly reached: Reached) {}

  /** Returns whether everything that the statement allows is already allowed. */
  public holds = ({ actions, resources, conditions, notResource }: CompiledStatement): boolean =>
    !notResource &&
    actions.every((action) => {
      const reaches = this.reachesOf(action);
      return resources.every((resource) =>
        reaches.some((reach) => includes(reach, resource, conditions)),
      );
    });

  /** Returns the reaches of an action, unless a deny or a boundary limits all of them. */
  private reachesOf(action: string): readonly EffectiveReach[] {
    const { reaches = [], requirements = [] } = this.reached.actions.get(action) ?? {};
    return requirements.length > 0 ? [] : reaches;
  }
}

const includes = (
  { statement, resources, requirements }: EffectiveReach,
  resource: string,
  conditions: readonly Condition[],
): boolean => {
  const required = conditionsOf(requirements);
  return (
    !statement.notResource &&
    required !== undefined &&
    asksNoMore(required, conditions) &&
    resources.some((pattern) =>
      patternIncludes(withoutPartition(pattern), withoutPartition(resource)),
    )
  );
};

/** Returns requirements as conditions, or undefined where one of them is not a condition. */
export function conditionsOf(
  requirements: readonly Requirement[],
): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const requirement of requirements) {
    if (requirement.kind !== 'key' || !requirement.holds) return undefined;
    const { operator, key, values } = requirement;
    conditions.push({ operator, key, values });
  }
  return conditions;
}
