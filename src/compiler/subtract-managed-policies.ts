import { PolicyDocument } from '../catalogue/policy-facts';
import { CompiledStatement } from '../policy/compiled-statement';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes } from '../policy/pattern';
import { withoutPartition } from '../policy/without-partition';

/**
 * Stage 7: removes the permissions that managed policies already grant from the statements. Pinned
 * policies count at their versions.
 */
export const subtractManagedPolicies = (
  statements: readonly CompiledStatement[],
  documents: readonly PolicyDocument[],
): readonly CompiledStatement[] =>
  documents.reduce(
    (rest, document) => rest.flatMap((s) => subtract(s, document) ?? []),
    statements,
  );

/**
 * Returns the statement without the permissions that a policy already grants. Returns undefined
 * when the policy grants all of it.
 *
 * The removal is lawful because it removes only actions or resources that unconditional Allow
 * statements include completely. The union with the policy stays the same. Denies never change.
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
