import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails } from '../support/accounts';
import { REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { allow, deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const trusting = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition && { Condition }),
});
const ifLike = (pattern: string, more: object = {}) => ({
  ArnLike: { 'aws:PrincipalArn': `${IAM}${pattern}` },
  ...more,
});
const ofAdmin = (trust: readonly object[], holder: readonly object[], others: object[] = []) => {
  const file = {
    RoleDetailList: [
      roleDetails('app', policy(trusting(LAMBDA)), policy(REACHES_CONNECT, ...holder)),
      roleDetails('adm', policy(...trust), policy(allow('*'))),
      ...others,
    ],
  };
  return audit(defined(read('account.json', file)))
    .filter(({ subject }) => /^iam:.* on adm/.test(subject ?? ''))
    .map(({ severity, subject }) => `${severity} ${subject}`);
};
const everybody = (pattern: string, more: object = {}) => [
  trusting({ AWS: '*' }, ifLike(pattern, more)),
];
const makes = (...paths: readonly string[]) =>
  allow(
    'iam:CreateRole',
    paths.map((path) => `${IAM}role/${path}`),
  );
const ROLE = ['warning iam:CreateRole on adm'];
const USER = ['warning iam:CreateUser, iam:CreateAccessKey on adm'];
const KEY = ['iam:CreateUser', 'iam:CreateAccessKey'];

describe('trust in everybody of the account whose name a holder may give to something new', () => {
  test('is found with the way in words', () => {
    const file = {
      RoleDetailList: [
        roleDetails('app', policy(trusting(LAMBDA)), policy(REACHES_CONNECT, makes('ops/*'))),
        roleDetails('adm', policy(...everybody('role/ops/*')), policy(allow('*'))),
      ],
    };
    const [{ what, place }] = audit(defined(read('account.json', file))).filter(
      ({ id }) => id === 'limited-escalation',
    );
    expect(what).toMatch(
      /^iam:CreateRole on a new role that the role adm trusts: the holder acts as the role adm, and gets /,
    );
    expect(place.pointer.slice(0, 4)).toEqual(['RoleDetailList', 0, 'RolePolicyList', 0]);
  });

  test.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['a path', everybody('role/ops/*'), [makes('ops/*')], ROLE],
    ['the beginning of a name', everybody('role/ops-*'), [makes('ops-*')], ROLE],
    ['a part of the names that it may give', everybody('role/ops-a*'), [makes('ops-*')], ROLE],
    ['the end of a name', everybody('role/*-ops'), [makes('team-*')], ROLE],
    ['one name that nobody has', everybody('role/ops'), [makes('ops')], ROLE],
    [
      'a name besides those of a deny',
      [...everybody('role/ops-*'), { ...trusting('*', ifLike('role/ops-prod-*')), Effect: 'Deny' }],
      [makes('ops-*')],
      ROLE,
    ],
    [
      'a name, with a session tag that it brings',
      everybody('role/ops-*', { StringEquals: { 'aws:PrincipalTag/team': 'ops' } }),
      [makes('ops-*')],
      ROLE,
    ],
    ['the name of a user', everybody('user/ops-*'), [allow(KEY, `${IAM}user/ops-*`)], USER],
  ])('is found for %s', (_, trust, holder, expected) => {
    expect(ofAdmin(trust, holder)).toEqual(expected);
  });

  test.each<[string, readonly object[], readonly object[]]>([
    ['other names', everybody('role/ops/*'), [makes('dev/*')]],
    ['names of users', everybody('user/ops-*'), [makes('ops-*')]],
    ['a user without its keys', everybody('user/o-*'), [allow('iam:CreateUser', `${IAM}user/o-*`)]],
    [
      'keys of other users',
      everybody('user/ops-*'),
      [
        allow('iam:CreateUser', `${IAM}user/ops-*`),
        allow('iam:CreateAccessKey', `${IAM}user/dev-*`),
      ],
    ],
    [
      'trust in the account, which needs a permission',
      [trusting({ AWS: `${IAM}root` }, ifLike('role/ops-*'))],
      [makes('ops-*')],
    ],
    [
      'another account',
      [
        trusting('*', {
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/ops-*' },
        }),
      ],
      [makes('ops-*')],
    ],
    [
      'names that the holder must not give',
      everybody('role/ops-a*'),
      [makes('ops-*'), deny('iam:CreateRole', `${IAM}role/ops-a*`)],
    ],
    [
      'names that the trust denies',
      [...everybody('role/ops-*'), { ...trusting('*', ifLike('role/ops-*')), Effect: 'Deny' }],
      [makes('ops-*')],
    ],
    [
      'a holder that must not assume the new role',
      everybody('role/ops-*'),
      [makes('ops-*'), deny('sts:AssumeRole')],
    ],
    [
      'requests of services',
      everybody('role/ops-*', { StringEquals: { 'aws:CalledViaFirst': 'athena.amazonaws.com' } }),
      [makes('ops-*')],
    ],
  ])('is not found for %s', (_, trust, holder) => {
    expect(ofAdmin(trust, holder)).toEqual([]);
  });

  test('is not found for a name that exists, unless the holder may delete it', () => {
    const ops = [roleDetails('ops', policy(trusting(LAMBDA)), policy(allow('s3:GetObject')))];
    const trust = everybody('role/ops');
    expect(ofAdmin(trust, [makes('ops')], ops)).toEqual([]);
    const deletes = (...actions: readonly string[]) => allow(['iam:DeleteRole', ...actions], '*');
    expect(ofAdmin(trust, [makes('ops'), deletes()], ops)).toEqual([]);
    expect(ofAdmin(trust, [makes('ops'), deletes('iam:DeleteRolePolicy')], ops)).toEqual(ROLE);
  });

  test('is found where the trust is by a role that only leads on', () => {
    const ops = roleDetails(
      'ops',
      policy(...everybody('role/new-*')),
      policy(allow('sts:AssumeRole', `${IAM}role/adm`)),
    );
    const trust = [trusting({ AWS: `${IAM}root` })];
    const file = {
      RoleDetailList: [
        roleDetails('app', policy(trusting(LAMBDA)), policy(REACHES_CONNECT, makes('new-*'))),
        roleDetails('adm', policy(...trust), policy(allow('*'))),
        ops,
      ],
    };
    const found = audit(defined(read('account.json', file))).map(({ subject }) => subject);
    expect(found).toContain('iam:CreateRole on ops');
  });

  test('is found in a template, by its own parameters', () => {
    const named = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Team}-*' };
    const roleOf = (RoleName: string, trust: object, ...statements: readonly object[]) => ({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName,
        AssumeRolePolicyDocument: policy(trust),
        Policies: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
      },
    });
    const template = (pattern: unknown) => ({
      Parameters: { Team: { Type: 'String' } },
      Resources: {
        App: roleOf('app', trusting(LAMBDA), REACHES_CONNECT, allow('iam:CreateRole', pattern)),
        Ops: roleOf('ops', trusting(LAMBDA), allow('s3:GetObject')),
        Adm: roleOf(
          'adm',
          trusting({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': pattern } }),
          allow('*'),
        ),
      },
    });
    const found = (pattern: unknown) =>
      audit(defined(read('template.json', template(pattern)))).flatMap(({ subject }) =>
        subject?.startsWith('iam:CreateRole on') ? [subject] : [],
      );
    expect(found(named)).toEqual(['iam:CreateRole on adm']);
    expect(found({ 'Fn::GetAtt': ['Ops', 'Arn'] })).toEqual([]);
  });
});
