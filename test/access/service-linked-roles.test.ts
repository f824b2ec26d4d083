import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectScope,
  ConnectServiceLinkedRoleType,
  ServiceLinkedRoleAccess,
  ServiceLinkedRolesLevel,
} from '../../src';
import { findingsOf } from '../support/findings';
import { allowed, Request } from '../support/simulator';
import {
  ACCOUNT,
  INSTANCE_ARN,
  managedPoliciesOf,
  newStack,
  sidsOf,
  statementsOf,
} from '../support/template';

const { INSTANCE, OUTBOUND_CAMPAIGNS, CUSTOMER_PROFILES, APP_INTEGRATIONS } =
  ConnectServiceLinkedRoleType;
const { VIEWER, CREATOR, ADMINISTRATOR } = ServiceLinkedRolesLevel;
const roles = (level: ServiceLinkedRolesLevel, ...types: ConnectServiceLinkedRoleType[]) =>
  ConnectAccess.serviceLinkedRoles(level, ...types);
const role = (
  access: ConnectAccess,
  connectScope = ConnectScope.allInstances(),
  stack: Stack = newStack(),
) =>
  new ConnectAccessRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access,
    connectScope,
  });

const PATH = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role';
const DESCRIBE = [
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:GetServiceLinkedRoleDeletionStatus',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
];

describe('each level has what the one before it has', () => {
  const Resource = `${PATH}/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*`;
  const describes = {
    Sid: 'DescribeServiceLinkedRoleOfConnect',
    Effect: 'Allow',
    Action: DESCRIBE,
    Resource,
  };
  const creates = {
    Sid: 'CreateServiceLinkedRoleOfConnect',
    Effect: 'Allow',
    Action: 'iam:CreateServiceLinkedRole',
    Resource,
    Condition: { StringEquals: { 'iam:AWSServiceName': 'connect.amazonaws.com' } },
  };
  const edits = {
    Sid: 'EditServiceLinkedRoleOfConnect',
    Effect: 'Allow',
    Action: 'iam:UpdateRoleDescription',
    Resource,
  };
  const deletes = {
    Sid: 'DeleteServiceLinkedRoleOfConnect',
    Effect: 'Allow',
    Action: 'iam:DeleteServiceLinkedRole',
    Resource,
  };

  test.each([
    [VIEWER, [describes]],
    [CREATOR, [describes, creates, edits]],
    [ADMINISTRATOR, [describes, creates, edits, deletes]],
  ])('%s', (level, statements) => {
    expect(statementsOf(role(roles(level, INSTANCE)))).toEqual(statements);
  });

  test('and can be had without it', () => {
    expect(
      statementsOf(role(roles(ADMINISTRATOR, INSTANCE).minus(roles(CREATOR, INSTANCE)))),
    ).toEqual([deletes]);
  });
});

test.each([
  ['connect.amazonaws.com', INSTANCE, 'AWSServiceRoleForAmazonConnect*'],
  ['connect-campaigns.amazonaws.com', OUTBOUND_CAMPAIGNS, 'AWSServiceRoleForConnectCampaigns*'],
  [
    'synchronization.connect.amazonaws.com',
    ConnectServiceLinkedRoleType.MANAGED_SYNCHRONIZATION,
    'AWSServiceRoleForAmazonConnectSynchronization*',
  ],
  ['profile.amazonaws.com', CUSTOMER_PROFILES, 'AWSServiceRoleForProfile*'],
  ['app-integrations.amazonaws.com', APP_INTEGRATIONS, 'AWSServiceRoleForAppIntegrations'],
])('those of %s are confined to its path and its name', (principal, type, name) => {
  const statements = statementsOf(role(roles(ADMINISTRATOR, type)));
  expect(new Set(statements.map((s) => s.Resource))).toEqual(
    new Set([`${PATH}/${principal}/${name}`]),
  );
  expect(statements.flatMap((s) => s.Condition ?? [])).toEqual([
    { StringEquals: { 'iam:AWSServiceName': principal } },
  ]);
});

describe('a simulator agrees', () => {
  const statements = statementsOf(
    role(roles(ADMINISTRATOR, INSTANCE, APP_INTEGRATIONS).plus(roles(VIEWER, CUSTOMER_PROFILES))),
  );
  const linked = (path: string) => `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${path}`;
  const connect = linked('connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc');
  const integrations = linked('app-integrations.amazonaws.com/AWSServiceRoleForAppIntegrations');
  const profile = linked('profile.amazonaws.com/AWSServiceRoleForProfile_abc');
  const create = (resource: string, service: string): Request => ({
    action: 'iam:CreateServiceLinkedRole',
    resource,
    context: { 'iam:AWSServiceName': service },
  });
  const changes = ['iam:UpdateRoleDescription', 'iam:DeleteServiceLinkedRole'];

  test.each<[string, boolean, Request]>([
    ['creating for Connect', true, create(connect, 'connect.amazonaws.com')],
    [
      'creating for Connect without a suffix',
      true,
      create(connect.replace('_abc', ''), 'connect.amazonaws.com'),
    ],
    ['creating for AppIntegrations', true, create(integrations, 'app-integrations.amazonaws.com')],
    [
      'creating for another service',
      false,
      create(linked('lex.amazonaws.com/AWSServiceRoleForLexBots'), 'lex.amazonaws.com'),
    ],
    [
      'creating for a service of the family that may only be seen',
      false,
      create(profile, 'profile.amazonaws.com'),
    ],
    [
      "creating for another service under the name of Connect's",
      false,
      create(connect, 'lex.amazonaws.com'),
    ],
    [
      'creating for one of its services on the path of the other',
      false,
      create(connect, 'app-integrations.amazonaws.com'),
    ],
    [
      'creating without saying for whom',
      false,
      { action: 'iam:CreateServiceLinkedRole', resource: connect },
    ],
    [
      'creating another role',
      false,
      { action: 'iam:CreateRole', resource: `arn:aws:iam::${ACCOUNT}:role/Admin` },
    ],
  ])('%s: %s', async (_, expected, request) => {
    expect(await allowed(request, statements)).toBe(expected);
  });

  test.each([...DESCRIBE, ...changes])(
    '%s: on the roles of the service, not on an arbitrary one',
    async (action) => {
      for (const resource of [connect, integrations])
        expect([resource, await allowed({ action, resource }, statements)]).toEqual([
          resource,
          true,
        ]);
      const arbitrary = [
        'Admin',
        'AWSServiceRoleForAmazonConnect_abc',
        'aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
      ];
      for (const resource of arbitrary.map((name) => `arn:aws:iam::${ACCOUNT}:role/${name}`)) {
        expect([resource, await allowed({ action, resource }, statements)]).toEqual([
          resource,
          false,
        ]);
      }
      expect(await allowed({ action, resource: profile }, statements)).toBe(
        DESCRIBE.includes(action),
      );
    },
  );

  test.each([
    'iam:PutRolePolicy',
    'iam:AttachRolePolicy',
    'iam:DeleteRolePolicy',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRole',
    'iam:PassRole',
  ])('%s: on none', async (action) => {
    expect(await allowed({ action, resource: connect }, statements)).toBe(false);
  });
});

describe('on the road', () => {
  const here = ConnectScope.instanceArn(INSTANCE_ARN);

  test('what AmazonConnect_FullAccess grants without a condition is not repeated', () => {
    const scope = ConnectScope.allInstances().withServiceLinkedRole(ServiceLinkedRoleAccess.none());
    const admin = role(ConnectAccess.fullAccess().plus(roles(ADMINISTRATOR, INSTANCE)), scope);
    expect(managedPoliciesOf(admin)).toEqual([
      'arn:${AWS::Partition}:iam::aws:policy/AmazonConnect_FullAccess',
    ]);
    expect(sidsOf(admin)).toEqual([
      'DescribeServiceLinkedRoleOfConnect',
      'CreateServiceLinkedRoleOfConnect',
      'EditServiceLinkedRoleOfConnect',
    ]);
  });

  test('the account is that of the instances, and a finding says that no instance limits it', () => {
    const made = role(roles(CREATOR, CUSTOMER_PROFILES), here);
    expect(new Set(statementsOf(made).map((s) => s.Resource))).toEqual(
      new Set([
        `arn:\${AWS::Partition}:iam::${ACCOUNT}:role/aws-service-role/profile.amazonaws.com/AWSServiceRoleForProfile*`,
      ]),
    );
    expect(findingsOf(made)).toEqual([
      'note account-wide: cover all instances of the accounts in scope: ' +
        'iam:CreateServiceLinkedRole, iam:GetRole, iam:GetRolePolicy, ' +
        'iam:GetServiceLinkedRoleDeletionStatus, iam:ListAttachedRolePolicies, ' +
        'iam:ListRolePolicies, iam:UpdateRoleDescription',
    ]);
  });

  test('with every instance in scope there is nothing to say', () => {
    expect(role(roles(ADMINISTRATOR, INSTANCE)).findings).toEqual([]);
  });

  test('levels of different services stay apart when they are combined', () => {
    expect(
      sidsOf(role(roles(VIEWER, INSTANCE).plus(roles(ADMINISTRATOR, APP_INTEGRATIONS)))),
    ).toEqual([
      'DescribeServiceLinkedRoleOfConnect',
      'DescribeServiceLinkedRoleOfAppIntegrations',
      'CreateServiceLinkedRoleOfAppIntegrations',
      'EditServiceLinkedRoleOfAppIntegrations',
      'DeleteServiceLinkedRoleOfAppIntegrations',
    ]);
  });
});

test.each<[string, () => ConnectAccess, RegExp]>([
  [
    'no type',
    () => roles(VIEWER),
    /ConnectAccess\.serviceLinkedRoles: nothing is given: that is no access, and not all of it\. Allowed: at least one ConnectServiceLinkedRoleType/,
  ],
  [
    'a type twice',
    () => roles(VIEWER, INSTANCE, INSTANCE),
    /ConnectAccess\.serviceLinkedRoles: the same type is given twice\. Got 'connect'/,
  ],
  [
    'no such level',
    () => roles('OWNER' as any, INSTANCE),
    /there is no such value\. Got 'OWNER'\. Allowed: VIEWER, CREATOR, ADMINISTRATOR/,
  ],
])('%s is an error', (_, build, message) => {
  expect(build).toThrow(message);
});
