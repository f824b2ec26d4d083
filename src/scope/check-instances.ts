import { Stack, Token } from 'aws-cdk-lib/core';
import { InstanceAttributes } from './instance-attributes';
import { ConnectAccessError } from '../input/error';
import { isIdOfDummy } from '../input/lookup-dummy';
import { areKnownToDiffer, TargetEnvironment } from '../input/target-environment';
import { referredTo } from '../input/tokens';

/** Throws when the instance and the principal are in different accounts. */
export function checkOfAccount(
  label: string,
  { account: principals }: TargetEnvironment,
  { arn, account }: InstanceAttributes,
): void {
  if (!areKnownToDiffer(account, principals)) return;
  throw new ConnectAccessError({
    where: label,
    problem:
      `the instance is of account ${account}, the principal of account ${principals}: ` +
      'IAM of one account cannot allow anything on an instance of another',
    got: arn,
    instead: `Create it in a stack of account ${account} and let people of ${principals} assume it there`,
  });
}

/**
 * Throws when the instance is a construct in a stack of another account, which CloudFormation
 * cannot refer to.
 */
export function checkReachable(
  label: string,
  { madeInAccount }: TargetEnvironment,
  { arn }: InstanceAttributes,
): void {
  const made = referredTo(arn);
  const account = made && Stack.of(made.resource).account;
  if (!account || account === madeInAccount) return;
  const known = (one: string | undefined) =>
    Token.isUnresolved(one) ? 'an account that is not known' : `account ${one}`;
  throw new ConnectAccessError({
    where: label,
    problem:
      `the instance is a construct in a stack of ${known(account)}, this is a stack of ` +
      `${known(madeInAccount)}, and templates cannot refer to each other across accounts`,
    got: made.resource.node.path,
    instead: 'Give the ARN of the instance: ConnectScope.instanceArn(...)',
  });
}

/**
 * Throws when the ARN is visibly of something in an instance other than the given ones. Undefined
 * covers all instances.
 */
export function checkInInstances(
  label: string,
  instances: readonly InstanceAttributes[] | undefined,
  arn: string,
): void {
  const owner = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([0-9a-f-]+)\//.exec(arn)?.[1];
  if (!owner || !instances || isIdOfDummy(owner)) return;
  if (instances.some(({ id }) => Token.isUnresolved(id) || id === owner)) return;
  throw new ConnectAccessError({
    where: label,
    problem: 'this is in an instance that the scope does not name',
    got: arn,
    allowed: `what is in ${instances.map(({ arn: instance }) => instance).join(', ')}`,
    instead: 'Give a resource of an instance of the scope, or add the instance to the scope',
  });
}
