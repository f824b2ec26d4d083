import { PolicyDocument } from '../catalogue/facts';
import { CompiledStatement } from '../policy/compiled-statement';
import { PolicyText, betweenColons, nameOfOpaque } from '../policy/deploy-time-text';
import { patternIncludes } from '../policy/pattern';

/** Stage 6: the statements without what managed policies grant already, those that are pinned at their versions. */
export const subtractManagedPolicies = (
  statements: readonly CompiledStatement[],
  documents: readonly PolicyDocument[],
): readonly CompiledStatement[] =>
  documents.reduce(
    (rest, document) => rest.flatMap((s) => subtract(s, document) ?? []),
    statements,
  );

/**
 * The statement without what a policy grants already. Undefined when the policy grants all of it.
 *
 * Lawful because it only ever leaves out an action or a resource that unconditional Allow statements
 * include whole: the union with the policy stays the same. Denies are never touched.
 */
export function subtract(
  statement: CompiledStatement,
  policy: PolicyDocument,
): CompiledStatement | undefined {
  if (statement.effect === 'Deny') return statement;
  const allows = policy.Statement.filter((s) => s.Effect === 'Allow' && !s.Condition).map((s) => ({
    actions: [s.Action].flat().map((action) => action.toLowerCase()),
    resources: [s.Resource].flat().map(withoutPartition),
  }));
  const isGranted = (action: string, resource: PolicyText) =>
    allows.some(
      ({ actions, resources }) =>
        actions.some((granted) => patternIncludes(granted, action.toLowerCase())) &&
        resources.some((granted) => patternIncludes(granted, withoutPartition(resource))),
    );
  const actions = statement.actions.filter(
    (action) => !statement.resources.every((resource) => isGranted(action, resource)),
  );
  const resources = statement.resources.filter(
    (resource) => !actions.every((action) => isGranted(action, resource)),
  );
  return actions.length === 0 ? undefined : { ...statement, actions, resources };
}

/** Managed policies are the same in every partition but for the partition. */
function withoutPartition(arn: PolicyText): PolicyText {
  const [first, partition, ...rest] = betweenColons(arn);
  const isPartition =
    nameOfOpaque(partition ?? '') !== undefined || /^aws(-[a-z-]+)?$/.test(partition);
  return first === 'arn' && isPartition ? ['arn', 'PARTITION', ...rest].join(':') : arn;
}
