import { App, CfnParameter, Duration, Fn, Lazy, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import * as sso from 'aws-cdk-lib/aws-sso';
import { AwsSolutionsChecks } from 'cdk-nag';
import {
  ConnectAccess,
  ConnectPermissionSet,
  ConnectPermissionSetProps,
  ConnectScope,
} from '../../src';
import {
  FIRST,
  FIRST_INSTANCE,
  IDENTITY_CENTER,
  inlineOf,
  managementStack,
  permissionSet,
  propertiesOf,
} from '../support/permission-set';
import { allowed } from '../support/simulator';
import { newStack } from '../support/template';

const AT = "ConnectPermissionSet 'Stack/Set': ";

describe('the template', () => {
  test('of full access without emergency access: the managed policy, the documented statement and the deny', () => {
    const access = ConnectAccess.fullAccess().plus(ConnectAccess.denyEmergencyAccess());
    expect(
      propertiesOf(permissionSet({ access, connectScope: ConnectScope.allInstances() })),
    ).toEqual({
      InstanceArn: IDENTITY_CENTER,
      Name: 'ContactCenter',
      Description: 'Amazon Connect access',
      ManagedPolicies: ['arn:${AWS::Partition}:iam::aws:policy/AmazonConnect_FullAccess'],
      InlinePolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AttachAnyPolicyToAmazonConnectRole',
            Effect: 'Allow',
            Action: 'iam:PutRolePolicy',
            Resource:
              'arn:${AWS::Partition}:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
          },
          {
            Sid: 'DenyConnectEmergencyAccess',
            Effect: 'Deny',
            Action: 'connect:AdminGetEmergencyAccessToken',
            Resource: '*',
          },
        ],
      },
    });
  });

  test('of read-only access: the managed policy and no inline policy', () => {
    expect(
      propertiesOf(
        permissionSet({
          access: ConnectAccess.readOnly(),
          connectScope: ConnectScope.allInstances(),
        }),
      ),
    ).toEqual({
      InstanceArn: IDENTITY_CENTER,
      Name: 'ContactCenter',
      Description: 'Amazon Connect access',
      ManagedPolicies: ['arn:${AWS::Partition}:iam::aws:policy/AmazonConnectReadOnlyAccess'],
    });
  });

  test('with everything that a permission set takes', () => {
    expect(
      propertiesOf(
        permissionSet({
          description: 'Supervisors',
          sessionDuration: Duration.hours(8),
          relayState:
            'https://us-east-1.console.aws.amazon.com/connect/federate/11111111-2222-3333-4444-555555555555',
          awsManagedPolicies: ['AWSSupportAccess', 'job-function/ViewOnlyAccess'],
          customerManagedPolicies: [
            { policyName: 'Recordings', path: '/connect/' },
            { policyName: 'Reports' },
          ],
          tags: { Team: 'North', Stage: 'live' },
        }),
      ),
    ).toEqual({
      InstanceArn: IDENTITY_CENTER,
      Name: 'ContactCenter',
      Description: 'Supervisors',
      SessionDuration: 'PT8H',
      RelayStateType:
        'https://us-east-1.console.aws.amazon.com/connect/federate/11111111-2222-3333-4444-555555555555',
      ManagedPolicies: [
        'arn:${AWS::Partition}:iam::aws:policy/AWSSupportAccess',
        'arn:${AWS::Partition}:iam::aws:policy/job-function/ViewOnlyAccess',
      ],
      CustomerManagedPolicyReferences: [
        { Name: 'Recordings', Path: '/connect/' },
        { Name: 'Reports', Path: '/' },
      ],
      InlinePolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'ConnectAgent',
            Effect: 'Allow',
            Action: 'connect:DescribeUser',
            Resource: `${FIRST_INSTANCE}/agent/*`,
          },
        ],
      },
      Tags: [
        { Key: 'Stage', Value: 'live' },
        { Key: 'Team', Value: 'North' },
      ],
    });
  });

  test('has tags of the app too', () => {
    const set = permissionSet({ tags: { Team: 'North' } });
    Tags.of(Stack.of(set)).add('CostCenter', '42');
    expect(propertiesOf(set).Tags).toEqual([
      { Key: 'CostCenter', Value: '42' },
      { Key: 'Team', Value: 'North' },
    ]);
  });

  test('is the same whatever the feature flags for merging statements and writing partitions out', () => {
    const properties = (flag: boolean) => {
      const app = new App({
        context: {
          '@aws-cdk/aws-iam:minimizePolicies': flag,
          '@aws-cdk/core:enablePartitionLiterals': flag,
        },
      });
      const stack = new Stack(app, 'Stack', {
        env: { account: '999988887777', region: 'us-gov-west-1' },
      });
      const access = ConnectAccess.fullAccess()
        .plus(ConnectAccess.voiceId())
        .plus(ConnectAccess.denyEmergencyAccess());
      return propertiesOf(
        permissionSet({ access, connectScope: ConnectScope.allInstances() }, stack),
      );
    };
    expect(properties(true)).toEqual(properties(false));
  });
});

test('an assignment refers to it', () => {
  const stack = managementStack();
  const set: sso.IPermissionSetRef = permissionSet({}, stack);
  const { permissionSetArn, instanceArn } = set.permissionSetRef;
  new sso.CfnAssignment(stack, 'Assignment', {
    instanceArn,
    permissionSetArn,
    principalId: 'group',
    principalType: 'GROUP',
    targetId: FIRST,
    targetType: 'AWS_ACCOUNT',
  });
  Template.fromStack(stack).hasResourceProperties('AWS::SSO::Assignment', {
    InstanceArn: IDENTITY_CENTER,
    PermissionSetArn: { 'Fn::GetAtt': ['Set5432AD3D', 'PermissionSetArn'] },
  });
  expect((set as ConnectPermissionSet).permissionSetArn).toBe(permissionSetArn);
});

test.each<[string, Duration, string]>([
  ['one hour', Duration.hours(1), 'PT1H'],
  ['an hour and a half', Duration.minutes(90), 'PT1H30M'],
  ['half a day', Duration.days(0.5), 'PT12H'],
  ['seconds', Duration.seconds(3661), 'PT1H1M1S'],
  ['hours that are a token', Duration.hours(Lazy.number({ produce: () => 4 })), 'PT4H'],
  ['minutes that are a token', Duration.minutes(Lazy.number({ produce: () => 90 })), 'PT90M'],
  ['seconds that are a token', Duration.seconds(Lazy.number({ produce: () => 3600 })), 'PT3600S'],
])('a session of %s is written in ISO 8601', (_, sessionDuration, text) => {
  expect(propertiesOf(permissionSet({ sessionDuration })).SessionDuration).toBe(text);
});

describe('tokens are ordinary input', () => {
  test('of parameters and imports', () => {
    const stack = managementStack();
    const parameter = (id: string) => new CfnParameter(stack, id).valueAsString;
    const hours = new CfnParameter(stack, 'Hours', { type: 'Number' }).valueAsNumber;
    expect(
      propertiesOf(
        permissionSet(
          {
            identityCenterInstanceArn: Fn.importValue('IdentityCenter'),
            permissionSetName: parameter('Name'),
            description: parameter('Description'),
            sessionDuration: Duration.hours(hours),
            relayState: parameter('RelayState'),
            awsManagedPolicies: [parameter('OfAws')],
            customerManagedPolicies: [{ policyName: parameter('OfUs'), path: parameter('Path') }],
            tags: { Team: parameter('Team') },
          },
          stack,
        ),
      ),
    ).toMatchObject({
      InstanceArn: '${Import IdentityCenter}',
      Name: '${Name}',
      Description: '${Description}',
      SessionDuration: 'PT${Hours}H',
      RelayStateType: '${RelayState}',
      ManagedPolicies: ['arn:${AWS::Partition}:iam::aws:policy/${OfAws}'],
      CustomerManagedPolicyReferences: [{ Name: '${OfUs}', Path: '${Path}' }],
      Tags: [{ Key: 'Team', Value: '${Team}' }],
    });
  });

  test('of an Identity Center instance of the stack', () => {
    const stack = managementStack();
    const center = new sso.CfnInstance(stack, 'Center');
    expect(
      propertiesOf(permissionSet({ identityCenterInstanceArn: center.attrInstanceArn }, stack))
        .InstanceArn,
    ).toBe('${Center.InstanceArn}');
  });
});

describe('is refused', () => {
  const connectInstance = () =>
    new CfnInstance(newStack(), 'I', {
      identityManagementType: 'SAML',
      attributes: { inboundCalls: true, outboundCalls: true },
    });
  test.each<[string, () => Partial<ConnectPermissionSetProps>, string]>([
    [
      "an instance of Amazon Connect in place of Identity Center's",
      () => ({ identityCenterInstanceArn: FIRST_INSTANCE }),
      'identityCenterInstanceArn: this is an ARN of connect, not of sso',
    ],
    [
      'the same as a construct',
      () => ({ identityCenterInstanceArn: connectInstance().attrArn }),
      'identityCenterInstanceArn: this is the Arn of an instance, not an IAM Identity Center instance',
    ],
    [
      "the id of Identity Center's instance",
      () => ({ identityCenterInstanceArn: 'ssoins-1234567890abcdef' }),
      'identityCenterInstanceArn: this is not an ARN',
    ],
    [
      'a permission set in its place',
      () => ({
        identityCenterInstanceArn:
          'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
      }),
      "identityCenterInstanceArn: 'permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef' is not an IAM Identity Center instance. ",
    ],
    [
      'an Identity Center of an account',
      () => ({
        identityCenterInstanceArn: 'arn:aws:sso::111122223333:instance/ssoins-1234567890abcdef',
      }),
      "identityCenterInstanceArn: '111122223333' is not its account",
    ],
    [
      'something else that is lazy',
      () => ({ identityCenterInstanceArn: Lazy.string({ produce: () => 'arn:aws:s3:::bucket' }) }),
      'identityCenterInstanceArn: this is an ARN of s3, not of sso',
    ],
    [
      'no name',
      () => ({ permissionSetName: '' }),
      "permissionSetName: this is not the name of a permission set. Got ''. Allowed: 1 to 32 letters, digits and any of _+=,.@-.",
    ],
    [
      'a name with a space',
      () => ({ permissionSetName: 'Contact Centre' }),
      "permissionSetName: this is not the name of a permission set. Got 'Contact Centre'",
    ],
    [
      'a name of 33 letters',
      () => ({ permissionSetName: 'x'.repeat(33) }),
      'permissionSetName: this is not the name of a permission set',
    ],
    [
      'no name, as JavaScript can pass it',
      () => ({ permissionSetName: undefined as any }),
      'permissionSetName: no text is given',
    ],
    [
      'an empty description',
      () => ({ description: '' }),
      "description: this is not a description. Got ''. Allowed: 1 to 700 letters up to U+00FF.",
    ],
    [
      'a description of 701 letters',
      () => ({ description: 'x'.repeat(701) }),
      'description: this is not a description',
    ],
    [
      'a session below an hour',
      () => ({ sessionDuration: Duration.minutes(59) }),
      "sessionDuration: a session cannot last so long, or so short. Got '59 minutes'. Allowed: 1 to 12 hours, in whole seconds.",
    ],
    [
      'a session above twelve hours',
      () => ({ sessionDuration: Duration.minutes(721) }),
      'sessionDuration: a session cannot last so long',
    ],
    [
      'a session of parts of seconds',
      () => ({ sessionDuration: Duration.millis(3600500) }),
      'sessionDuration: a session cannot last so long',
    ],
    [
      'a session of days that are a token',
      () => ({ sessionDuration: Duration.days(Lazy.number({ produce: () => 1 })) }),
      "sessionDuration: a token cannot be converted. Got 'days'. Allowed: hours, minutes or seconds.",
    ],
    [
      'a relay state without https',
      () => ({ relayState: 'http://console.aws.amazon.com/connect' }),
      "relayState: this is not a URL that people can be sent on to. Got 'http://",
    ],
    [
      'a relay state that is a path',
      () => ({ relayState: '/connect/home' }),
      'relayState: this is not a URL',
    ],
    [
      'a relay state of 241 characters',
      () => ({ relayState: 'https://'.padEnd(241, 'x') }),
      'relayState: this is not a URL',
    ],
    [
      'a policy of AWS by its ARN',
      () => ({ awsManagedPolicies: ['arn:aws:iam::aws:policy/AWSSupportAccess'] }),
      "awsManagedPolicies: this is not the name of a managed policy of AWS. Got 'arn:aws:iam::aws:policy/AWSSupportAccess'. Allowed: the end of its ARN",
    ],
    [
      'no further policy of AWS',
      () => ({ awsManagedPolicies: [] }),
      'awsManagedPolicies: the list is empty. Allowed: at least one name. Leave it out for none.',
    ],
    [
      'a policy of AWS that the access has',
      () => ({
        access: ConnectAccess.readOnly(),
        awsManagedPolicies: ['AmazonConnectReadOnlyAccess'],
      }),
      "awsManagedPolicies: the same managed policy is given twice. Got 'AmazonConnectReadOnlyAccess'",
    ],
    [
      'a customer managed policy by its ARN',
      () => ({ customerManagedPolicies: [{ policyName: `arn:aws:iam::${FIRST}:policy/x` }] }),
      'customerManagedPolicies: this is not the name of a policy. Got',
    ],
    [
      'a path without an end',
      () => ({ customerManagedPolicies: [{ policyName: 'x', path: '/connect' }] }),
      "customerManagedPolicies: this is not the path of policies. Got '/connect'. Allowed: a path that begins and ends with /, such as /connect/.",
    ],
    [
      'no customer managed policy',
      () => ({ customerManagedPolicies: [] }),
      'customerManagedPolicies: the list is empty',
    ],
    [
      'two customer managed policies of a name',
      () => ({ customerManagedPolicies: [{ policyName: 'x' }, { policyName: 'x', path: '/y/' }] }),
      "customerManagedPolicies: the same policy is given twice. Got 'x'",
    ],
    [
      'a tag of AWS',
      () => ({ tags: { 'aws:team': 'x' } }),
      "tags: this is not the key of a tag. Got 'aws:team'. Allowed: 1 to 128 characters",
    ],
    ['a tag without a key', () => ({ tags: { '': 'x' } }), 'tags: this is not the key of a tag'],
  ])('%s', (_, props, message) => {
    expect(() => permissionSet(props())).toThrow(AT + message);
  });
});

test('a deny holds against the managed policy', async () => {
  const access = ConnectAccess.fullAccess().plus(ConnectAccess.denyEmergencyAccess());
  const statements = inlineOf(permissionSet({ access, connectScope: ConnectScope.allInstances() }));
  const can = (action: string) =>
    allowed({ action, resource: FIRST_INSTANCE }, statements, ['AmazonConnect_FullAccess']);
  expect([
    await can('connect:DescribeInstance'),
    await can('connect:AdminGetEmergencyAccessToken'),
  ]).toEqual([true, false]);
});

test('cdk-nag has nothing to say of it', () => {
  const stack = managementStack();
  permissionSet(
    { access: ConnectAccess.fullAccess(), connectScope: ConnectScope.allInstances() },
    stack,
  );
  expect(new AwsSolutionsChecks().validateScope(App.of(stack) as App).violations).toEqual([]);
});
