import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { concrete } from './samples';
import { JOURNEYS, newApp, stackOf } from './variants';
import { ContactCenterStack } from '../../examples/contact-center/contact-center-stack';
import { IdentityStack } from '../../examples/contact-center/identity-stack';

/** A stack to be judged, and what it is in a report. */
export interface Subject {
  readonly where: string;
  readonly stack: Stack;
}

/** Each variant and each stack of the example, in an app of its own. */
export function subjects(): Subject[] {
  const example = { env: { account: '123456789012', region: 'us-east-1' } };
  return [
    ...JOURNEYS.flatMap((journey) =>
      journey.variants.map((variant) => ({
        where: `${journey.construct}: ${variant.name}`,
        stack: stackOf(journey, variant),
      })),
    ),
    {
      where: 'ContactCenterStack: example',
      stack: new ContactCenterStack(newApp(), 'ContactCenter', example),
    },
    { where: 'IdentityStack: example', stack: new IdentityStack(newApp(), 'Identity', example) },
  ];
}

/** A policy as it will be once it is deployed. */
export interface Policy {
  readonly where: string;
  readonly kind: 'identity' | 'trust' | 'key';
  readonly document: any;
}

/** Each different policy in the templates, under the first place that has it. */
export function policies(): Policy[] {
  const found = new Map<string, Policy>();
  for (const { where, stack } of subjects()) {
    const template = Template.fromStack(stack).toJSON();
    for (const element of stack.node.findAll().filter(CfnResource.isCfnResource)) {
      const resource = template.Resources[stack.getLogicalId(element)];
      const name = element.node.path
        .split('/')
        .slice(1)
        .join('/')
        .replace(/\/Resource$/, '');
      for (const [kind, document] of documentsOf(resource)) {
        const deployed = concrete(document, template);
        const key = JSON.stringify(deployed);
        if (!found.has(key))
          found.set(key, { where: `${where}: ${name}: ${kind}`, kind, document: deployed });
      }
    }
  }
  return [...found.values()];
}

function documentsOf({ Type, Properties: p = {} }: any): [Policy['kind'], any][] {
  const all: [Policy['kind'], any][] = [
    ['trust', p.AssumeRolePolicyDocument],
    ...(p.Policies ?? []).map((policy: any) => ['identity', policy.PolicyDocument]),
    ['identity', /^AWS::IAM::(Managed)?Policy$/.test(Type) ? p.PolicyDocument : undefined],
    ['identity', p.InlinePolicy],
    ['key', p.KeyPolicy],
  ];
  return all.filter(([, document]) => document !== undefined);
}
