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
import { TargetEnvironment } from '../../input/target-environment';
import { withoutTokens } from '../../input/tokens';
import { parseArn } from '../../policy/arn';
import { CompiledStatement } from '../../policy/compiled-statement';
import { toPolicyText } from '../../scope/cdk-text';
import { checkArn, checkInStack } from '../../scope/check-arn';
import { finding } from '../../text/findings';

/** Throws when the key is not one key: an alias names another key tomorrow. */
export function checkKey(where: string, from: TargetEnvironment, key: IKey): void {
  checkInStack(where, from, checkArn(where, key.keyArn, KEY), KEY);
}

/**
 * The statement for the key where the key is: services use a key in its own Region.
 * On `*`, which in a key's policy is the key.
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

/** The same for the policy of a principal: on the key itself. */
export const onKey = (statement: CompiledStatement, key: IKey): CompiledStatement => ({
  ...statement,
  resources: [toPolicyText(key.keyArn)],
});

/** The statement as the policy of the key has it. */
export function inKeyPolicy(statement: CompiledStatement, principal: IPrincipal): PolicyStatement {
  const { actions, resources, conditions } = statementProps(statement);
  return new PolicyStatement({ principals: [principal], actions, resources, conditions });
}

/**
 * Whether the key was made elsewhere: nothing here can change its policy.
 * One from `Key.fromCfnKey` stands in its resource.
 */
export const isImported = (key: IKey) =>
  ![key.node.defaultChild, key.node.scope].some((one) => CfnResource.isCfnResource(one));

/**
 * Whether the key's policy can name what is in the stack.
 * That of a key of another stack would tie the stacks to each other in a circle:
 * there, and for imported keys, the permission stands on the principal, which is enough where the
 * key's policy leaves the decision to IAM, as the CDK's default does.
 */
export const isOwned = (key: IKey, stack: Stack) => Stack.of(key) === stack && !isImported(key);

/**
 * Whether a role's own resource names the key, as it does when the scope of its access has the key.
 * The key's policy cannot name the role then:
 * CloudFormation would have to make each of them before the other.
 */
export function namesInline(role: IConstruct, key: IKey): boolean {
  const resource = role.node.defaultChild;
  if (!CfnResource.isCfnResource(resource) || !('policies' in resource)) return false;
  const text = (value: unknown) => JSON.stringify(Stack.of(role).resolve(value)) ?? '';
  return text(resource.policies).includes(text(key.keyArn));
}

/** Says what the policy of a key that cannot be changed must have, as it is to be written there. */
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

/** A principal's ARN as a reader can do something with it. */
export const shownArn = (arn: string, of: IConstruct) =>
  withoutTokens(arn) === arn ? arn : `the ARN of ${of.node.path}`;
