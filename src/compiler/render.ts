import { Effect, PolicyDocument, PolicyStatement, PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { nestedConditions } from './condition-list';
import { CompiledStatement } from '../policy/compiled-statement';
import { toCdkText } from '../scope/cdk-text';

/** Returns the statements as a CDK policy document, unchanged and in order. */
export function policyDocument(statements: readonly CompiledStatement[]): PolicyDocument {
  return new PolicyDocument({
    // User snapshots contain Sids and order. The feature flag that merges statements must not
    // change them.
    minimize: false,
    statements: statements.map((statement) => new PolicyStatement(statementProps(statement))),
  });
}

/** Returns the statement as properties of a CDK statement, with deploy-time values as tokens. */
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
