import { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { addWarning } from './report-findings';
import { nestedConditions } from '../../compiler/condition-list';
import { PARTITION } from '../../compiler/placeholder-values';
import { instantiate, PlaceholderValues } from '../../compiler/placeholders';
import { statementProps } from '../../compiler/render';
import { KEY } from '../../input/arn-kind';
import { areKnownToDiffer, TargetEnvironment } from '../../input/target-environment';
import { withoutTokens } from '../../input/tokens';
import { parseArn } from '../../policy/arn';
import { CompiledStatement } from '../../policy/compiled-statement';
import { toPolicyText } from '../../scope/cdk-text';
import { checkArn, checkInStack } from '../../scope/check-arn';
import { finding } from '../../text/findings';

/** Throws when the key is not a specific key: an alias can refer to another key later. */
export function checkKey(where: string, from: TargetEnvironment, key: IKey): void {
  checkInStack(where, from, checkArn(where, key.keyArn, KEY), KEY);
}

/**
 * Returns the statement for the key policy, in the Region of the key: services use a key in its own
 * Region. The resource is `*`, which means the key itself in a key policy.
 */
export const keyStatement = (
  id: string,
  key: IKey,
  values: PlaceholderValues = {},
): CompiledStatement =>
  instantiate(id, {
    ...PARTITION,
    Region: [toPolicyText(key.env.region)],
    Account: [toPolicyText(key.env.account)],
    ...values,
  });

/** Returns the same statement for the policy of a principal, on the key itself. */
export const onKey = (statement: CompiledStatement, key: IKey): CompiledStatement => ({
  ...statement,
  resources: [toPolicyText(key.keyArn)],
});

/** Returns the statement in the form of a key policy. */
export function inKeyPolicy(statement: CompiledStatement, principal: IPrincipal): PolicyStatement {
  const { actions, resources, conditions } = statementProps(statement);
  return new PolicyStatement({ principals: [principal], actions, resources, conditions });
}

/**
 * Returns whether the key is imported, so that its policy cannot be changed here. A key from
 * `Key.fromCfnKey` is a child of its own resource.
 */
export const isImported = (key: IKey) =>
  ![key.node.defaultChild, key.node.scope].some((one) => CfnResource.isCfnResource(one));

/**
 * Returns whether the key policy can name principals in the stack. The policy of a key in another
 * stack would create a circular dependency between the stacks. For such keys and for imported keys,
 * the permission goes into the policy of the principal. This is enough where the key policy leaves
 * the decision to IAM, as the CDK default does.
 */
export const isOwned = (key: IKey, stack: Stack) => Stack.of(key) === stack && !isImported(key);

/**
 * Returns whether the resource of a role names the key, as it does when the scope of its access has
 * the key. The key policy cannot name the role then, because CloudFormation would have to create
 * each before the other.
 */
export function namesInline(role: IConstruct, key: IKey): boolean {
  const resource = role.node.defaultChild;
  if (!CfnResource.isCfnResource(resource) || !('policies' in resource)) return false;
  const text = (value: unknown) => JSON.stringify(Stack.of(role).resolve(value)) ?? '';
  return text(resource.policies).includes(text(key.keyArn));
}

/**
 * Adds a warning with the statements that the policy of an imported key needs, in the form to copy.
 */
export function warnOfKeyPolicy(
  on: IConstruct,
  key: IKey,
  ids: readonly string[],
  principal: object,
  places: PlaceholderValues = {},
): void {
  const shown = (value: string | undefined, otherwise: string) => [
    value === undefined || Token.isUnresolved(value) ? otherwise : value,
  ];
  const written = ids.map((id) => {
    const { effect, actions, resources, conditions } = keyStatement(id, key, {
      Partition: shown(parseArn(key.keyArn)?.partition, 'PARTITION'),
      Region: shown(key.env.region, 'REGION'),
      Account: shown(key.env.account, 'ACCOUNT'),
      ...places,
    });
    return JSON.stringify({
      Effect: effect,
      Principal: principal,
      Action: actions,
      Resource: resources[0],
      Condition: nestedConditions(conditions),
    });
  });
  addWarning(
    on,
    finding('key-policy-not-changed', {
      subject: key.node.path,
      what: `the policy of the key ${key.node.path} cannot be changed here`,
      instead: `Unless it allows this already, or leaves it to IAM, add to it ${written.join(', ')}`,
    }),
  );
}

/** Adds a warning when principals of other accounts may use the key. */
export function warnOfOtherAccounts(
  on: IConstruct,
  key: IKey,
  principal: IPrincipal,
  arns: readonly string[],
): void {
  // The ARN of an account is a token.
  const accounts = [
    principal.principalAccount,
    ...arns.map((arn) => parseArn(arn)?.account),
  ].filter((account): account is string => areKnownToDiffer(account, key.env.account));
  if (accounts.length === 0) return;
  const subject = [...new Set(accounts)].sort().join(', ');
  addWarning(
    on,
    finding('key-used-from-other-account', {
      subject,
      what: `principals of the account ${subject} may use the key ${key.node.path}`,
    }),
  );
}

/** Returns the ARN of a principal in a form that a reader can use. */
export const shownArn = (arn: string, of: IConstruct) =>
  withoutTokens(arn) === arn ? arn : `the ARN of ${of.node.path}`;
