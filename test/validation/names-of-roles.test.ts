import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ROLE = 'arn:aws:iam::111122223333:role/';
const FIXED = `${ROLE}Fixed`;
const CREATES = ['iam:CreateRole', 'iam:AttachRolePolicy'];
const trusting = (Principal: object) => ({
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
});
const TRUSTING_ACCOUNT = trusting({ AWS: 'arn:aws:iam::111122223333:root' });
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const OF_OTHERS = trusting(LAMBDA);

/** A template with a holder of some statements, and another role. */
const withRole = (
  statements: readonly object[],
  properties: object = OF_OTHERS,
  more: object = {},
) => ({
  Resources: {
    Holder: roleWith('P', policy(REACHES_CONNECT, ...statements)),
    Other: {
      ...roleWith('P', policy(allow('s3:ListAllMyBuckets')), {
        RoleName: 'Fixed',
        ...properties,
      }),
      ...more,
    },
  },
});

const findings = (template: object) =>
  audit(read('template.json', template)!).filter(({ id }) => id.endsWith('escalation'));
const found = (template: object) => findings(template).map(({ id }) => id);

describe('nothing is made with the name of a role that exists', () => {
  test.each<[string, unknown]>([
    ['its name', FIXED],
    ['its name in another case', `${ROLE}fixed`],
    ['its name in another path', `${ROLE}team/Fixed`],
    ['its name in the own account', { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/Fixed' }],
  ])('%s', (_, resource) => {
    expect(found(withRole([allow(CREATES, resource)]))).toEqual(['limited-escalation']);
  });

  test.each<[string, unknown]>([
    ['another name', `${ROLE}Absent`],
    ['a pattern that covers others', `${ROLE}Fix*`],
    ['another name beside it', [FIXED, `${ROLE}Absent`]],
  ])('%s is made', (_, resource) => {
    expect(found(withRole([allow(CREATES, resource)]))).toEqual(['escalation']);
  });

  test('the permission on another name is not enough', () => {
    const statements = [
      allow('iam:CreateRole', [FIXED, `${ROLE}Absent`]),
      allow('iam:AttachRolePolicy', FIXED),
    ];
    expect(found(withRole(statements))).toEqual(['limited-escalation']);
  });

  test('a role under a template condition may not exist', () => {
    const template = withRole([allow(CREATES, FIXED)], OF_OTHERS, { Condition: 'IsProd' });
    expect(found(template)).toEqual(['escalation']);
  });

  test('by a policy that a condition names', () => {
    const AWS = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const attach = allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': AWS } });
    const create = (name: string) => allow('iam:CreateRole', `${ROLE}${name}`);
    const ways = (name: string) =>
      findings(withRole([attach, create(name)])).filter(({ what }) => what.includes('CreateRole'));
    expect(ways('Fixed')).toEqual([]);
  });
});

describe('who writes permissions into a role that it can act as gains any', () => {
  const attaches = allow('iam:AttachRolePolicy', FIXED);
  const assumes = allow('sts:AssumeRole', FIXED);
  const runs = [
    allow('iam:PassRole', FIXED),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  ];

  test.each<[string, readonly object[], object]>([
    ['it assumes the role', [attaches, assumes], TRUSTING_ACCOUNT],
    ['any role', [attaches, allow('sts:AssumeRole')], TRUSTING_ACCOUNT],
    ['it runs code as the role', [attaches, ...runs], OF_OTHERS],
    [
      'the role trusts it by its name',
      [attaches],
      trusting({ AWS: { 'Fn::GetAtt': ['Holder', 'Arn'] } }),
    ],
    ['it rewrites the trust', [allow('iam:UpdateAssumeRolePolicy', FIXED), attaches], OF_OTHERS],
    ['it writes', [allow('iam:PutRolePolicy', `${ROLE}Fix*`), assumes], TRUSTING_ACCOUNT],
  ])('%s', (_, statements, properties) => {
    expect(found(withRole(statements, properties))).toContain('escalation');
  });

  test.each<[string, readonly object[], object]>([
    ['the role does not trust it', [attaches, assumes], OF_OTHERS],
    ['it may not assume the role', [attaches], TRUSTING_ACCOUNT],
    ['it assumes another', [attaches, allow('sts:AssumeRole', `${ROLE}A`)], TRUSTING_ACCOUNT],
    [
      'a condition decides if it assumes it',
      [attaches, allow('sts:AssumeRole', FIXED, { StringEquals: { 'aws:SourceVpc': 'vpc-1' } })],
      TRUSTING_ACCOUNT,
    ],
    [
      'a condition decides if it attaches',
      [
        allow('iam:AttachRolePolicy', FIXED, { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
        assumes,
      ],
      TRUSTING_ACCOUNT,
    ],
    [
      'a boundary confines the role',
      [attaches, assumes],
      {
        ...TRUSTING_ACCOUNT,
        PermissionsBoundary: 'arn:aws:iam::111122223333:policy/Boundary',
      },
    ],
    [
      'it is denied',
      [attaches, assumes, { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
      TRUSTING_ACCOUNT,
    ],
  ])('but not where %s', (_, statements, properties) => {
    expect(found(withRole(statements, properties))).toEqual(['limited-escalation']);
  });

  test('the finding says so', () => {
    const [{ what }] = findings(withRole([attaches, assumes], TRUSTING_ACCOUNT));
    expect(what).toBe(
      `iam:AttachRolePolicy on ${FIXED}: the holder attaches any policy to a role as which it can act`,
    );
  });

  test('roles that are alike are told apart by whom the role trusts', () => {
    const template = withRole([], trusting({ AWS: { 'Fn::GetAtt': ['One', 'Arn'] } }));
    const holder = roleWith('P', policy(REACHES_CONNECT, attaches));
    const Resources = { ...template.Resources, One: holder, Two: holder };
    const places = findings({ Resources })
      .filter(({ id }) => id === 'escalation')
      .map(({ place }) => place.logicalId);
    expect(places).not.toContain('Two');
  });
});

test.each([
  ['its path', '/service-role/', ['limited-escalation']],
  ['another path', '/team/', []],
])('a pattern of a path is of the roles of the files in it: %s', (_, Path, expected) => {
  const assumes = allow('sts:AssumeRole', `${ROLE}service-role/*`);
  const template = withRole([assumes], { ...TRUSTING_ACCOUNT, Path });
  const Policies = [{ PolicyName: 'P', PolicyDocument: policy(allow('connect:*')) }];
  const { Holder, Other } = template.Resources;
  const properties = { ...Other.Properties, Policies };
  expect(found({ Resources: { Holder, Other: { ...Other, Properties: properties } } })).toEqual(
    expected,
  );
});
