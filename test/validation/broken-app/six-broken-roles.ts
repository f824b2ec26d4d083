import { App, Stack, Validations } from 'aws-cdk-lib';
import {
  Effect,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { ConnectAccessValidation } from '../../../src';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';

/** A plain CDK app with a role for each thing that people get wrong, and the plug-in. */
export function sixBrokenRoles(outdir?: string): App {
  const app = new App(outdir ? { outdir } : {});
  Validations.of(app).addPlugins(new ConnectAccessValidation(app));
  const stack = new Stack(app, 'Broken');
  const role = (id: string) =>
    new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const allow = (
    id: string,
    action: string,
    resource: string,
    conditions?: Record<string, Record<string, string>>,
  ) =>
    role(id).addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [action],
        resources: [resource],
        conditions,
      }),
    );

  allow('Nonexistent', 'connect:DescribeUsers', `${INSTANCE}/agent/*`);
  allow('Renamed', 'connect:DestroyInstance', INSTANCE);
  allow('WrongType', 'connect:ListUsers', `${INSTANCE}/agent/*`);
  allow('Prefix', 'connectcases:ListFields', 'arn:aws:cases:eu-west-2:111122223333:domain/*');
  allow('Misspelt', 'connect:ListUsers', INSTANCE, {
    StringEquals: { 'connect:InstanceArn': '12345678-1234-1234-1234-123456789012' },
  });
  role('Retired').addManagedPolicy(
    ManagedPolicy.fromAwsManagedPolicyName('AmazonConnectFullAccess'),
  );
  return app;
}
