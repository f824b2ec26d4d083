import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as connect from 'aws-cdk-lib/aws-connect';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  ConnectAccess,
  ConnectAccessReport,
  ConnectAccessRole,
  ConnectJob,
  ConnectScope,
} from '../../src';

const user = new iam.AccountPrincipal('111122223333');
const idsOf = (report: ConnectAccessReport): string[] =>
  JSON.parse(report.toJson()).principals.map(({ id }: { id: string }) => id);

function starter(scope: Construct, id: string) {
  const instance = new connect.CfnInstance(scope, `${id}Instance`, {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });
  const access = ConnectAccess.jobs(ConnectJob.TASK_STARTER);
  return new ConnectAccessRole(scope, id, {
    assumedBy: user,
    access,
    connectScope: ConnectScope.instances(instance),
  });
}

test('of a stack: its roles, made with the library or not', () => {
  const stack = new Stack(new App(), 'Centre');
  starter(stack, 'Starter');
  new iam.Role(stack, 'ByHand', {
    assumedBy: user,
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonConnect_FullAccess')],
  });
  const report = ConnectAccessReport.fromStack(stack);
  expect(idsOf(report)).toEqual(['Centre/Starter', 'Centre/ByHand']);
  expect(report.toText()).toMatch(
    /Centre\/Starter.*\n {2}taken on by .*\n {2}jobs {9}Task starter\n {2}only on {6}\$\{StarterInstance\.Arn\}/,
  );
});

test('of an assembly: stages and nested stacks with it', () => {
  const app = new App({
    context: { 'aws:cdk:enable-path-metadata': true },
  });
  const stack = new Stack(app, 'Outer');
  starter(new NestedStack(stack, 'Nested'), 'Inner');
  starter(new Stack(new Stage(app, 'Prod'), 'Centre'), 'Starter');
  expect(idsOf(ConnectAccessReport.fromAssembly(app.synth().directory))).toEqual([
    'Prod/Centre/Starter',
    'Outer/Nested/Inner',
  ]);
});

test('a folder that is no assembly is an error', () => {
  expect(() => ConnectAccessReport.fromAssembly(__dirname)).toThrow(
    /^ConnectAccessReport\.fromAssembly: the directory has no cloud assembly\. Got .*manifest\.json, which `cdk synth` writes/,
  );
});

test('of templates and policies, and of nothing else', () => {
  const policy = { Statement: [{ Effect: 'Allow', Action: 'connect:ListUsers', Resource: '*' }] };
  expect(idsOf(ConnectAccessReport.fromTemplates({ 'policy.json': policy }))).toEqual([
    'policy.json',
  ]);
  expect(() => ConnectAccessReport.fromTemplates({ 'odd.json': { Odd: 1 } })).toThrow(
    'ConnectAccessReport.fromTemplates: odd.json is neither a template nor a policy document',
  );
});

test('a report that was kept is compared with', () => {
  const policy = (Resource: string) =>
    ConnectAccessReport.fromTemplates({
      'policy.json': { Statement: [{ Effect: 'Allow', Action: 'connect:DescribeUser', Resource }] },
    });
  const kept = ConnectAccessReport.fromJson(policy('*').toJson());
  expect(policy('*').compareTo(kept).isEmpty).toBe(true);
  const changed = policy('arn:aws:connect:*:*:instance/*/agent/*').compareTo(kept);
  expect([changed.isEmpty, changed.toText()]).toEqual([
    false,
    expect.stringContaining(
      '- narrows connect:DescribeUser to arn:aws:connect:*:*:instance/*/agent/*, from *',
    ),
  ]);
  expect(changed.toMarkdown()).toContain('➖ narrows');
  expect(JSON.parse(changed.toJson()).principals).toHaveLength(1);
});

test('what is no report is no report', () => {
  expect(() => ConnectAccessReport.fromJson('{"schema":"other"}')).toThrow(
    'ConnectAccessReport.fromJson: the JSON is no report of this schema',
  );
});
