import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, CfnResource, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { arnSeenFrom, text } from './policy-references';
import { renderedProperties } from '../../input/template-values';
import { Finding } from '../../policy/finding';
import { finding } from '../../text/findings';

/**
 * Returns a finding when outputs or SSM parameters of the app hand on some of the policies and not
 * the others. Whoever reads them cannot attach the rest, and the rest can be a policy that denies.
 */
export function partlyHandedOn(policies: readonly ManagedPolicy[]): Finding[] {
  const handed = policies[0].node.root.node
    .findAll()
    .filter(isReadElsewhere)
    .map((by) => ({ by, named: policies.filter((policy) => names(by, policy)) }))
    .filter(({ named }) => named.length > 0);
  const all = new Set(handed.flatMap(({ named }) => named));
  if (all.size === 0 || all.size === policies.length) return [];
  const paths = handed.map(({ by }) => by.node.path).join(', ');
  return [
    finding('part-handed-on', {
      subject: paths,
      what: `the access takes ${policies.length} policies, and ${all.size} of them can be read from ${paths}`,
    }),
  ];
}

/**
 * Returns whether something outside the app can read a value. The CDK makes the outputs below
 * `Exports` and those of nested stacks for resources of the app, which are checked themselves.
 */
const isReadElsewhere = (one: IConstruct): one is CfnOutput | CfnResource =>
  one instanceof CfnOutput
    ? one.node.scope?.node.id !== 'Exports' && !one.stack.nested
    : CfnResource.isCfnResource(one) && one.cfnResourceType === 'AWS::SSM::Parameter';

/** Returns whether a value contains the ARN or the name of a policy. A name is a part of the ARN. */
function names(by: CfnOutput | CfnResource, policy: ManagedPolicy): boolean {
  const stack = Stack.of(by);
  const arn = arnSeenFrom(stack, policy);
  const value: unknown = by instanceof CfnOutput ? stack.resolve(by.value) : renderedProperties(by);
  return arn !== undefined && text(value).includes(arn);
}
