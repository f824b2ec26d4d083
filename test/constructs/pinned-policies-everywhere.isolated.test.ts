import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal, IManagedPolicy, ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import facts from '../../catalogue/rendered/managed-policies.json';
import {
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAccessRole,
  ConnectInlinePolicy,
  ConnectScope,
  ConsoleUseCase,
} from '../../src';
import { nagFindings } from '../support/cdk-nag';
import { inlineOf, permissionSet, propertiesOf } from '../support/permission-set';
import {
  admin,
  asLists,
  auditor,
  FULL,
  newest,
  policiesOf,
  published,
  READ,
} from '../support/pinned';
import {
  ACCOUNT,
  INSTANCE_ARN,
  managedPoliciesOf,
  newStack,
  statementsOf,
} from '../support/template';

const assumedBy = new AccountRootPrincipal();
const here = ConnectScope.instanceArn(INSTANCE_ARN);
const placed = () => newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });

describe('every target takes a pinned policy', () => {
  const access = ConnectAccess.readOnly(newest(READ));

  test('a role with any access', () => {
    const role = new ConnectAccessRole(placed(), 'Role', { assumedBy, access, connectScope: here });
    expect(managedPoliciesOf(role)).toEqual([
      expect.stringMatching(/^\$\{RoleAmazonConnectReadOnlyAccess\w{8}\}$/),
    ]);
    expect(statementsOf(role)).toEqual([]);
  });

  test('a policy for principals that exist already, which is the copy when there is nothing else', () => {
    const stack = placed();
    const policy = new ConnectAccessPolicy(stack, 'Policy', {
      access,
      connectScope: here,
      roles: [new Role(stack, 'Old', { assumedBy })],
    });
    expect(policy.policies).toEqual([policy]);
    const [{ PolicyDocument, Description, Roles }] = Object.values(policiesOf(stack));
    expect(asLists(PolicyDocument.Statement)).toEqual(published(READ, newest(READ)));
    expect(Description).toBe(
      'A copy of AmazonConnectReadOnlyAccess: what AWS adds to the policy later is not in it',
    );
    expect(Roles).toEqual([expect.stringMatching(/^\$\{Old\w{8}\}$/)]);
    expect(policy.findings.map(({ id }) => id)).toEqual([
      'managed-policy-reads-every-instance',
      'pinned-policy',
      'sign-in-as-any-user',
    ]);
  });

  test('a policy whose own statements stand first, and the copy in one beside it for the same principals', () => {
    const stack = placed();
    const both = access.plus(ConnectAccess.denyFederation());
    const policy = new ConnectAccessPolicy(stack, 'Policy', {
      access: both,
      connectScope: here,
      roles: [new Role(stack, 'Old', { assumedBy })],
      path: '/connect/',
    });
    expect(policy.policies.map(({ node }) => node.path)).toEqual([
      'Stack/Policy',
      'Stack/Policy/AmazonConnectReadOnlyAccess',
    ]);
    const [own, copy] = Object.values(policiesOf(stack));
    expect(own.PolicyDocument.Statement.map((s: any) => s.Sid)).toEqual(['DenyConnectFederation']);
    expect(own.Description).toBe('Amazon Connect access');
    expect(asLists(copy.PolicyDocument.Statement)).toEqual(published(READ, newest(READ)));
    expect([copy.Path, copy.Roles]).toEqual(['/connect/', own.Roles]);
  });

  test('an inline policy, in which it stands before the rest', () => {
    const stack = placed();
    new ConnectInlinePolicy(stack, 'Inline', {
      access: access.plus(ConnectAccess.denyFederation()),
      connectScope: here,
      roles: [new Role(stack, 'Old', { assumedBy })],
    });
    const [{ Properties }] = Object.values(
      Template.fromStack(stack).findResources('AWS::IAM::Policy'),
    );
    expect(Properties.PolicyDocument.Statement.map((s: any) => s.Sid)).toEqual([
      'AllowConnectReadOnly',
      'DenyConnectEmergencyAccess',
      'DenyConnectFederation',
    ]);
  });

  test('a permission set, in its inline policy', () => {
    const set = permissionSet({ access });
    expect(asLists(inlineOf(set))).toEqual(published(READ, newest(READ)));
    expect(propertiesOf(set).ManagedPolicies).toBeUndefined();
    expect(set.findings.map(({ id }) => id)).toEqual([
      'managed-policy-reads-every-instance',
      'pinned-policy',
      'sign-in-as-any-user',
    ]);
  });

  test('and a statement that AWS has word for word is in one document once, under its Sid', () => {
    const set = permissionSet({ access: access.plus(ConnectAccess.denyEmergencyAccess()) });
    expect(inlineOf(set).map((s) => s.Sid)).toEqual([
      'AllowConnectReadOnly',
      'DenyConnectEmergencyAccess',
    ]);
    const older = permissionSet({
      access: ConnectAccess.readOnly('v3').plus(ConnectAccess.denyEmergencyAccess()),
    });
    expect(inlineOf(older).map((s) => s.Sid)).toEqual([
      undefined,
      undefined,
      'DenyConnectEmergencyAccess',
    ]);
  });

  test('and what is not pinned is still not copied', () => {
    expect(
      () =>
        new ConnectAccessPolicy(placed(), 'Policy', {
          access: access.plus(ConnectAccess.fullAccess()),
          connectScope: here,
        }),
    ).toThrow(
      /the access has the managed policy AmazonConnect_FullAccess, which is attached and not copied\. Pin it to have a copy here: access\.withPinnedPolicy/,
    );
  });
});

describe('what the pinned version grants is not repeated, and what only a later one grants is', () => {
  const profiles = (version?: string) => {
    const access = ConnectAccess.fullAccess(version).plus(
      ConnectAccess.consoleUseCases(ConsoleUseCase.VIEW_CUSTOMER_PROFILES),
    );
    const role = new ConnectAccessRole(placed(), 'Role', { assumedBy, access, connectScope: here });
    return statementsOf(role)
      .flatMap((s) => s.Action)
      .filter((action) => action.startsWith('profile:'));
  };

  test('v3 and v4 list the domains of Customer Profiles, v2 does not', () => {
    expect(profiles('v2')).toContain('profile:ListDomains');
    expect(profiles('v3')).not.toContain('profile:ListDomains');
    expect(profiles('v4')).toEqual(profiles());
  });
});

describe('the quota of attached policies', () => {
  const further = (count: number): IManagedPolicy[] =>
    Array.from({ length: count }, (_, i) => ManagedPolicy.fromAwsManagedPolicyName(`Other${i}`));

  test('counts the copy', () => {
    expect(managedPoliciesOf(admin('v4', { managedPolicies: further(9) }))).toHaveLength(10);
    expect(() => admin('v4', { managedPolicies: further(10) })).toThrow(
      /the access needs 1 policies of its own, 11 attached in all\. Allowed: 10 attached policies/,
    );
  });
});

describe('a copy that is too large for a policy', () => {
  const statement = (n: number, Effect: string) => ({
    Effect,
    Action: Array.from({ length: 60 }, (_, i) => `connect:SomethingWithALongName${n}x${i}`),
    Resource: ['arn:aws:connect:*:*:instance/*'],
  });
  const large = {
    Version: '2012-10-17',
    Statement: [
      statement(1, 'Allow'),
      statement(2, 'Deny'),
      statement(3, 'Allow'),
      statement(4, 'Deny'),
    ],
  };
  afterEach(() => jest.restoreAllMocks());

  test('is divided among several, with every statement and every deny, all of which the role has from the start', () => {
    jest.replaceProperty(facts[FULL].versions.v3, 'document', large as any);
    const stack = newStack();
    const role = admin('v3', {}, stack);
    const policies = Object.entries(policiesOf(stack));
    expect(policies.map(([id]) => id)).toEqual([
      expect.stringMatching(/^AdminAmazonConnectFullAccess\w{8}$/),
      expect.stringMatching(/^AdminAmazonConnectFullAccess2\w{8}$/),
    ]);
    expect(policies.flatMap(([, p]) => asLists(p.PolicyDocument.Statement))).toEqual(
      published(FULL, 'v3'),
    );
    policies.forEach(([, p]) =>
      expect(
        JSON.stringify(p.PolicyDocument).replaceAll('${AWS::Partition}', 'aws-us-gov').length,
      ).toBeLessThanOrEqual(6144),
    );
    expect(managedPoliciesOf(role)).toEqual(policies.map(([id]) => `\${${id}}`));
  });
});

describe.each([
  ['aws', 'eu-central-1'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
  ['not known', undefined],
])('in the partition %s', (_, region) => {
  test.each([false, true])(
    'no ARN of a copy names a partition, whether the CDK writes it out or not: %s',
    (flag) => {
      const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': flag } });
      const stack = new Stack(app, 'Stack', region ? { env: { account: ACCOUNT, region } } : {});
      admin('v4', {}, stack);
      const policies = JSON.stringify(
        Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'),
      );
      expect(/arn:aws[\w-]*:/.exec(policies)).toBeNull();
      expect(
        policies.match(/\{"Ref":"AWS::Partition"\},":(s3|servicequotas|iam|profile):/g),
      ).toHaveLength(5);
    },
  );
});

describe('cdk-nag', () => {
  const pinned = (stack: Stack) => {
    admin('v4', {}, stack);
    auditor('v4', {}, stack);
    new ConnectAccessPolicy(stack, 'Policy', {
      access: ConnectAccess.readOnly('v3').plus(ConnectAccess.denyFederation()),
      connectScope: ConnectScope.allInstances(),
    });
    new ConnectInlinePolicy(stack, 'Inline', {
      access: ConnectAccess.readOnly('v4'),
      connectScope: ConnectScope.allInstances(),
      roles: [new Role(stack, 'Old', { assumedBy })],
    });
  };

  test('has every wildcard of a copy acknowledged, by its exact id', () => {
    const stack = newStack();
    pinned(stack);
    expect(nagFindings(stack)).toEqual([]);
  });

  test('is told the true reason, for findings that are there', () => {
    const stack = newStack();
    const copy = admin('v4', {}, stack).node.findChild(FULL).node.defaultChild!;
    const [{ data }] = copy.node.metadata.filter(
      (m) => m.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
    );
    expect(data).toEqual(
      Object.fromEntries(
        [
          'Action::connect:*',
          'Resource::*',
          'Resource::arn:<AWS::Partition>:profile:*:*:domains/amazon-connect-*',
          'Resource::arn:<AWS::Partition>:s3:::amazon-connect-*',
          'Resource::arn:<AWS::Partition>:servicequotas:*:*:connect/*',
          'Resource::arn:<AWS::Partition>:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*',
          'Resource::arn:<AWS::Partition>:iam::*:role/aws-service-role/profile.amazonaws.com/*',
        ].map((id) => [
          `AwsSolutions-IAM5[${id}]`,
          'AWS has it in AmazonConnect_FullAccess v4, of which this is a copy, word for word.',
        ]),
      ),
    );
    jest.spyOn(copy.node, 'metadata', 'get').mockReturnValue([]);
    expect(nagFindings(stack).sort()).toEqual(
      Object.keys(data)
        .map((id) => `Stack/Admin/${FULL}/Resource: ${id}`)
        .sort(),
    );
  });
});
