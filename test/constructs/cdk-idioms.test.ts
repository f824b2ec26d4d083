import { App, IPropertyInjector, PropertyInjectors, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectAction,
  ConnectAdminRole,
  ConnectGrants,
  ConnectInstance,
  ConnectKeyGrants,
  ConnectPermissionSet,
  ConnectScope,
  RoleCreation,
  ServiceLinkedRoleAccess,
} from '../../src';
import * as library from '../../src';
import { everyRole } from '../support/every-role';
import {
  ACCOUNT,
  INSTANCE_ARN,
  INSTANCE_ID,
  newStack,
  resourceOf,
  statementsOf,
} from '../support/template';

const assumedBy = new iam.AccountRootPrincipal();
const describeInstance = ConnectAccess.connectActions(ConnectAction.DESCRIBE_INSTANCE);

describe('property injectors', () => {
  const injecting = (uniqueId: string, defaults: object): IPropertyInjector => ({
    constructUniqueId: uniqueId,
    inject: (props) => ({ ...defaults, ...props }),
  });
  const careful = injecting(ConnectAdminRole.PROPERTY_INJECTION_ID, {
    serviceLinkedRole: ServiceLinkedRoleAccess.none(),
  });

  test('have an id for each construct, and no two are the same', () => {
    const ids = Object.values(library).flatMap((one) =>
      typeof one === 'function' && 'PROPERTY_INJECTION_ID' in one
        ? [[one.name, one.PROPERTY_INJECTION_ID]]
        : [],
    );
    expect(ids.length).toBe(11);
    expect(ids).toEqual(ids.map(([name]) => [name, `cdk-amazon-connect-iam.${name}`]));
  });

  test('set defaults of the construct that they are for', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add(careful);
    const role = new ConnectAdminRole(stack, 'Admin', { assumedBy });
    expect(statementsOf(role).flatMap((s) => s.Action)).not.toContain('iam:PutRolePolicy');
    const other = new ConnectAdminRole(newStack(), 'Admin', { assumedBy });
    expect(statementsOf(other).flatMap((s) => s.Action)).toContain('iam:PutRolePolicy');
  });

  test('of an app and of the CDK for roles apply too', () => {
    const app = new App();
    PropertyInjectors.of(app).add(
      careful,
      injecting(iam.Role.PROPERTY_INJECTION_ID, { path: '/connect/' }),
    );
    const role = new ConnectAdminRole(new Stack(app, 'S'), 'Admin', { assumedBy });
    expect(statementsOf(role).flatMap((s) => s.Action)).not.toContain('iam:PutRolePolicy');
    expect(resourceOf(role).Properties.Path).toBe('/connect/');
  });

  test('no properties are an error', () => {
    expect(() => new ConnectAdminRole(newStack(), 'Admin', undefined as any)).toThrow(
      "ConnectAdminRole 'Stack/Admin': no properties are given",
    );
  });
});

describe('an imported instance', () => {
  test.each<[string, (stack: Stack) => ReturnType<typeof ConnectInstance.fromInstanceArn>, string]>(
    [
      [
        'by ARN',
        (stack) => ConnectInstance.fromInstanceArn(stack, 'I', INSTANCE_ARN),
        INSTANCE_ARN,
      ],
      [
        'by id',
        (stack) => ConnectInstance.fromInstanceId(stack, 'I', INSTANCE_ID),
        `arn:\${AWS::Partition}:connect:\${AWS::Region}:\${AWS::AccountId}:instance/${INSTANCE_ID}`,
      ],
    ],
  )('%s is taken where an instance is', (_, imported, arn) => {
    const stack = newStack();
    const instance = imported(stack);
    const role = new ConnectAccessRole(stack, 'Role', {
      assumedBy,
      access: describeInstance,
      connectScope: ConnectScope.instances(instance),
    });
    ConnectGrants.fromInstance(instance).access(role, describeInstance);
    expect(statementsOf(role)[0].Resource).toBe(arn);
  });

  test('is named by its ARN or id', () => {
    expect(() => ConnectInstance.fromInstanceArn(newStack(), 'I', INSTANCE_ID)).toThrow(
      'an id stands where an ARN belongs',
    );
    expect(() => ConnectInstance.fromInstanceId(newStack(), 'I', INSTANCE_ARN)).toThrow(
      'Use ConnectInstance.fromInstanceArn',
    );
  });
});

test('no construct calls what the CDK deprecates', () => {
  const before = process.env.JSII_DEPRECATED;
  process.env.JSII_DEPRECATED = 'fail';
  try {
    const stack = newStack();
    expect(() => Template.fromStack(Stack.of(everyRole(stack).Admin))).not.toThrow();
  } finally {
    if (before === undefined) delete process.env.JSII_DEPRECATED;
    else process.env.JSII_DEPRECATED = before;
  }
});

describe('a permissions boundary that bounds nothing is refused', () => {
  const limitsNothing = /this policy limits nothing: a role with it can give roles any permission/;
  const policy = (actions: string[], resources = ['*'], conditions?: object) =>
    new iam.ManagedPolicy(newStack(), 'Boundary', {
      statements: [new iam.PolicyStatement({ actions, resources, conditions: conditions as any })],
    });

  test.each(['AdministratorAccess', 'IAMFullAccess'])('%s', (name) => {
    const boundary = iam.ManagedPolicy.fromAwsManagedPolicyName(name);
    expect(() => RoleCreation.withPermissionsBoundary(boundary as any)).toThrow(limitsNothing);
  });

  test.each([[['*']], [['iam:*']], [['connect:*', 'iam:Attach*']]])('%p on *', (actions) => {
    expect(() => RoleCreation.withPermissionsBoundary(policy(actions))).toThrow(limitsNothing);
  });

  test('and one that bounds is taken', () => {
    for (const boundary of [
      policy(['connect:*', 's3:*']),
      policy(['iam:*'], ['arn:aws:iam::111122223333:role/connect/*']),
      iam.ManagedPolicy.fromManagedPolicyName(newStack(), 'B', 'boundary'),
    ])
      expect(RoleCreation.withPermissionsBoundary(boundary)).toBeInstanceOf(RoleCreation);
  });

  test('no policy is an error', () => {
    expect(() => RoleCreation.withPermissionsBoundary('boundary' as any)).toThrow(
      'this is not a managed policy',
    );
  });
});

test('principals of another account that may use a key are said', () => {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const key = new kms.Key(stack, 'Key');
  ConnectKeyGrants.fromKey(key).useCustomerProfiles(new iam.AccountPrincipal(ACCOUNT));
  const messages = () =>
    Annotations.fromStack(stack)
      .findWarning('*', Match.stringLikeRegexp('may use the key'))
      .map(({ entry }) => String(entry.data));
  ConnectKeyGrants.fromKey(key).useCustomerProfiles(new iam.AccountPrincipal('999999999999'));
  expect(messages()).toHaveLength(1);
  expect(messages().join()).toContain(
    'principals of the account 999999999999 may use the key Stack/Key',
  );
});

describe('the permissions boundary of a permission set', () => {
  const made = (props: object) => {
    const stack = newStack();
    new ConnectPermissionSet(stack, 'Set', {
      identityCenterInstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
      permissionSetName: 'Set',
      access: describeInstance,
      connectScope: ConnectScope.instanceArn(INSTANCE_ARN),
      ...props,
    });
    const [set] = Object.values(Template.fromStack(stack).findResources('AWS::SSO::PermissionSet'));
    return set.Properties.PermissionsBoundary;
  };

  test('is a policy of the accounts, or one of AWS', () => {
    expect(made({})).toBeUndefined();
    expect(made({ permissionsBoundary: { policyName: 'limits', path: '/connect/' } })).toEqual({
      CustomerManagedPolicyReference: { Name: 'limits', Path: '/connect/' },
    });
    expect(made({ awsPermissionsBoundary: 'job-function/ViewOnlyAccess' })).toEqual({
      ManagedPolicyArn: {
        'Fn::Join': [
          '',
          ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/job-function/ViewOnlyAccess'],
        ],
      },
    });
  });

  test('is one', () => {
    const both = { permissionsBoundary: { policyName: 'a' }, awsPermissionsBoundary: 'B' };
    expect(() => made(both)).toThrow('a permission set has one permissions boundary');
  });
});

test.each(['arn:aws-eusc:connect:eusc-de-east-1', 'arn:aws-iso:connect:us-iso-east-1'])(
  'instances of the partition of %s are taken',
  (start) => {
    const arn = `${start}:${ACCOUNT}:instance/${INSTANCE_ID}`;
    const role = new ConnectAccessRole(newStack(), 'Role', {
      assumedBy,
      access: describeInstance,
      connectScope: ConnectScope.instanceArn(arn),
    });
    expect(statementsOf(role)[0].Resource).toBe(arn);
  },
);
