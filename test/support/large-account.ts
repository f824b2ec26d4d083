/** Access to Amazon Connect of ten kinds of role, as large accounts have it, faults included. */
const KINDS: Readonly<Record<string, (instance: string) => readonly object[]>> = {
  Admin: () => [],
  Auditor: () => [],
  Deploy: () => [allow(['connect:*'], '*')],
  Storage: (instance) => [
    allow(['connect:AssociateInstanceStorageConfig', 'iam:PutRolePolicy'], '*'),
    allow(['connect:DescribeInstance'], instance),
  ],
  Supervisor: (instance) => [
    allow(['connect:MonitorContact', 'connect:ListQueues'], `${instance}/contact/*`),
  ],
  UserAdmin: (instance) => [
    allow(['connect:CreateUser', 'connect:UpdateUserSecurityProfiles'], `${instance}/*`),
  ],
  BreakGlass: (instance) => [allow(['connect:AdminGetEmergencyAccessToken'], instance)],
  Agents: (instance) => [allow(['connect:GetFederationToken'], `${instance}/user/\${aws:userid}`)],
  FlowDesigner: (instance) => [
    allow(
      ['connect:UpdateContactFlowContent', 'connect:DescribeContactFlows'],
      `${instance}/contact-flow/*`,
    ),
    allow(['connect:ListContactFlows'], '*'),
  ],
  Dialer: (instance) => [allow(['connect:StartOutboundVoiceContacts'], `${instance}/contact/*`)],
};

const MANAGED: Readonly<Record<string, string>> = {
  Admin: 'AmazonConnect_FullAccess',
  Auditor: 'AmazonConnectReadOnlyAccess',
};

const ACCOUNT = '111122223333';
const PARTITION = 'aws';

/**
 * What `aws iam get-account-authorization-details` prints of an account with many roles: ten kinds,
 * on four instances by turns.
 */
export function largeAccount(roles: number): object {
  const kinds = Object.keys(KINDS);
  return {
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: Array.from({ length: roles }, (_, i) =>
      roleDetail(kinds[i % kinds.length], Math.floor(i / kinds.length)),
    ),
  };
}

function roleDetail(kind: string, number: number) {
  const name = `${kind}${number + 1}`;
  const statements = KINDS[kind](instanceArn(number % 4));
  const managed = MANAGED[kind];
  return {
    RoleName: name,
    Path: '/',
    RoleId: `AROA${name.toUpperCase()}`,
    Arn: `arn:${PARTITION}:iam::${ACCOUNT}:role/${name}`,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:${PARTITION}:iam::${ACCOUNT}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    RolePolicyList:
      statements.length > 0
        ? [{ PolicyName: kind, PolicyDocument: { Version: '2012-10-17', Statement: statements } }]
        : [],
    AttachedManagedPolicies: managed
      ? [{ PolicyName: managed, PolicyArn: `arn:${PARTITION}:iam::${PARTITION}:policy/${managed}` }]
      : [],
  };
}

const allow = (actions: readonly string[], resource: string) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
});

const instanceArn = (number: number): string =>
  `arn:${PARTITION}:connect:us-east-1:${ACCOUNT}:instance/a1b2c3d4-5678-90ab-cdef-00000000000${number}`;
