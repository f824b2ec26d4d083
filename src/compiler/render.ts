import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Statement } from './statement';

/** The statements as a policy document of the CDK: each as it is, in their order. */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return new PolicyDocument({
    // Sids and order are what users keep snapshots of; the feature flag that merges statements must not touch them.
    minimize: false,
    statements: statements.map(
      (s) =>
        new PolicyStatement({
          sid: s.id || undefined,
          effect: s.effect === 'Allow' ? Effect.ALLOW : Effect.DENY,
          actions: [...s.actions],
          ...(s.allBut ? { notResources: [...s.resources] } : { resources: [...s.resources] }),
          conditions: s.conditions,
        }),
    ),
  });
}
