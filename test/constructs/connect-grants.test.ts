import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnContactFlow, CfnInstance, CfnQueue, CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import {
  AccountRootPrincipal,
  Group,
  IGrantable,
  Role,
  ServicePrincipal,
  User,
} from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConnectAccess, ConnectGrants, ConnectJob, ConnectScope, ConsoleUseCase } from '../../src';
import { instanceIn } from '../support/connect-instance';
import { ACCOUNT, INSTANCE_ARN, newStack, readable } from '../support/template';

const roleIn = (stack: Stack, id = 'App') =>
  new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const flowIn = (stack: Stack, instance: CfnInstance, id = 'Flow') =>
  new CfnContactFlow(stack, id, {
    instanceArn: instance.attrArn,
    name: id,
    type: 'CONTACT_FLOW',
    content: '{}',
  });

/** Statements of the policies beside roles, with intrinsics as text. */
const granted = (stack: Stack): any[] =>
  Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap((policy) =>
    readable(policy.Properties.PolicyDocument.Statement),
  );

test('an application places calls on an instance of its stack', () => {
  const stack = newStack();
  ConnectGrants.fromInstance(instanceIn(stack)).startOutboundVoice(roleIn(stack));
  expect(granted(stack)).toEqual([
    {
      Action: 'connect:StartOutboundVoiceContact',
      Effect: 'Allow',
      Resource: '${Instance.Arn}/contact/*',
    },
  ]);
});

test('a function is granted to through its role', () => {
  const stack = newStack();
  const fn = new LambdaFunction(stack, 'Fn', {
    runtime: Runtime.NODEJS_20_X,
    handler: 'i.h',
    code: Code.fromInline('x'),
  });
  ConnectGrants.fromInstance(instanceIn(stack)).writeContactAttributes(fn);
  expect(granted(stack)).toEqual([
    {
      Action: 'connect:UpdateContactAttributes',
      Effect: 'Allow',
      Resource: '${Instance.Arn}/contact/*',
    },
  ]);
});

test('chats, tasks and web calls are narrowed to flows', () => {
  const stack = newStack();
  const instance = instanceIn(stack);
  const grants = ConnectGrants.fromInstance(instance);
  const flow = flowIn(stack, instance);
  grants.startChat(roleIn(stack, 'A'), flow);
  grants.startTask(roleIn(stack, 'B'), flow);
  grants.startWebCall(roleIn(stack, 'C'), flow, flowIn(stack, instance, 'Other'));
  expect(granted(stack).map((s) => s.Resource)).toEqual([
    '${Flow}',
    [
      '${Flow}',
      '${Instance.Arn}/contact/*',
      '${Instance.Arn}/task-template/*',
      '${Instance.Arn}/transfer-destination/*',
    ],
    ['${Flow}', '${Other}'],
  ]);
});

test('without a flow it is every flow of the instance', () => {
  const stack = newStack();
  ConnectGrants.fromInstance(instanceIn(stack)).startWebCallOnAnyFlow(roleIn(stack));
  expect(granted(stack).map((s) => s.Resource)).toEqual(['${Instance.Arn}/contact-flow/*']);
});

test('a chat on any flow may go on from an earlier contact', () => {
  const stack = newStack();
  ConnectGrants.fromInstance(instanceIn(stack)).startChatOnAnyFlow(roleIn(stack));
  expect(granted(stack).map((s) => s.Resource)).toEqual([
    ['${Instance.Arn}/contact-flow/*', '${Instance.Arn}/contact/*'],
  ]);
});

test.each<[string, (grants: ConnectGrants, grantee: Role) => unknown, string]>([
  ['startChat', (g, role) => g.startChat(role), 'no flow is given'],
  [
    'startTask',
    (g, role) => g.startTask(role),
    'For every flow of the instance use startTaskOnAnyFlow(...)',
  ],
  ['startWebCall', (g, role) => g.startWebCall(role), 'no flow is given'],
  ['readMetrics', (g, role) => g.readMetrics(role), 'use readMetricsOfAnyQueue(...)'],
  ['manageUsers', (g, role) => g.manageUsers(role), 'use manageUsersWithAnySecurityProfile(...)'],
  [
    'a name for a flow',
    (g, role) => g.startTask(role, 'flow' as any),
    'this is not a reference of a flow',
  ],
])('%s without its names is an error', (_, grant, message) => {
  const stack = newStack();
  const grants = ConnectGrants.fromInstance(instanceIn(stack));
  expect(() => grant(grants, roleIn(stack))).toThrow(message);
});

test('metrics are narrowed to queues', () => {
  const stack = newStack();
  const instance = instanceIn(stack);
  const queue = new CfnQueue(stack, 'Queue', {
    instanceArn: instance.attrArn,
    name: 'q',
    hoursOfOperationArn: `${instance.attrArn}/operating-hours/x`,
  });
  ConnectGrants.fromInstance(instance).readMetrics(roleIn(stack), queue);
  const resources = granted(stack)
    .flatMap((s) => s.Resource)
    .filter((arn: string) => /queue|Queue/.test(arn));
  expect(new Set(resources)).toEqual(new Set(['${Queue}']));
  expect(
    granted(stack).find((s) => [s.Action].flat().includes('connect:GetMetricData')).Resource,
  ).toContain('${Queue}');
});

test('users are managed with the security profiles that may be given', () => {
  const stack = newStack();
  const instance = instanceIn(stack);
  const profile = new CfnSecurityProfile(stack, 'Agents', {
    instanceArn: instance.attrArn,
    securityProfileName: 'Agents',
  });
  ConnectGrants.fromInstance(instance).manageUsers(roleIn(stack), profile);
  const profiles = granted(stack)
    .flatMap((s) => s.Resource)
    .filter((arn: string) => /security-profile|Agents/.test(arn));
  expect(new Set(profiles)).toEqual(new Set(['${Agents}']));
});

test.each<[string, (grants: ConnectGrants, grantee: IGrantable) => void, string]>([
  ['the directory', (grants, to) => grants.readDirectory(to), 'connect:SearchQueues'],
  ['flows', (grants, to) => grants.deployFlows(to), 'connect:UpdateContactFlowContent'],
  ['any job', (grants, to) => grants.jobs(to, ConnectJob.SUPERVISOR), 'connect:MonitorContact'],
  [
    'any access',
    (grants, to) =>
      grants.access(to, ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CALL_RECORDING)),
    'connect:UpdateInstanceStorageConfig',
  ],
])('a grant of %s', (_, grant, action) => {
  const stack = newStack();
  grant(ConnectGrants.fromInstance(instanceIn(stack)), roleIn(stack));
  expect(granted(stack).flatMap((s) => s.Action)).toContain(action);
});

test('a condition of the catalogue stands in the grant', () => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  ConnectGrants.fromScope(ConnectScope.instanceArn(INSTANCE_ARN)).jobs(
    roleIn(stack),
    ConnectJob.SUPERVISOR,
  );
  expect(granted(stack).filter((s) => s.Action === 'connect:SearchContacts')).toEqual([
    {
      Action: 'connect:SearchContacts',
      Condition: {
        'ForAllValues:StringNotEquals': { 'connect:SearchContactsByContactAnalysis': 'Transcript' },
      },
      Effect: 'Allow',
      Resource: INSTANCE_ARN,
    },
  ]);
});

test('several grants to one role are one policy, without Sids that could clash', () => {
  const stack = newStack();
  const [grants, role] = [ConnectGrants.fromInstance(instanceIn(stack)), roleIn(stack)];
  grants.startOutboundVoice(role);
  grants.startOutboundVoice(role);
  grants.writeContactAttributes(role);
  expect(granted(stack).every((s) => s.Sid === undefined)).toBe(true);
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 1);
});

test('users, groups and imported roles take grants', () => {
  const stack = newStack();
  const grants = ConnectGrants.fromInstance(instanceIn(stack));
  for (const grantee of [
    new User(stack, 'User'),
    new Group(stack, 'Group'),
    Role.fromRoleName(stack, 'Imported', 'imported'),
  ])
    grants.startOutboundVoice(grantee);
  expect(granted(stack)).toHaveLength(3);
});

test('a grantee in another stack refers to the instance across stacks', () => {
  const app = new App();
  const env = { account: ACCOUNT, region: 'us-east-1' };
  const [centre, application] = [
    new Stack(app, 'Centre', { env }),
    new Stack(app, 'Application', { env }),
  ];
  ConnectGrants.fromInstance(instanceIn(centre)).startOutboundVoice(roleIn(application));
  expect(granted(application)).toEqual([
    expect.objectContaining({
      Resource: '${Import Centre:ExportsOutputFnGetAttInstanceArn528840A0}/contact/*',
    }),
  ]);
});

test('what needs the access is made after it', () => {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Later');
  ConnectGrants.fromInstance(instanceIn(stack))
    .startOutboundVoice(roleIn(stack))
    .applyBefore(bucket);
  expect(
    Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'))[0].DependsOn,
  ).toEqual(['AppDefaultPolicy9F9D1518']);
});

test('what narrows nothing is a warning at the grantee', () => {
  const stack = newStack();
  const instance = instanceIn(stack);
  const scope = ConnectScope.instances(instance).withResources(
    'contact-flow',
    flowIn(stack, instance).attrContactFlowArn,
  );
  ConnectGrants.fromScope(scope).writeContactAttributes(roleIn(stack));
  Annotations.fromStack(stack).hasWarning(
    '/Stack/App',
    Match.stringLikeRegexp('no action of the access'),
  );
});

describe('is refused', () => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const grants = ConnectGrants.fromScope(ConnectScope.instanceArn(INSTANCE_ARN));

  test('to a service, which has no policy', () => {
    expect(() => grants.startOutboundVoice(new ServicePrincipal('lambda.amazonaws.com'))).toThrow(
      'ConnectGrants: the grantee is no construct, so no policy can be added to it. Grant to a role, a user, a group or a function.',
    );
    expect(() =>
      ConnectGrants.fromInstance(instanceIn(newStack())).startOutboundVoice(
        new AccountRootPrincipal(),
      ),
    ).toThrow('no policy can be added to the grantee');
  });

  test('with a managed policy or a deny', () => {
    expect(() => grants.access(roleIn(stack, 'A'), ConnectAccess.readOnly())).toThrow(
      "ConnectGrants for 'Stack/A': the access has AmazonConnectReadOnlyAccess, and a grant has no managed policies and no denies. " +
        'Use ConnectAccessRole for a new role, ConnectInlinePolicy for what exists already.',
    );
    expect(() => grants.access(roleIn(stack, 'Pinned'), ConnectAccess.readOnly('v4'))).toThrow(
      'the access has AmazonConnectReadOnlyAccess, and a grant',
    );
    expect(() =>
      grants.access(
        roleIn(stack, 'B'),
        ConnectAccess.jobs(ConnectJob.SUPERVISOR).plus(ConnectAccess.denyFederation()),
      ),
    ).toThrow('the access has DenyConnectFederation');
  });

  test('on an instance of another account', () => {
    const other = ConnectScope.instanceArn(INSTANCE_ARN.replace(ACCOUNT, '999988887777'));
    expect(() => ConnectGrants.fromScope(other).startOutboundVoice(roleIn(stack, 'C'))).toThrow(
      "ConnectGrants for 'Stack/C': the instance is of account 999988887777",
    );
  });

  test('of a flow that is in another instance', () => {
    const flow = `${INSTANCE_ARN.replace('instance/1', 'instance/2')}/contact-flow/aaaaaaaa-2222-3333-4444-555555555555`;
    const scope = ConnectScope.instanceArn(INSTANCE_ARN).withResources('contact-flow', flow);
    expect(() =>
      ConnectGrants.fromScope(scope).jobs(roleIn(stack, 'E'), ConnectJob.CHAT_STARTER),
    ).toThrow(
      `ConnectGrants for 'Stack/E': this is in an instance that the scope does not name. Got '${flow}'. Allowed: what is in ${INSTANCE_ARN}. ` +
        'Give a resource of an instance of the scope, or add the instance to the scope.',
    );
  });

  test('to a role of another account, which the CDK would leave out without a word', () => {
    const foreign = Role.fromRoleArn(stack, 'Foreign', 'arn:aws:iam::333333333333:role/foreign');
    expect(() => grants.startOutboundVoice(foreign)).toThrow(
      "ConnectGrants for 'Stack/Foreign': the grantee is of account 333333333333, and no policy can be added to it from account 111122223333. " +
        'Make the grant in a stack of account 333333333333, where the instance is.',
    );
  });

  test('without any job', () => {
    expect(() => grants.jobs(roleIn(stack, 'D'))).toThrow('ConnectAccess.jobs: nothing is given');
  });
});
