import type { CfnInstance, IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { Fn, Stack, Token } from 'aws-cdk-lib/core';
import { arnParts, referredTo } from '../input/arn';
import { ConnectAccessError } from '../input/error';
import { areKnownToDiffer, TargetEnvironment } from '../input/target-environment';

/** An instance as statements name it. */
export interface InstanceAttributes {
  readonly arn: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
}

/** `Fn::GetAtt Arn` where there is one: what `Ref` of an instance returns, its documentation does not say. */
export function instanceArnOf(ref: IInstanceRef): string {
  return (ref as Partial<CfnInstance>).attrArn ?? ref.instanceRef.instanceArn;
}

/** Where an instance is: by its ARN, and by its construct where the ARN is a token. */
export function instancePlace(
  arn: string,
  env?: { readonly region: string; readonly account: string },
): InstanceAttributes {
  const parts = arnParts(arn);
  const part = (index: number) => Fn.select(index, Fn.split(':', arn));
  return {
    arn,
    id: parts?.resource.replace(/^instance\//, '') ?? Fn.select(1, Fn.split('/', arn)),
    region: parts?.region ?? env?.region ?? part(3),
    account: parts?.account ?? env?.account ?? part(4),
  };
}

/** Throws when the instance is of another account than the principal. */
export function checkOfAccount(
  where: string,
  { account: principals }: TargetEnvironment,
  { arn, account }: InstanceAttributes,
): void {
  if (!areKnownToDiffer(account, principals)) return;
  throw new ConnectAccessError({
    where,
    problem:
      `the instance is of account ${account}, the principal of account ${principals}: ` +
      'IAM of one account cannot allow anything on an instance of another',
    got: arn,
    instead: `Create it in a stack of account ${account} and let people of ${principals} assume it there`,
  });
}

/** Throws when the instance is a construct in a stack of another account, which CloudFormation cannot refer to. */
export function checkReachable(
  where: string,
  { madeInAccount }: TargetEnvironment,
  { arn }: InstanceAttributes,
): void {
  const made = referredTo(arn);
  const account = made && Stack.of(made.resource).account;
  if (!account || account === madeInAccount) return;
  const known = (one: string | undefined) =>
    Token.isUnresolved(one) ? 'an account that is not known' : `account ${one}`;
  throw new ConnectAccessError({
    where,
    problem: `the instance is a construct in a stack of ${known(account)}, this is a stack of ${known(madeInAccount)}, and templates cannot refer to each other across accounts`,
    got: made.resource.node.path,
    instead: 'Give the ARN of the instance: ConnectScope.instanceArn(...)',
  });
}

/** Throws when the ARN is of something in an instance that is none of these, as far as it can be told; undefined are all. */
export function checkInInstances(
  where: string,
  places: readonly InstanceAttributes[] | undefined,
  arn: string,
): void {
  const owner = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([0-9a-f-]+)\//.exec(arn)?.[1];
  if (!owner || !places || places.some(({ id }) => Token.isUnresolved(id) || id === owner)) return;
  throw new ConnectAccessError({
    where,
    problem: 'this is in an instance that the scope does not name',
    got: arn,
    allowed: `what is in ${places.map(({ arn: instance }) => instance).join(', ')}`,
    instead: 'Give a resource of an instance of the scope, or add the instance to the scope',
  });
}
