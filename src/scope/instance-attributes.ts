import type { CfnInstance, IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { Fn } from 'aws-cdk-lib/core';
import { parseArn } from '../policy/arn';

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
