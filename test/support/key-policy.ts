import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { readable, StatementJson } from './template';

/** A statement of a policy of a key. */
export interface KeyStatementJson extends StatementJson {
  readonly Principal: any;
}

/** What the policy of the stack's only key has beyond the CDK's own statement. */
export const addedTo = (stack: Stack, own = 1): KeyStatementJson[] =>
  readable(
    Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'))[0].Properties.KeyPolicy
      .Statement,
  ).slice(own);

/** The statements of the policies of principals in the stack. */
export const onPrincipals = (stack: Stack): StatementJson[] =>
  Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap((p: any) =>
    readable(p.Properties.PolicyDocument.Statement),
  );

/** The warnings of the stack about policies of keys. */
export const warnings = (stack: Stack): string[] =>
  Annotations.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('policy of the key'))
    .map(({ entry }) => String(entry.data));
