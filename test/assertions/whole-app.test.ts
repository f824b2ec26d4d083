import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnParameter, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import {
  AccountRootPrincipal,
  CfnPolicy,
  ManagedPolicy,
  Policy,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct, RootConstruct } from 'constructs';
import { AccessAssertions, ConnectAction } from '../../src';
import { INSTANCE_ARN } from '../support/template';

/* A verdict about a role is about all that the app attaches to it, from wherever it is attached. */

const ENV = { account: '111122223333', region: 'eu-west-2' };
const everything = () => new PolicyStatement({ actions: ['connect:*'], resources: ['*'] });
const describeUser = () =>
  new PolicyStatement({ actions: ['connect:DescribeUser'], resources: ['*'] });

function roleIn(scope: Construct, id = 'Role'): Role {
  const role = new Role(scope, id, { assumedBy: new AccountRootPrincipal() });
  role.addToPolicy(describeUser());
  return role;
}

/** Each case makes a role that may describe users, and attaches everything to it in some way. */
const attachments: [string, (app: App) => Role][] = [
  [
    'a nested stack',
    (app) => {
      const stack = new Stack(app, 'Stack', { env: ENV });
      const role = roleIn(stack);
      const nested = new NestedStack(stack, 'Nested');
      new Policy(nested, 'Policy', { roles: [role], statements: [everything()] });
      return role;
    },
  ],
  [
    'another stack',
    (app) => {
      const role = roleIn(new Stack(app, 'Stack', { env: ENV }));
      const other = new Stack(app, 'Other', { env: ENV });
      new Policy(other, 'Policy', { roles: [role], statements: [everything()] });
      return role;
    },
  ],
  [
    'the ARN of the role',
    (app) => {
      const stack = new Stack(app, 'Stack', { env: ENV });
      const role = roleIn(stack);
      Role.fromRoleArn(stack, 'Imported', role.roleArn).addToPrincipalPolicy(everything());
      return role;
    },
  ],
  [
    'the name of the role',
    (app) => {
      const stack = new Stack(app, 'Stack', { env: ENV });
      const role = roleIn(stack);
      Role.fromRoleName(stack, 'Imported', role.roleName).addToPrincipalPolicy(everything());
      return role;
    },
  ],
  [
    'a managed policy of another stack',
    (app) => {
      const security = new Stack(app, 'Security', { env: ENV });
      const policy = new ManagedPolicy(security, 'Policy', { statements: [everything()] });
      const role = roleIn(new Stack(app, 'Stack', { env: ENV }));
      role.addManagedPolicy(policy);
      return role;
    },
  ],
  [
    'a name made of the Region, which another stack writes out',
    (app) => {
      const stack = new Stack(app, 'Stack', { env: ENV });
      const role = new Role(stack, 'Role', {
        assumedBy: new AccountRootPrincipal(),
        roleName: `x-${Fn.ref('AWS::Region')}`,
      });
      new CfnPolicy(new Stack(app, 'Other', { env: ENV }), 'Policy', {
        policyName: 'p',
        roles: ['x-eu-west-2'],
        policyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'connect:*', Resource: '*' }],
        },
      });
      return role;
    },
  ],
];

describe.each(attachments)('a policy that is attached by %s', (_, attach) => {
  test('counts in the assertions of the app, of the stack and of the assembly', () => {
    const app = new App();
    const role = attach(app);
    const worlds = [
      AccessAssertions.fromApp(app),
      AccessAssertions.fromStack(Stack.of(role)),
      AccessAssertions.fromAssembly(app.synth().directory),
    ];
    for (const world of worlds) {
      const principal = world.principalNamed(role.node.path);
      principal.can(ConnectAction.DELETE_USER);
      expect(() => principal.cannot(ConnectAction.DELETE_USER)).toThrow(
        'can connect:DeleteUser on',
      );
      expect(() => principal.canOnly(ConnectAction.DESCRIBE_USER)).toThrow('can do more than that');
    }
    expect(() => worlds[0].principal(role).cannot(ConnectAction.DELETE_USER)).toThrow();
  });
});

test('a role of a nested stack is found from the stack in which it is nested', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const role = roleIn(new NestedStack(stack, 'Nested'));
  const access = AccessAssertions.fromStack(stack);
  access.principal(role).can(ConnectAction.DESCRIBE_USER).cannot(ConnectAction.DELETE_USER);
  access.principalNamed('Nested/Role').cannot(ConnectAction.DELETE_USER);
});

test('a role of a stage is found, and its siblings of other stages are others', () => {
  const app = new App();
  const roles = ['Test', 'Prod'].map((id) => roleIn(new Stack(new Stage(app, id), 'Stack')));
  roles[1].addToPolicy(everything());
  const access = AccessAssertions.fromApp(app);
  access.principal(roles[0]).cannot(ConnectAction.DELETE_USER);
  access.principal(roles[1]).can(ConnectAction.DELETE_USER);
  access.principalNamed('Prod/Stack/Role').can(ConnectAction.DELETE_USER);
});

test('an imported role has policies that are not in the app', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const imported = Role.fromRoleArn(stack, 'Admin', 'arn:aws:iam::111122223333:role/Admin');
  imported.addToPrincipalPolicy(describeUser());
  const principal = AccessAssertions.fromStack(stack).principal(imported);
  expect(() => principal.cannotCall('iam:PutRolePolicy')).toThrow(
    'It is not known whether Admin can iam:PutRolePolicy. Not read:',
  );
  expect(() => principal.can(ConnectAction.DESCRIBE_USER)).toThrow('It is not known whether');
  expect(() => principal.canOnly(ConnectAction.DESCRIBE_USER)).toThrow('It is not known whether');
});

test('a policy whose roles only deployment knows makes unknown who may have it', () => {
  const stack = new Stack(new App(), 'Stack', { env: ENV });
  const role = roleIn(stack);
  const names = new CfnParameter(stack, 'Names', {
    type: 'CommaDelimitedList',
    default: 'my-role',
  });
  new CfnPolicy(stack, 'Policy', {
    policyName: 'p',
    roles: names.valueAsList,
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'connect:*', Resource: '*' }] },
  });
  const principal = AccessAssertions.fromStack(stack).principal(role);
  principal.can(ConnectAction.DESCRIBE_USER);
  expect(() => principal.cannot(ConnectAction.DELETE_USER)).toThrow('It is not known whether');
});

test('the boundary of another stack limits', () => {
  const app = new App();
  const boundary = new ManagedPolicy(new Stack(app, 'Security', { env: ENV }), 'Boundary', {
    statements: [describeUser()],
  });
  const role = new Role(new Stack(app, 'Stack', { env: ENV }), 'Role', {
    assumedBy: new AccountRootPrincipal(),
    permissionsBoundary: boundary,
  });
  role.addToPolicy(everything());
  AccessAssertions.fromApp(app)
    .principal(role)
    .can(ConnectAction.DESCRIBE_USER)
    .cannot(ConnectAction.DELETE_USER);
});

test('a resource of another stack is the same in both', () => {
  const app = new App();
  const instance = new CfnInstance(new Stack(app, 'Instances', { env: ENV }), 'Instance', {
    attributes: { inboundCalls: true, outboundCalls: true },
    identityManagementType: 'SAML',
  });
  const role = new Role(new Stack(app, 'Stack', { env: ENV }), 'Role', {
    assumedBy: new AccountRootPrincipal(),
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['connect:DescribeUser'],
      resources: [`${instance.attrArn}/agent/*`],
    }),
  );
  const principal = AccessAssertions.fromApp(app).principal(role);
  principal.can(ConnectAction.DESCRIBE_USER, { resource: `${instance.attrArn}/agent/u1` });
  const here = INSTANCE_ARN.replace('us-east-1', ENV.region);
  expect(() =>
    principal.can(ConnectAction.DESCRIBE_USER, { resource: `${here}/agent/u1` }),
  ).toThrow('only if all of this holds');
});

test.each(['fromApp', 'fromStack'] as const)('%s needs an app', (door) =>
  expect(() =>
    (AccessAssertions[door] as (of: IConstruct) => unknown)(new Stack(new RootConstruct(), 'Lost')),
  ).toThrow(`AccessAssertions.${door}: this is in no app. Got 'Lost'. Make the stacks in an App.`),
);

test('fromAssembly needs an assembly', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
  try {
    expect(() => AccessAssertions.fromAssembly(folder)).toThrow(
      'AccessAssertions.fromAssembly: the directory has no cloud assembly',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('fromAssembly reads all assemblies of a folder, and each is deployed alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connect-iam-'));
  try {
    const first = new App({ outdir: join(folder, 'first') });
    const agents = new Role(new Stack(first, 'Agents', { env: ENV }), 'Role', {
      roleName: 'Agents',
      assumedBy: new AccountRootPrincipal(),
    });
    agents.addToPolicy(describeUser());
    first.synth();
    const second = new App({ outdir: join(folder, 'second') });
    roleIn(new Stack(new Stage(second, 'Stage'), 'Admins', { env: ENV }));
    second.synth();
    const access = AccessAssertions.fromAssembly(folder);
    access.principalNamed('Agents/Role').can(ConnectAction.DESCRIBE_USER);
    access.principalNamed('Stage/Admins/Role').cannot(ConnectAction.DELETE_USER);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
