import { App, CfnParameter, Fn, Lazy, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAdminRole,
  ConnectInstance,
  ConnectServiceLinkedRole,
  ConnectServiceLinkedRoleProps,
  ConnectServiceLinkedRoleType,
  IConnectServiceLinkedRole,
  ServiceLinkedRoleAccess,
} from '../../src';
import { allowed } from '../support/simulator';
import {
  ACCOUNT,
  INSTANCE_ARN,
  newStack,
  readable,
  statementOf,
  statementsOf,
} from '../support/template';

const { OUTBOUND_CAMPAIGNS, MANAGED_SYNCHRONIZATION, CUSTOMER_PROFILES, APP_INTEGRATIONS } =
  ConnectServiceLinkedRoleType;
const CONNECT = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect`;
const PROFILE = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile`;
const assumedBy = new AccountRootPrincipal();

const make = (props?: ConnectServiceLinkedRoleProps, stack = newStack()) =>
  new ConnectServiceLinkedRole(stack, 'Role', props);
const made = (role: IConnectServiceLinkedRole) =>
  Template.fromStack(Stack.of(role)).toJSON().Resources;
const text = (role: IConnectServiceLinkedRole, value: string) =>
  readable(Stack.of(role).resolve(value));
const anInstance = (stack: Stack) =>
  new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });

describe('creates', () => {
  test('the role of an instance, with a suffix', () => {
    expect(made(make({ customSuffix: 'support', description: 'Contact center' }))).toEqual({
      Role1ABCC5F0: {
        Type: 'AWS::IAM::ServiceLinkedRole',
        Properties: {
          AWSServiceName: 'connect.amazonaws.com',
          CustomSuffix: 'support',
          Description: 'Contact center',
        },
      },
    });
  });

  test('the role of an instance without a suffix', () => {
    expect(made(make())).toEqual({
      Role1ABCC5F0: {
        Type: 'AWS::IAM::ServiceLinkedRole',
        Properties: { AWSServiceName: 'connect.amazonaws.com' },
      },
    });
  });

  test.each(ConnectServiceLinkedRoleType.all().map((roleType) => [roleType.principal, roleType]))(
    'the role of %s',
    (principal, roleType) => {
      const role = make({ roleType: roleType as ConnectServiceLinkedRoleType });
      expect(made(role)).toEqual({
        Role1ABCC5F0: {
          Type: 'AWS::IAM::ServiceLinkedRole',
          Properties: { AWSServiceName: principal },
        },
      });
      expect(role.roleType).toBe(roleType);
      expect(text(role, role.roleArn)).toBe(
        `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/${principal}/\${Role1ABCC5F0.RoleName}`,
      );
    },
  );

  test('a role that stays when the stack goes', () => {
    const role = make();
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    expect(made(role).Role1ABCC5F0).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe.each([
  ['aws', 'eu-central-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
])('in the partition %s', (_, region) => {
  test.each([true, false])(
    'no ARN names a partition, with a feature flag that writes it out %s',
    (flag) => {
      const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': flag } });
      const role = make({}, new Stack(app, 'Stack', { env: { account: ACCOUNT, region } }));
      expect(text(role, role.roleArn)).toBe(
        `arn:\${AWS::Partition}:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/\${Role1ABCC5F0.RoleName}`,
      );
    },
  );
});

describe('a suffix', () => {
  const suffix = (customSuffix: string, roleType?: ConnectServiceLinkedRoleType) => () =>
    make({ customSuffix, roleType });

  test.each(['s', 'support-2', 'a+b=c,d.e@f_g', 'x'.repeat(33)])('%s is one', (given) => {
    expect(suffix(given)).not.toThrow();
  });

  test.each(['', 'two words', 'a/b', 'ü', '*', 'x'.repeat(34)])("'%s' is none", (given) => {
    expect(suffix(given)).toThrow(
      `ConnectServiceLinkedRole 'Stack/Role': customSuffix: this is not the suffix of a role name. Got '${given}'. ` +
        'Allowed: 1 to 33 letters, digits and + = , . @ - _; names of roles have up to 64, and AWSServiceRoleForAmazonConnect_ is before it.',
    );
  });

  test('can be a token, with text beside it or not', () => {
    const stack = newStack();
    const stage = new CfnParameter(stack, 'Stage').valueAsString;
    new ConnectServiceLinkedRole(stack, 'Alone', { customSuffix: stage });
    new ConnectServiceLinkedRole(stack, 'Beside', { customSuffix: `support-${stage}` });
    const roles = Object.values(
      readable(Template.fromStack(stack).findResources('AWS::IAM::ServiceLinkedRole')),
    );
    expect(roles.map((role: any) => role.Properties.CustomSuffix)).toEqual([
      '${Stage}',
      'support-${Stage}',
    ]);
  });

  test('beside a token is looked at', () => {
    expect(suffix(`a b ${Fn.ref('Stage')}`)).toThrow(
      /this is not the suffix of a role name\. Got 'a b \S+' \(a token\)/,
    );
  });

  test.each(['*', 'a b', ''])('that is lazily %p is refused', (given) => {
    expect(suffix(Lazy.string({ produce: () => given }))).toThrow(
      given === '*' ? /would widen the policy/ : /this is not the suffix of a role name/,
    );
  });

  test.each([OUTBOUND_CAMPAIGNS, MANAGED_SYNCHRONIZATION, CUSTOMER_PROFILES])(
    "is the service's to give, %#",
    (roleType) => {
      const message = `ConnectServiceLinkedRole 'Stack/Role': customSuffix: the suffix of a service-linked role of ${roleType.principal} is the service's to give`;
      expect(suffix('mine', roleType)).toThrow(`${message}. Got 'mine'. Leave it out.`);
      expect(suffix(Lazy.string({ produce: () => 'mine' }), roleType)).toThrow(message);
    },
  );

  test('does not exist for AppIntegrations', () => {
    const message =
      'customSuffix: the service-linked role of app-integrations.amazonaws.com has no suffix: an account has one';
    expect(suffix('mine', APP_INTEGRATIONS)).toThrow(`${message}. Got 'mine'. Leave it out.`);
    expect(suffix('', APP_INTEGRATIONS)).toThrow(/has no suffix/);
  });
});

test('a description is as long as IAM lets it be, or a token', () => {
  expect(() => make({ description: 'x'.repeat(1000) })).not.toThrow();
  expect(() => make({ description: Lazy.string({ produce: () => 'x' }) })).not.toThrow();
  expect(() => make({ description: 'x'.repeat(1001) })).toThrow(
    "ConnectServiceLinkedRole 'Stack/Role': description: the description has 1001 characters. Allowed: up to 1000.",
  );
});

describe('the warning that a service creates roles of its own', () => {
  test.each(ConnectServiceLinkedRoleType.all())('is there where it does, %#', (roleType) => {
    const role = make({ roleType });
    const warnings = Annotations.fromStack(Stack.of(role))
      .findWarning('*', Match.anyValue())
      .map((warning) => warning.entry.data);
    const own = [OUTBOUND_CAMPAIGNS, MANAGED_SYNCHRONIZATION, CUSTOMER_PROFILES].includes(roleType);
    expect(warnings).toEqual(
      own
        ? [
            expect.stringContaining(
              `Stack/Role: ${roleType.principal} creates service-linked roles of its own`,
            ),
          ]
        : [],
    );
  });

  test('can be acknowledged', () => {
    const role = make({ roleType: OUTBOUND_CAMPAIGNS });
    Validations.of(role).acknowledge({
      id: 'cdk-amazon-connect-iam:service-creates-role',
      reason: 'tried in a sandbox',
    });
    Annotations.fromStack(Stack.of(role)).hasNoWarning('*', Match.anyValue());
  });
});

describe('an imported role', () => {
  const from = (arn: string, roleType?: ConnectServiceLinkedRoleType, stack = newStack()) =>
    ConnectServiceLinkedRole.fromRoleArn(stack, 'Imported', arn, roleType);

  test('has the name, the ARN and the account that it has, and makes nothing', () => {
    const role = from(`${CONNECT}_abc`);
    expect([role.roleName, role.roleArn, role.roleRef, role.env.account]).toEqual([
      'AWSServiceRoleForAmazonConnect_abc',
      `${CONNECT}_abc`,
      { roleName: 'AWSServiceRoleForAmazonConnect_abc', roleArn: `${CONNECT}_abc` },
      ACCOUNT,
    ]);
    expect(role.roleType).toBe(ConnectServiceLinkedRoleType.INSTANCE);
    expect(made(role)).toBeUndefined();
  });

  test('is of the type that is said', () => {
    expect(from(`${PROFILE}_abc`, CUSTOMER_PROFILES).roleType).toBe(CUSTOMER_PROFILES);
  });

  test('can be a token', () => {
    const role = from(Fn.importValue('ConnectRole'));
    expect(text(role, role.roleArn)).toBe('${Import ConnectRole}');
    expect(text(role, role.roleName)).toBe('${Select 3 of ${Import ConnectRole}}');
  });

  test('is the one of an instance of the same app', () => {
    const stack = newStack();
    const role = ConnectServiceLinkedRole.fromInstance(stack, 'Imported', anInstance(stack));
    expect(text(role, role.roleArn)).toBe('${Instance.ServiceRole}');
    expect(text(role, role.roleName)).toBe('${Select 3 of ${Instance.ServiceRole}}');
  });

  test.each<[string, string, RegExp]>([
    [
      'another role',
      `arn:aws:iam::${ACCOUNT}:role/Admin`,
      /fromRoleArn 'Stack\/Imported': 'role\/Admin' is not a service-linked role of connect\.amazonaws\.com/,
    ],
    [
      'one of another type',
      `${PROFILE}_abc`,
      /AWSServiceRoleForProfile_abc' is not a service-linked role of connect\.amazonaws\.com/,
    ],
    [
      'one with a look-alike path',
      CONNECT.replace('connect.amazonaws', 'connect-amazonaws'),
      /is not a service-linked role/,
    ],
    ['a pattern', `${CONNECT}*`, /a wildcard or policy variable would widen the policy/],
    [
      'a token that resolves to a pattern',
      Lazy.string({ produce: () => `${CONNECT}*` }),
      /a wildcard or policy variable/,
    ],
    ['an instance', INSTANCE_ARN, /this is an ARN of connect, not of iam/],
    ['a name', 'AWSServiceRoleForAmazonConnect_x', /this is not an ARN/],
  ])('is not %s', (_, arn, message) => {
    expect(() => from(arn)).toThrow(message);
  });

  test('is not a role of the app, and not another attribute of an instance', () => {
    const stack = newStack();
    expect(() => from(new Role(stack, 'Mine', { assumedBy }).roleArn, undefined, stack)).toThrow(
      /this is the Arn of an AWS::IAM::Role, not a service-linked role/,
    );
    expect(() => from(anInstance(stack).attrArn, undefined, stack)).toThrow(
      /this is the Arn of an instance, not a service-linked role/,
    );
    expect(() =>
      from(
        (stack.node.findChild('Instance') as CfnInstance).attrServiceRole,
        CUSTOMER_PROFILES,
        stack,
      ),
    ).toThrow(
      /this is the ServiceRole of an instance, not a service-linked role of profile\.amazonaws\.com/,
    );
  });
});

describe('an administrator', () => {
  const rewrite = { action: 'iam:PutRolePolicy', resource: `${CONNECT}_support` };
  const managed = ['AmazonConnect_FullAccess'];

  test('may use a role that was created beforehand and not rewrite it', async () => {
    const stack = newStack();
    make({ customSuffix: 'support' }, stack);
    const admin = new ConnectAdminRole(stack, 'Admin', {
      assumedBy,
      serviceLinkedRole: ServiceLinkedRoleAccess.none(),
    });
    expect(
      await allowed(
        { action: 'connect:AssociateBot', resource: INSTANCE_ARN },
        statementsOf(admin),
        managed,
      ),
    ).toBe(true);
    for (const action of [
      'iam:PutRolePolicy',
      'iam:AttachRolePolicy',
      'iam:DeleteRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ]) {
      expect([action, await allowed({ ...rewrite, action }, statementsOf(admin), managed)]).toEqual(
        [action, false],
      );
    }
  });

  test('may rewrite the one that is named, made here, elsewhere or by an instance, and no other', async () => {
    const stack = newStack();
    const admins = [
      make({ customSuffix: 'support' }, stack),
      ConnectServiceLinkedRole.fromRoleArn(stack, 'Imported', `${CONNECT}_abc`),
      ConnectServiceLinkedRole.fromInstance(stack, 'OfInstance', anInstance(stack)),
    ].map(
      (role, i) =>
        new ConnectAdminRole(stack, `Admin${i}`, {
          assumedBy,
          serviceLinkedRole: ServiceLinkedRoleAccess.role(role),
        }),
    );
    const [own, ...others] = admins.map((admin) =>
      statementOf(admin, 'AttachAnyPolicyToAmazonConnectRole'),
    );
    expect(own.Resource).toBe(
      'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/connect.amazonaws.com/${Role1ABCC5F0.RoleName}',
    );
    expect(others.map((s) => s.Resource)).toEqual([`${CONNECT}_abc`, '${Instance.ServiceRole}']);
    const deployed = JSON.parse(
      JSON.stringify([own]).replace(
        '${Role1ABCC5F0.RoleName}',
        'AWSServiceRoleForAmazonConnect_support',
      ),
    );
    expect(await allowed(rewrite, deployed, managed)).toBe(true);
    expect(await allowed({ ...rewrite, resource: `${CONNECT}_other` }, deployed, managed)).toBe(
      false,
    );
  });

  test('of another stack names it too', () => {
    const app = new App();
    const role = make({}, new Stack(app, 'Roles'));
    const admin = new ConnectAdminRole(new Stack(app, 'People'), 'Admin', {
      assumedBy,
      serviceLinkedRole: ServiceLinkedRoleAccess.role(role),
    });
    expect(statementOf(admin, 'AttachAnyPolicyToAmazonConnectRole').Resource).toMatch(
      /connect\.amazonaws\.com\/\$\{Import Roles:ExportsOutputFnGetAttRole1ABCC5F0RoleName\w+\}$/,
    );
  });

  test('is not given the role of another service of the family', () => {
    const other = make({ roleType: APP_INTEGRATIONS });
    expect(() => ServiceLinkedRoleAccess.role(other)).toThrow(
      /is not a service-linked role of Amazon Connect/,
    );
  });
});

test('of an imported instance is an error that says what to use', () => {
  const stack = newStack();
  const imported = ConnectInstance.fromInstanceArn(stack, 'Instance', INSTANCE_ARN);
  expect(() =>
    ConnectServiceLinkedRole.fromInstance(stack, 'Role', imported as unknown as CfnInstance),
  ).toThrow(
    'Allowed: a CfnInstance. For an imported instance use ConnectServiceLinkedRole.fromRoleArn(...).',
  );
});
