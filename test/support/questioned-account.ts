import { allow, policy } from './documents';

const ACCOUNT = '111122223333';
const KINDS = 4;
export const instanceOf = (i: number): string =>
  `arn:aws:connect:eu-west-2:${ACCOUNT}:instance/${String(i).padStart(8, '0')}-2222-3333-4444-555555555555`;
/** The instance that people mean by production. */
export const PRODUCTION = instanceOf(0);

/** Ten kinds of role: what each may do on its instance. */
const STATEMENTS: Readonly<Record<string, (instance: string, i: number) => readonly object[]>> = {
  Admin: () => [allow('*')],
  Deploy: () => [allow('connect:*')],
  Supervisor: (on) => [allow('connect:MonitorContact', [on, `${on}/*`], { Sid: 'Listen' })],
  Agents: (on) => [allow('connect:GetFederationToken', `${on}/user/\${aws:userid}`)],
  Storage: (on, i) => [
    allow('s3:GetObject', `arn:aws:s3:::recordings-${i}/*`),
    allow(['connect:ListInstanceStorageConfigs', 'connect:DescribeInstanceStorageConfig'], on),
  ],
  UserAdmin: (on) => [
    allow(
      ['connect:CreateUser', 'connect:UpdateUserSecurityProfiles'],
      ['agent', 'agent-group', 'routing-profile', 'security-profile'].map(
        (type) => `${on}/${type}/*`,
      ),
    ),
  ],
  Auditor: (on) => [allow(['connect:Describe*', 'connect:List*'], [on, `${on}/*`])],
  Dialler: (on) => [
    allow(
      'connect:StartOutboundVoiceContact',
      ['contact', 'contact-flow', 'queue'].map((type) => `${on}/${type}/*`),
    ),
  ],
  Metrics: (on) => [allow('connect:GetMetricDataV2', [`${on}/queue/*`, `${on}/agent/*`])],
  Promoter: () => [allow('iam:PutRolePolicy')],
};

/** The names of the roles of some kinds, as a truth to compare with. */
export const rolesOf = (...kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => Array.from({ length: KINDS }, (_, i) => `${kind}${i}`)).sort();

/** The details of an account with 40 roles: ten kinds on four instances. */
export const questionedAccount = (): object => ({
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: Object.entries(STATEMENTS).flatMap(([kind, statements]) =>
    Array.from({ length: KINDS }, (_, i) => ({
      Path: '/',
      RoleName: `${kind}${i}`,
      Arn: `arn:aws:iam::${ACCOUNT}:role/${kind}${i}`,
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'sts:AssumeRole',
      }),
      RolePolicyList: [
        { PolicyName: `${kind}Policy`, PolicyDocument: policy(...statements(instanceOf(i), i)) },
      ],
      AttachedManagedPolicies: [],
    })),
  ),
});
