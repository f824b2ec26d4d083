import { Effect, PolicyDocument, PolicyStatement, PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { nestedConditions } from './condition-list';
import { CompiledStatement } from '../policy/compiled-statement';
import { toCdkText } from '../scope/cdk-text';

/** The statements as a policy document of the CDK: each as it is, in their order. */
export function policyDocument(statements: readonly CompiledStatement[]): PolicyDocument {
  return new PolicyDocument({
    // Sids and order are what users keep snapshots of; the feature flag that merges statements must not touch them.
    minimize: false,
    statements: statements.map((statement) => new PolicyStatement(statementProps(statement))),
  });
}

/** The statement as properties of a statement of the CDK, deploy-time values as tokens. */
export function statementProps({
  sid,
  effect,
  actions,
  resources,
  notResource,
  conditions,
}: CompiledStatement): PolicyStatementProps {
  const arns = resources.map(toCdkText);
  return {
    sid,
    effect: effect === 'Allow' ? Effect.ALLOW : Effect.DENY,
    actions: [...actions],
    ...(notResource ? { notResources: arns } : { resources: arns }),
    conditions: nestedConditions(
      conditions.map(({ operator, key, values }) => ({
        operator,
        key: toCdkText(key),
        values: values.map(toCdkText),
      })),
    ),
  };
}
