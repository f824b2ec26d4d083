import type { CfnInstance, IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { Fn } from 'aws-cdk-lib/core';
import { parseArn } from '../policy/arn';

/** The attributes of an instance that statements use. */
export interface InstanceAttributes {
  readonly arn: string;
  readonly id: string;
  readonly region: string;
  readonly account: string;
}

/**
 * Returns `Fn::GetAtt Arn` where possible, because the documentation does not specify the return
 * value of `Ref`.
 */
export function instanceArnOf(ref: IInstanceRef): string {
  return (ref as Partial<CfnInstance>).attrArn ?? ref.instanceRef.instanceArn;
}

/**
 * Returns the attributes of an instance from its ARN, or from its construct when the ARN is a
 * token.
 */
export function instanceAttributesOf(
  arn: string,
  env?: { readonly region: string; readonly account: string },
): InstanceAttributes {
  const parts = parseArn(arn);
  const part = (index: number) => Fn.select(index, Fn.split(':', arn));
  return {
    arn,
    id: parts?.resource.replace(/^instance\//, '') ?? Fn.select(1, Fn.split('/', arn)),
    region: parts?.region ?? env?.region ?? part(3),
    account: parts?.account ?? env?.account ?? part(4),
  };
}
