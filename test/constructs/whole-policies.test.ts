import { App, CfnOutput, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AccountRootPrincipal,
  CfnRole,
  Group,
  PermissionsBoundary,
  Role,
  User,
} from 'aws-cdk-lib/aws-iam';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnPermissionSet } from 'aws-cdk-lib/aws-sso';
import { ConnectAccess, ConnectAccessPolicy, ConnectJob, ConnectScope } from '../../src';
import { ACCOUNT, newStack } from '../support/template';

const env = { account: ACCOUNT, region: 'us-east-1' };
const assumedBy = new AccountRootPrincipal();
const large = ConnectAccess.jobs(ConnectJob.MIGRATION);
const connectScope = ConnectScope.instanceId('11111111-2222-3333-4444-555555555555');

const dividedIn = (stack: Stack) =>
  new ConnectAccessPolicy(stack, 'Divided', { access: large, connectScope });
const synthesis = (stack: Stack) => () => Template.fromStack(stack);

test('the policy of the example takes two policies, and the second is described', () => {
  const { policies } = dividedIn(newStack({ env }));
  expect(policies.map(({ description }) => description)).toEqual([
    'Amazon Connect access',
    'Amazon Connect access, part 2',
  ]);
});

test('a name is the name of the first policy, and begins those of the others', () => {
  const stack = newStack({ env });
  new ConnectAccessPolicy(stack, 'Divided', {
    access: large,
    connectScope,
    managedPolicyName: 'migration',
  });
  const policies = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
  expect(Object.values(policies).map((one) => one.Properties.ManagedPolicyName)).toEqual([
    'migration',
    'migrationPart2',
  ]);
});

test('attaching to a role, a user and a group attaches every part', () => {
  const stack = newStack({ env });
  const policy = dividedIn(stack);
  policy.attachToRole(new Role(stack, 'Role', { assumedBy }));
  policy.attachToUser(new User(stack, 'User'));
  policy.attachToGroup(new Group(stack, 'Group'));
  const policies = Object.values(
    Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'),
  );
  expect(policies).toHaveLength(2);
  for (const { Properties } of policies)
    expect([Properties.Roles, Properties.Users, Properties.Groups]).toEqual([
      [{ Ref: expect.stringMatching(/^Role/) }],
      [{ Ref: expect.stringMatching(/^User/) }],
      [{ Ref: expect.stringMatching(/^Group/) }],
    ]);
});

const REST =
  'the access takes 2 policies, and Stack/Principal/Resource has 1 of them. ' +
  'Write managedPolicies: policy.policies, or policy.attachToRole(role)';

test.each<[string, (stack: Stack, policy: ConnectAccessPolicy) => unknown]>([
  [
    'managedPolicies of a role',
    (stack, policy) => new Role(stack, 'Principal', { assumedBy, managedPolicies: [policy] }),
  ],
  [
    'addManagedPolicy of a role',
    (stack, policy) => new Role(stack, 'Principal', { assumedBy }).addManagedPolicy(policy),
  ],
  [
    'managedPolicies of a user',
    (stack, policy) => new User(stack, 'Principal', { managedPolicies: [policy] }),
  ],
  [
    'managedPolicies of a group',
    (stack, policy) => new Group(stack, 'Principal', { managedPolicies: [policy] }),
  ],
])('%s with one part of two is an error that says what to write', (_, attach) => {
  const stack = newStack({ env });
  attach(stack, dividedIn(stack));
  expect(synthesis(stack)).toThrow(REST);
});

test('a role of another stack with one part of two is an error too', () => {
  const app = new App();
  const policy = dividedIn(new Stack(app, 'Policies', { env }));
  const stack = new Stack(app, 'Stack', { env });
  new Role(stack, 'Principal', { assumedBy, managedPolicies: [policy] });
  expect(synthesis(stack)).toThrow('Stack/Principal/Resource has 1 of them');
});

test('a part as a permissions boundary is an error', () => {
  const stack = newStack({ env });
  new Role(stack, 'Principal', { assumedBy, permissionsBoundary: dividedIn(stack) });
  expect(synthesis(stack)).toThrow(
    'the permissions boundary of Stack/Principal/Resource is one of them. ' +
      'A boundary is one policy: give it access that fits in one',
  );
});

test('so is a part as the permissions boundary of every role', () => {
  const stack = newStack({ env });
  new Role(stack, 'Principal', { assumedBy });
  PermissionsBoundary.of(stack).apply(dividedIn(stack));
  expect(synthesis(stack)).toThrow(
    'the permissions boundary of Stack/Principal/Resource is one of them. ',
  );
});

test('a role whose property is overridden has what the template has', () => {
  const stack = newStack({ env });
  const policy = dividedIn(stack);
  const role = new CfnRole(stack, 'Principal', { assumeRolePolicyDocument: {} });
  role.addPropertyOverride('ManagedPolicyArns', [policy.managedPolicyArn]);
  expect(synthesis(stack)).toThrow('Stack/Principal has 1 of them');
});

test.each(['migration', 'migrationPart2'])(
  'a permission set that names %s alone is an error',
  (name) => {
    const stack = newStack({ env });
    new ConnectAccessPolicy(stack, 'Divided', {
      access: large,
      connectScope,
      managedPolicyName: 'migration',
    });
    new CfnPermissionSet(stack, 'Set', {
      name: 'migration',
      instanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
      customerManagedPolicyReferences: [{ name }],
    });
    expect(synthesis(stack)).toThrow(
      'the access takes 2 policies, and Stack/Set has 1 of them. Write a reference for each of policy.policies',
    );
  },
);

test('a copy of a managed policy is a part too', () => {
  const stack = newStack({ env });
  const policy = new ConnectAccessPolicy(stack, 'Divided', {
    access: ConnectAccess.fullAccess('v4'),
    connectScope: ConnectScope.allInstances(),
  });
  new Role(stack, 'Principal', { assumedBy, managedPolicies: [policy] });
  expect(synthesis(stack)).toThrow('has 1 of them');
});

test.each<[string, (stack: Stack, policy: ConnectAccessPolicy) => unknown]>([
  [
    'all parts',
    (stack, policy) =>
      new Role(stack, 'Principal', { assumedBy, managedPolicies: policy.policies }),
  ],
  ['none', (stack) => new Role(stack, 'Principal', { assumedBy })],
  [
    'one part by its own list, and the others by theirs',
    (stack, policy) => {
      const role = new Role(stack, 'Principal', { assumedBy, managedPolicies: [policy] });
      policy.policies.slice(1).forEach((part) => part.attachToRole(role));
    },
  ],
])('a role with %s synthesizes', (_, attach) => {
  const stack = newStack({ env });
  attach(stack, dividedIn(stack));
  expect(synthesis(stack)).not.toThrow();
});

test('a role of another stack may have a policy of its own under the same id', () => {
  const app = new App();
  const stacks = ['One', 'Two'].map((id) => new Stack(app, id, { env }));
  for (const stack of stacks)
    new Role(stack, 'Role', { assumedBy, managedPolicies: dividedIn(stack).policies });
  expect(() => app.synth()).not.toThrow();
});

test('an access of one policy may be attached in any way', () => {
  const stack = newStack({ env });
  const policy = new ConnectAccessPolicy(stack, 'One', {
    access: ConnectAccess.jobs(ConnectJob.SUPERVISOR),
    connectScope,
  });
  new Role(stack, 'Role', { assumedBy, managedPolicies: [policy], permissionsBoundary: policy });
  expect(synthesis(stack)).not.toThrow();
});

const PART_READ =
  'Policies/Divided/Resource: the access takes 2 policies, and 1 of them can be read from Policies/Given. ' +
  'Whoever attaches it has the access without the other policies, which can be policies that deny. ' +
  'Write an output or a parameter for each of policy.policies. ' +
  '[ack: annotation::cdk-amazon-connect-iam:part-handed-on]';

/** The warnings about parts that others can read, after synthesis. */
function partsRead(make: (stack: Stack, policy: ConnectAccessPolicy) => unknown): string[] {
  const app = new App();
  const stack = new Stack(app, 'Policies', { env });
  const policy = dividedIn(stack);
  make(stack, policy);
  return app
    .synth()
    .stacks.flatMap(({ messages }) => messages)
    .filter(({ level }) => level === 'warning')
    .map(({ entry }) => String(entry.data))
    .filter((message) => message.includes('part-handed-on'));
}

const output = (stack: Stack, id: string, value: string) => new CfnOutput(stack, id, { value });

test.each<[string, (stack: Stack, policy: ConnectAccessPolicy) => unknown]>([
  ['the ARN of a part', (stack, policy) => output(stack, 'Given', policy.managedPolicyArn)],
  ['its name', (stack, policy) => output(stack, 'Given', policy.managedPolicyName)],
  [
    'a text with the ARN of a further part',
    (stack, policy) => output(stack, 'Given', `attach ${policy.policies[1].managedPolicyArn}`),
  ],
])('an output of %s alone is a warning that says what to write', (_, make) => {
  expect(partsRead(make)).toEqual([PART_READ]);
});

test('so is an SSM parameter with the ARN of a part', () => {
  expect(
    partsRead(
      (stack, policy) =>
        new CfnParameter(stack, 'Given', { type: 'String', value: policy.managedPolicyArn }),
    ),
  ).toEqual([PART_READ]);
});

test('so is an output of another stack', () => {
  const [warning] = partsRead((stack, policy) =>
    output(new Stack(stack.node.root, 'Other', { env }), 'Given', policy.managedPolicyArn),
  );
  expect(warning).toMatch(/1 of them can be read from Other\/Given\. /);
});

test.each<[string, (stack: Stack, policy: ConnectAccessPolicy) => unknown]>([
  [
    'an output for each part',
    (stack, { policies }) =>
      policies.map(({ managedPolicyArn }, i) => output(stack, `Part${i}`, managedPolicyArn)),
  ],
  [
    'one output with the ARNs of all parts',
    (stack, { policies }) =>
      output(stack, 'All', policies.map(({ managedPolicyArn }) => managedPolicyArn).join()),
  ],
  ['an output of something else', (stack) => output(stack, 'Account', stack.account)],
  [
    'an output of another stack whose own policy has the same name',
    (stack) => {
      const other = new Stack(stack.node.root, 'Other', { env });
      const { policies } = dividedIn(other);
      policies.map(({ managedPolicyArn }, i) => output(other, `Part${i}`, managedPolicyArn));
    },
  ],
  [
    'an acknowledged output of a part',
    (stack, policy) => {
      output(stack, 'Given', policy.managedPolicyArn);
      Validations.of(policy).acknowledge({
        id: 'cdk-amazon-connect-iam:part-handed-on',
        reason: 'Only shown to people.',
      });
    },
  ],
])('%s gives no warning', (_, make) => {
  expect(partsRead(make)).toEqual([]);
});

test('the exports that the CDK makes for a role of another stack are not outputs of the app', () => {
  expect(
    partsRead((stack, policy) => {
      const other = new Stack(stack.node.root, 'Other', { env });
      new CfnResource(other, 'Reader', {
        type: 'Custom::Reader',
        properties: { Policy: policy.managedPolicyArn },
      });
    }),
  ).toEqual([]);
});
