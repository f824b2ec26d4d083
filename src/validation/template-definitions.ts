import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { ConditionExpression, mapExpression } from '../policy/condition-expression';
import { deployTimeValue, PolicyText, mapDeployTimeValues } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, World } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';

/**
 * Returns a world in which template conditions have their definitions, so that those are known that
 * exclude each other. A name that several files define has none: it may be about several stacks.
 */
export const withDefinitions: (world: World) => World = memoize((world: World) => {
  const definitions = definitionsByName(world);
  if (definitions.size < 2) return world;
  const defined = (condition: TemplateCondition): TemplateCondition => {
    const definition = definitions.get(condition.name);
    return definition ? { ...condition, definition } : condition;
  };
  const withAll = <T extends Conditional>(one: T): T =>
    one.templateConditions?.some(({ name }) => definitions.has(name))
      ? { ...one, templateConditions: one.templateConditions.map(defined) }
      : one;
  const policyWith = memoize((policy: Policy): Policy => {
    const statements = policy.statements.map(withAll);
    return statements.some((one, i) => one !== policy.statements[i])
      ? { ...policy, statements }
      : policy;
  });
  const attachmentWith = (one: Attachment): Attachment =>
    one.policy ? { ...one, policy: policyWith(one.policy) } : one;
  const principalWith = memoize((principal: Principal): Principal => {
    const { inline, attached, groups, boundary, trust } = principal;
    return {
      ...withAll(principal),
      trust: trust.map(withAll),
      inline: inline.map(policyWith),
      attached: attached.map(attachmentWith),
      ...(groups && { groups: groups.map(principalWith) }),
      ...(boundary && { boundary: attachmentWith(boundary) }),
    };
  });
  return {
    ...world,
    policies: world.policies.map(policyWith),
    principals: world.principals.map(principalWith),
  };
});

/** Something that is there under template conditions. */
interface Conditional {
  readonly templateConditions?: readonly TemplateCondition[];
}

function definitionsByName({ definitions = [] }: World): ReadonlyMap<string, ConditionExpression> {
  const conditions = definitions.flatMap((one) => (one.kind === 'condition' ? [one] : []));
  const known = [...groupBy(conditions, ({ name }) => name)].flatMap(([name, [one, ...others]]) =>
    others.length === 0 && isComparison(one.expression)
      ? [[name, mapExpression(one.expression, ofFile(one.file))] as const]
      : [],
  );
  return new Map(known);
}

/** Returns whether a definition only compares texts. What else it has may differ between stacks. */
function isComparison(expression: ConditionExpression): boolean {
  if (expression.kind === 'equals') return true;
  return expression.kind !== 'open' && [expression.of].flat().every(isComparison);
}

/** Parameters of several files may have one name. */
const ofFile =
  (file: string) =>
  (text: PolicyText): PolicyText =>
    mapDeployTimeValues(text, (name) => deployTimeValue(`${file} ${name}`));
