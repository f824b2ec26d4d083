import { ParsedFile, read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { stackInfo } from '../reader/read-access';
import { roleDetails } from '../support/accounts';
import { allow, policy } from '../support/documents';
import { Planned, planOf } from '../support/terraform';

/* The account of a plan is what its caller identity says, as that of a stack of an assembly. */

const [OWN, OTHER] = ['111122223333', '444455556666'];
const arnOf = (account: string, resource: string) => `arn:aws:iam::${account}:${resource}`;
const trusting = (...principals: readonly string[]) =>
  policy({ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' });

interface Role {
  readonly name: string;
  readonly trust: object;
  readonly access: object;
}

const WRITER: Role = {
  name: 'writer',
  trust: policy({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  access: policy(allow('connect:DescribeUser'), allow('sts:AssumeRole', arnOf(OWN, 'role/admin'))),
};
const ADMIN = (trust: object): Role => ({
  name: 'admin',
  trust,
  access: policy(allow(['connect:DescribeUser', 'iam:PutRolePolicy'])),
});

const inPlan = ({ name, trust, access }: Role): readonly Planned[] => [
  {
    type: 'aws_iam_role',
    name,
    values: { name, path: '/', assume_role_policy: JSON.stringify(trust) },
    unknown: { arn: true },
  },
  {
    type: 'aws_iam_role_policy',
    name,
    values: { name: 'p', role: name, policy: JSON.stringify(access) },
  },
];
const caller = (account_id?: string, more: Partial<Planned> = {}): Planned => ({
  type: 'aws_caller_identity',
  name: 'current',
  mode: 'data',
  isRead: true,
  values: { account_id },
  ...more,
});
const plan = (roles: readonly Role[], ...more: readonly Planned[]): ParsedFile => ({
  file: 'f.json',
  content: planOf([...roles.flatMap(inPlan), ...more]),
});
const stack = (roles: readonly Role[], account?: string): ParsedFile => ({
  file: 'f.json',
  content: {
    Resources: Object.fromEntries(
      roles.map(({ name, trust, access }) => [
        name,
        {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: name,
            Path: '/',
            AssumeRolePolicyDocument: trust,
            Policies: [{ PolicyName: 'p', PolicyDocument: access }],
          },
        },
      ]),
    ),
  },
  stack: stackInfo('f.json', {
    environment: account === undefined ? {} : { 'AWS::AccountId': account },
  }),
});

const found = (...files: readonly ParsedFile[]) =>
  audit(readTogether(files))
    .filter(({ id }) => id !== 'literal-partition')
    .map(({ id, severity, what }) => `${severity} ${id}: ${what}`)
    .sort();

describe.each([
  ['the own account', [arnOf(OWN, 'root')]],
  ['the number of the own account', [OWN]],
  ['another account', [arnOf(OTHER, 'root')]],
  ['both', [OWN, OTHER]],
  ['a role of the plan', [arnOf(OWN, 'role/writer')]],
  ['a role of its name in another account', [arnOf(OTHER, 'role/writer')]],
])('a role that trusts %s', (_, principals) => {
  const roles = [WRITER, ADMIN(trusting(...principals))];

  test('is judged as in a stack of the account', () => {
    expect(found(plan(roles, caller(OWN)))).toEqual(found(stack(roles, OWN)));
  });

  test('is judged as in a stack of no account, where nothing says the account', () => {
    expect(found(plan(roles))).toEqual(found(stack(roles)));
  });
});

const account = (...all: readonly Planned[]) =>
  read('f.json', planOf(all))?.principals.map(({ name, identity }) => [name, identity?.account]);
const roleOf = (name: string, more: Partial<Planned> = {}): Planned => ({
  type: 'aws_iam_role',
  name,
  values: { name },
  ...more,
});
const existing = (id: string) => ({ values: { name: 'a', arn: arnOf(id, 'role/a') } });
const TWO = { provider: 'aws.two' };
const IN_MODULE = { provider: 'module.m:aws', module: 'module.m' };

describe('the account of a role without an ARN', () => {
  test.each<[string, readonly Planned[], string | undefined]>([
    ['is that of the caller', [caller(OWN)], OWN],
    ['is that of another role', [roleOf('a', existing(OWN))], OWN],
    ['is the same by both', [roleOf('a', existing(OWN)), caller(OWN)], OWN],
    [
      'is not known by a caller that only applying knows',
      [caller(undefined, { isRead: undefined })],
      undefined,
    ],
    ['is not known where they differ', [roleOf('a', existing(OTHER)), caller(OWN)], undefined],
    ['is not that of the caller of an alias', [caller(OWN, TWO)], undefined],
    ['is not that of a role of an alias', [roleOf('a', { ...existing(OWN), ...TWO })], undefined],
    ['is not known beside access of an alias', [caller(OWN), roleOf('a', TWO)], undefined],
    [
      'is not known beside access of another provider',
      [caller(OWN), roleOf('a', IN_MODULE)],
      undefined,
    ],
    [
      'is known beside other resources of an alias',
      [caller(OWN), roleOf('a', { ...TWO, type: 'aws_s3_bucket' })],
      OWN,
    ],
    [
      'is the same in all providers',
      [caller(OWN), roleOf('a', IN_MODULE), caller(OWN, IN_MODULE)],
      OWN,
    ],
    [
      'is not known where providers differ',
      [caller(OWN), roleOf('a', IN_MODULE), caller(OTHER, IN_MODULE)],
      undefined,
    ],
    [
      'is not that of a policy of AWS',
      [
        caller(undefined),
        {
          type: 'aws_iam_policy',
          name: 'p',
          mode: 'data',
          isRead: true,
          values: { name: 'p', arn: 'arn:aws:iam::aws:policy/p' },
        },
      ],
      undefined,
    ],
  ])('%s', (_, others, expected) => {
    const all = account(roleOf('own'), ...others) ?? [];
    expect(all.filter(([name]) => name === 'own')).toEqual([['own', expected]]);
  });
});

test('a key that is not in the configuration may be of several providers', () => {
  const { configuration, ...rest } = planOf([roleOf('own'), caller(OWN)]);
  const old = { ...rest, configuration: { root_module: configuration.root_module } };
  expect(read('f.json', old)?.principals.map(({ identity }) => identity?.account)).toEqual([
    undefined,
  ]);
});

describe('a role that a plan only names', () => {
  const TRUST = WRITER.trust;
  const details = (id: string): ParsedFile => ({
    file: `${id}.json`,
    content: JSON.parse(
      JSON.stringify({
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: [roleDetails('ops', TRUST, policy(allow('a:A')))],
        Policies: [],
      }).replaceAll(OWN, id),
    ) as object,
  });
  const naming = (file: string, action: string, ...more: readonly Planned[]): ParsedFile => {
    const document = JSON.stringify(policy(allow(action)));
    const values = { name: action, role: 'ops', policy: document };
    return { file, content: planOf([{ type: 'aws_iam_role_policy', name: 'p', values }, ...more]) };
  };
  const holders = (...files: readonly ParsedFile[]) =>
    readTogether(files).principals.map(({ place: { file }, inline }) => [
      file,
      ...inline.flatMap(({ statements }) => statements.flatMap(({ actions }) => actions)),
    ]);

  test('is that of the details of its account', () => {
    const all = [details(OTHER), details(OWN)];
    const both = [
      [`${OTHER}.json`, 'a:A'],
      [`${OWN}.json`, 'a:A', 'b:B'],
    ];
    expect(holders(...all, naming('f.json', 'b:B', caller(OWN)))).toEqual(both);
    expect(holders(...all, naming('f.json', 'b:B'))).toEqual([
      [`${OTHER}.json`, 'a:A', 'b:B'],
      both[1],
    ]);
  });

  test('is not that of the details of another account', () => {
    expect(holders(details(OTHER), naming('f.json', 'b:B', caller(OWN)))).toEqual([
      [`${OTHER}.json`, 'a:A'],
      ['f.json', 'b:B'],
    ]);
  });

  test.each<[string, string | undefined, readonly string[][]]>([
    ['the same account', OWN, [['f.json', 'b:B', 'c:C']]],
    [
      'another account',
      OTHER,
      [
        ['f.json', 'b:B'],
        ['g.json', 'c:C'],
      ],
    ],
    ['an account that is not known', undefined, [['f.json', 'b:B', 'c:C']]],
  ])('by a plan of %s', (_, id, expected) => {
    const more = id === undefined ? [] : [caller(id)];
    const plans = [naming('f.json', 'b:B', caller(OWN)), naming('g.json', 'c:C', ...more)];
    expect(holders(...plans)).toEqual(expected);
  });
});
