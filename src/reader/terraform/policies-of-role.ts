import { documentOfBlock } from './document';
import { Plan, PlannedResource } from './plan';
import { namesOrReferences } from './referred';
import { given, isConfigured, valueOf } from './unknown-values';
import { memoize } from '../../input/memoize';
import { list, own } from '../json';

/**
 * Returns the inline policies that are blocks of a role. The provider also lists those that are
 * resources of their own, and those that the plan deletes. A block without a policy says that there
 * are none.
 */
export const inlineBlocks = (resource: PlannedResource, plan: Plan): unknown => {
  const blocks = valueOf(resource, 'inline_policy');
  if (list(blocks).length === 0) return undefined;
  const others = isConfigured(resource, 'inline_policy')
    ? []
    : namesOf(plan, 'aws_iam_role_policy', 'name');
  return Array.isArray(blocks)
    ? blocks.flatMap((block: unknown, i) => {
        const value = given(own(block, 'policy'));
        if (value === undefined || others.includes(own(block, 'name'))) return [];
        const expression = expressionOf(resource, blocks.length, i);
        const path = `inline_policy[${i}].policy`;
        return {
          PolicyName: own(block, 'name'),
          PolicyDocument: documentOfBlock(resource, path, { value, expression }, plan),
        };
      })
    : blocks;
};

/** Returns the expression of the policy of a block. The configuration does not have dynamic blocks. */
function expressionOf({ expressions }: PlannedResource, count: number, i: number): unknown {
  const configured = list(own(expressions, 'inline_policy'));
  return configured.length === count ? own(configured[i], 'policy') : undefined;
}

/** Returns the managed policies of a role without those that the plan detaches. */
export function attachedArns(resource: PlannedResource, plan: Plan): readonly unknown[] {
  const arns = list(namesOrReferences(resource, 'managed_policy_arns', plan));
  if (arns.length === 0) return [];
  const detached = isConfigured(resource, 'managed_policy_arns')
    ? []
    : namesOf(plan, 'aws_iam_role_policy_attachment', 'policy_arn');
  return arns.filter((arn) => !detached.includes(arn));
}

/** Returns the values of an attribute in resources of a type, before and after the plan. */
const namesOf = (plan: Plan, type: string, key: string): readonly unknown[] =>
  (changesOf(plan).get(type) ?? []).flatMap((one) =>
    ['before', 'after'].flatMap((side) => own(own(own(one, 'change'), side), key) ?? []),
  );

/** Returns the changes of a plan by the types of their resources. */
const changesOf = memoize(({ content }: Plan): ReadonlyMap<unknown, readonly unknown[]> => {
  const changes = new Map<unknown, unknown[]>();
  for (const change of list(own(content, 'resource_changes'))) {
    const type = own(change, 'type');
    const known = changes.get(type);
    if (known) known.push(change);
    else changes.set(type, [change]);
  }
  return changes;
});
