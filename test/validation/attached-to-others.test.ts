import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy } from '../support/documents';

/* Who attaches a policy of the account to one as which it acts has what the policy allows. */

const IAM = 'arn:aws:iam::111122223333:';
const T = `${IAM}policy/T`;
const EVERYTHING = [allow('*')];
const READS = [allow('s3:GetObject', 'arn:aws:s3:::files/*')];
const IN_VPC = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
const BOUNDED = { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Limits` } };
const MEMBER = { GroupList: ['team'] };

const attaches = (to: 'Role' | 'User' | 'Group', on: string, conditions: object = {}) =>
  allow(`iam:Attach${to}Policy`, on === '*' ? on : `${IAM}${on}`, {
    Condition: { ArnEquals: { 'iam:PolicyARN': T }, ...conditions },
  });
const assumes = allow('sts:AssumeRole', `${IAM}role/other`);
const makesKey = allow('iam:CreateAccessKey', `${IAM}user/bob`);
const joins = allow('iam:AddUserToGroup', `${IAM}group/team`);

const trusting = (Principal: object, more: object = {}) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const TRUSTS = trusting({ AWS: `${IAM}root` });
const TRUSTS_LAMBDA = trusting({ Service: 'lambda.amazonaws.com' });

interface Account {
  /** What the policy T allows. Default: everything. */
  readonly gives?: readonly object[];
  /** What the boundary of the policy Limits leaves. */
  readonly limits?: readonly object[];
  /** What ann, bob, the role, and the group have besides. */
  readonly ann?: object;
  readonly bob?: { readonly own?: readonly object[]; readonly more?: object };
  readonly role?: {
    readonly trust?: object;
    readonly own?: readonly object[];
    readonly more?: object;
  };
  readonly group?: readonly object[];
}

/** What is found about the policies that the user ann attaches. */
const found = (
  own: readonly object[],
  { gives = EVERYTHING, limits = READS, ann = {}, bob = {}, role = {}, group = [] }: Account = {},
) =>
  audit(
    defined(
      read('details.json', {
        UserDetailList: [
          userDetails('ann', connectHolder(...own), ann),
          userDetails('bob', policy(...(bob.own ?? READS)), bob.more),
        ],
        RoleDetailList: [
          roleDetails('other', role.trust ?? TRUSTS, policy(...(role.own ?? READS)), role.more),
        ],
        GroupDetailList: [
          {
            GroupName: 'team',
            Arn: `${IAM}group/team`,
            GroupPolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...READS, ...group) }],
            AttachedManagedPolicies: [],
          },
        ],
        Policies: [policyDetails('T', gives), policyDetails('Limits', limits)],
      }),
    ),
  )
    .filter(({ id, what }) => id.includes('escalation') && /^iam:Attach/.test(what))
    .map(({ severity, what }) => `${severity}: ${what.slice(what.indexOf('the holder'))}`);

const ATTACHES = 'the holder attaches the policy T';
const GIVES = ', and so writes any permission into a role';
const TO_ROLE = 'to the role other, as which it can act';
const LIMITED = [`warning: ${ATTACHES}${GIVES}`];

describe('who attaches a policy that gives everything gains by it', () => {
  test.each<[string, readonly object[], Account?]>([
    [TO_ROLE, [attaches('Role', 'role/other'), assumes]],
    [TO_ROLE, [attaches('Role', 'role/o*'), assumes]],
    [TO_ROLE, [attaches('Role', '*'), assumes]],
    [
      TO_ROLE,
      [
        attaches('Role', 'role/other'),
        allow(['iam:UpdateAssumeRolePolicy', 'sts:AssumeRole'], `${IAM}role/other`),
      ],
      { role: { trust: TRUSTS_LAMBDA } },
    ],
    [
      TO_ROLE,
      [
        attaches('Role', 'role/other'),
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole']),
      ],
      { role: { trust: TRUSTS_LAMBDA } },
    ],
    ['to the user bob, as which it can act', [attaches('User', 'user/bob'), makesKey]],
    [
      'to a group of the user bob, as which it can act',
      [attaches('Group', 'group/team'), makesKey],
      { bob: { more: MEMBER } },
    ],
    ['to the group team, which it joins', [attaches('Group', 'group/team'), joins]],
    ['to the group team, which it joins', [attaches('Group', '*'), joins]],
    [
      TO_ROLE,
      [attaches('Role', 'role/other'), assumes],
      { ann: BOUNDED, limits: [allow(['connect:*', 'iam:*', 'sts:*'])] },
    ],
    [
      TO_ROLE,
      [attaches('Role', 'role/other'), assumes],
      { role: { more: BOUNDED }, limits: EVERYTHING },
    ],
    [TO_ROLE, [attaches('Role', 'role/other'), assumes], { role: { own: [deny('s3:*')] } }],
  ])('%s: %j, %j', (to, own, account = {}) => {
    expect(found(own, account)).toEqual([`fatal: ${ATTACHES} ${to}${GIVES}`]);
  });

  test('also if it writes the policy first', () => {
    const own = [attaches('Role', 'role/other'), assumes, allow('iam:CreatePolicyVersion', T)];
    expect(found(own, { gives: READS })).toEqual([
      `fatal: the holder attaches a policy that it writes and the policy T ${TO_ROLE}${GIVES}`,
    ]);
  });
});

describe('it is a warning', () => {
  test.each<[string, readonly object[], Account?]>([
    ['if it cannot act as the role', [attaches('Role', 'role/other')]],
    [
      'if the role trusts others',
      [attaches('Role', 'role/other'), assumes],
      { role: { trust: TRUSTS_LAMBDA } },
    ],
    [
      'if a condition decides about the trust',
      [attaches('Role', 'role/other'), assumes],
      { role: { trust: trusting({ AWS: `${IAM}root` }, { Condition: IN_VPC }) } },
    ],
    [
      'if the role denies nearly everything',
      [attaches('Role', 'role/other'), assumes],
      { role: { own: [{ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }] } },
    ],
    [
      'if a boundary confines the role',
      [attaches('Role', 'role/other'), assumes],
      { role: { more: BOUNDED } },
    ],
    ['if it makes no credentials of the user', [attaches('User', 'user/bob')]],
    [
      'if a boundary confines the user',
      [attaches('User', 'user/bob'), makesKey],
      { bob: { more: BOUNDED } },
    ],
    ['if the user is in no such group', [attaches('Group', 'group/team'), makesKey]],
    [
      'if the group denies something',
      [attaches('Group', 'group/team'), joins],
      { group: [deny('s3:*')] },
    ],
    [
      'if a boundary confines who joins the group',
      [attaches('Group', 'group/team'), joins],
      { ann: BOUNDED, limits: [allow(['connect:*', 'iam:*'])] },
    ],
  ])('%s', (_, own, account = {}) => {
    expect(found(own, account)).toEqual(LIMITED);
  });

  test('if a condition decides whether it attaches the policy', () => {
    const own = [attaches('Role', 'role/other', IN_VPC), assumes];
    expect(found(own)).toEqual(LIMITED);
  });
});

test.each<[string, readonly object[], Account, readonly string[]]>([
  ['nothing', [], { gives: READS }, []],
  [
    'the access of roles',
    [],
    { gives: [allow('lambda:UpdateFunctionCode')] },
    [`error: ${ATTACHES} ${TO_ROLE}, and so replaces the code of any Lambda function`],
  ],
  [
    'what the role then denies',
    [],
    { gives: [allow('iam:PutRolePolicy')], role: { own: [deny('iam:*')] } },
    LIMITED,
  ],
  ['what the holder is denied to attach', [deny('iam:*', `${IAM}role/other`)], {}, []],
])('a policy gives who acts as a role %s', (_, more, account, expected) => {
  expect(found([attaches('Role', 'role/other'), assumes, ...more], account)).toEqual(expected);
});

describe('in a template, a policy and a role', () => {
  const ofTemplate = (policyMore: object = {}, roleMore: object = {}) =>
    audit(
      defined(
        read('template.json', {
          Parameters: { Stage: { Type: 'String' } },
          Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
          Resources: {
            All: {
              Type: 'AWS::IAM::ManagedPolicy',
              Properties: { PolicyDocument: policy(...EVERYTHING) },
              ...policyMore,
            },
            Holder: {
              Type: 'AWS::IAM::Role',
              Properties: {
                AssumeRolePolicyDocument: TRUSTS_LAMBDA,
                Policies: [
                  {
                    PolicyName: 'P',
                    PolicyDocument: connectHolder(
                      allow(
                        'iam:AttachRolePolicy',
                        { 'Fn::GetAtt': ['Other', 'Arn'] },
                        {
                          Condition: { ArnEquals: { 'iam:PolicyARN': { Ref: 'All' } } },
                        },
                      ),
                    ),
                  },
                ],
              },
            },
            Other: {
              Type: 'AWS::IAM::Role',
              Properties: {
                AssumeRolePolicyDocument: trusting({ AWS: { 'Fn::GetAtt': ['Holder', 'Arn'] } }),
              },
              ...roleMore,
            },
          },
        }),
      ),
    )
      .filter(({ what }) => what.startsWith('iam:AttachRolePolicy'))
      .map(({ severity }) => severity);
  const CONDITION = { Condition: 'IsProduction' };

  test.each([
    ['surely give everything', {}, {}, 'fatal'],
    ['may give everything, if the policy is there', CONDITION, {}, 'warning'],
    ['may give everything, if the role is there', {}, CONDITION, 'warning'],
  ])('%s', (_, policyMore, roleMore, severity) => {
    expect([...new Set(ofTemplate(policyMore, roleMore))]).toEqual([severity]);
  });
});
