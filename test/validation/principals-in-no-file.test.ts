import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allow, deny, policy } from '../support/documents';

const ACCOUNT = '111122223333';
const CONNECT = allow('connect:DescribeUser');
const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const arn = (path: string) => `arn:aws:iam::${ACCOUNT}:${path}`;
const of = (names: object, ...statements: object[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyName: JSON.stringify(statements).replace(/\W/g, ''),
    PolicyDocument: policy(...statements),
    ...names,
  },
});
const ops = (...statements: object[]) => of({ Roles: ['ops'] }, ...statements);
const trusting = (Principal: object, Condition?: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    ManagedPolicyArns: [ADMIN],
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal,
      Action: 'sts:AssumeRole',
      ...(Condition && { Condition }),
    }),
  },
});

const PARAMETERS = {
  N: { Type: 'String', Default: 'ops' },
  Open: { Type: 'String' },
  Arn: { Type: 'String' },
  Known: { Type: 'String', Default: arn('role/team/ops') },
};

/** What is said of ways to more access in some templates, each with its resources. */
const found = (...files: readonly object[]) =>
  audit(
    readTogether(
      files.map((Resources, i) => ({
        file: `${i}.json`,
        content: { Parameters: PARAMETERS, Resources },
      })),
    ),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const PUT = 'iam:PutRolePolicy on *: the holder writes any permission into a role';

describe('what two templates give to a role in no file is judged together', () => {
  const put = ops(allow('iam:PutRolePolicy'));
  test('what they allow', () => {
    expect(found({ P: ops(CONNECT) }, { Q: put })).toEqual([`fatal: ${PUT}`]);
    expect(
      found({ P: ops(CONNECT) }, { Q: of({ Roles: ['dev'] }, allow('ssm:SendCommand')) }),
    ).toEqual([]);
  });
  test('what they deny', () => {
    const both = { P: ops(CONNECT, allow('iam:PutRolePolicy')) };
    expect(found(both, { Q: ops(deny('iam:*')) })).toEqual([]);
    expect(found(both, { Q: of({ Users: ['ops'] }, deny('iam:*')) })).toEqual([`fatal: ${PUT}`]);
  });
  test('what a default denies, which may be another role', () =>
    expect(
      found({
        P: ops(CONNECT, allow('iam:PutRolePolicy')),
        Q: of({ Roles: [{ Ref: 'N' }] }, deny('iam:*')),
      }),
    ).toEqual([
      `warning: ${PUT.replace(': ', ', if the parameter N does not have its default: ')}`,
    ]));
  test('what a group of a user gives', () =>
    expect(
      found(
        { P: of({ Groups: ['g'] }, CONNECT) },
        { Q: of({ Groups: ['g'] }, allow('iam:PutGroupPolicy')) },
        { U: { Type: 'AWS::IAM::User', Properties: { UserName: 'ann', Groups: ['g'] } } },
      ),
    ).toEqual(['fatal: iam:PutGroupPolicy on *: the holder writes any permission into a group']));
});

const GETS = 'which gets connect:AdminGetEmergencyAccessToken';
const trusts = (who: string) => `the role Adm trusts ${who}, ${GETS}`;
const trusted = (holder: object, ...trust: Parameters<typeof trusting>) =>
  found({ P: holder, Adm: trusting(...trust) })
    .filter((one) => one.includes('trusts'))
    .map((one) => one.replace(/, connect:AssociateSecurityProfiles.*$/, ''));

describe('a role that trusts a principal in no file', () => {
  test.each([
    ['by its name', ops(CONNECT), 'role/ops', 'the role ops'],
    [
      'by its name in some path',
      ops(CONNECT),
      'role/team/ops',
      `${arn('role/team/ops')}, if that is the role ops`,
    ],
    [
      'by the name of a user in some path',
      of({ Users: ['ann'] }, CONNECT),
      'user/eng/ann',
      `${arn('user/eng/ann')}, if that is the user ann`,
    ],
  ])('%s', (_, holder, path, who) =>
    expect(trusted(holder, { AWS: arn(path) })).toEqual([`warning: ${trusts(who)}`]),
  );
  test.each([
    ['another name', 'role/team/dev'],
    ['another kind', 'user/team/ops'],
    ['a path of AWS', 'role/aws-reserved/ops'],
    ['a name that ends so', 'role/team/devops'],
  ])('not by %s', (_, path) => expect(trusted(ops(CONNECT), { AWS: arn(path) })).toEqual([]));
  test('not by another path than a function says', () => {
    const F = { Type: 'AWS::Lambda::Function', Properties: { Role: arn('role/x/ops') } };
    const by = (path: string) =>
      found({ P: ops(CONNECT), F, Adm: trusting({ AWS: arn(path) }) }).length;
    expect([by('role/x/ops'), by('role/team/ops')]).toEqual([1, 0]);
  });
  test.each([
    ['its name in a path', 'role/team/ops', 1],
    ['all names in a path', 'role/team/*', 1],
    ['other names', 'role/app-*', 0],
    ['permission sets', 'role/aws-reserved/sso.amazonaws.com/*', 0],
  ])('by a condition on %s', (_, path, count) =>
    expect(
      trusted(ops(CONNECT), { AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': arn(path) } }),
    ).toHaveLength(count),
  );

  const sub = (text: string) => ({ 'Fn::Sub': text });
  const named = (name: object) => of({ Roles: [name] }, CONNECT);
  const partOf = (whole: object) => ({
    'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::Select': [5, { 'Fn::Split': [':', whole] }] }] }],
  });
  const [N, OPEN, ARN, KNOWN] = ['N', 'Open', 'Arn', 'Known'].map((Ref) => ({ Ref }));
  const IMPORT = { 'Fn::ImportValue': 'x' };
  const roleOf = (name: string) => sub(arn(`role/\${${name}}`));
  test.each<[string, object, object, string]>([
    ['a parameter with a default', N, roleOf('N'), '${N}'],
    ['the default of its parameter', N, { Ref: 'Known' }, '${N}'],
    ['a parameter', OPEN, roleOf('Open'), '${Open}'],
    ['another parameter, perhaps', OPEN, roleOf('Arn'), '${Open}'],
    ['an import', IMPORT, { 'Fn::Join': ['', [arn('role/'), IMPORT]] }, '${Import x}'],
    ['the ARN with its name', partOf(ARN), ARN, '${Arn}'],
    ['an import with its name', partOf(IMPORT), IMPORT, '${Import x}'],
    ['an ARN by default', partOf(KNOWN), KNOWN, '${Known}'],
  ])('by %s', (_, name, AWS, who) => {
    const [finding, ...others] = trusted(named(name), { AWS });
    expect(finding).toContain(`the role ${who}, ${GETS}`);
    expect(others).toEqual([]);
  });
  test.each<[string, object, object]>([
    ['the ARN in another import', partOf(IMPORT), { 'Fn::ImportValue': 'y' }],
    ['another name than the default', N, sub(arn('role/dev'))],
  ])('not by %s', (_, name, AWS) => expect(trusted(named(name), { AWS })).toEqual([]));
});

describe('a principal in no file acts on itself', () => {
  const itself = (Roles: object[], resource: unknown) =>
    found({ P: of({ Roles }, CONNECT, allow('iam:PutRolePolicy', resource as string)) }).map(
      (one) => one.split(':')[0],
    );
  test('by its own name', () => {
    const own = { 'Fn::Sub': arn('role/${Open}') };
    expect(itself([{ Ref: 'Open' }], own)).toEqual(['fatal']);
    expect(itself([{ Ref: 'Arn' }], own)).toEqual(['warning']);
  });
  test('perhaps in a path', () =>
    expect(itself(['ops'] as never, arn('role/team/ops'))).toEqual(['warning']));

  test('under a deny on a path that it perhaps has', () => {
    const denied = (path: string) =>
      found({ P: ops(CONNECT, allow('iam:PutRolePolicy'), deny('iam:*', arn(path))) }).map(
        (one) => one.split(':')[0],
      );
    expect(denied('role/team/*')).toEqual(['error']);
    expect(denied('role/team/ops')).toEqual(['error']);
    expect(denied('role/team/dev')).toEqual(['fatal']);
  });

  const unless = (operator: string, path: string) =>
    found({
      P: ops(CONNECT, allow('iam:PutRolePolicy'), {
        ...deny('iam:*'),
        Condition: { [operator]: { 'aws:PrincipalArn': arn(path) } },
      }),
    }).map((one) => one.split(':')[0]);
  test('under a deny on its own ARN, whose path is not known', () => {
    expect(unless('ArnLike', 'role/team/*')).toEqual(['warning']);
    expect(unless('ArnNotLike', 'role/team/*')).toEqual(['warning']);
    expect(unless('ArnEquals', 'role/team/ops')).toEqual(['warning']);
    expect(unless('ArnEquals', 'role/ops')).toEqual([]);
    expect(unless('ArnEquals', 'role/team/dev')).toEqual(['fatal']);
    expect(unless('ArnNotEquals', 'role/team/dev')).toEqual([]);
  });
});

test('a function with a role in no file gives what that role has, perhaps in another stack', () => {
  const F = {
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: 'f', Role: { 'Fn::Sub': arn('role/${Open}') } },
  };
  const admin = of({ Roles: [{ Ref: 'Open' }] }, allow('*'));
  const code = allow('lambda:UpdateFunctionCode', `arn:aws:lambda:*:${ACCOUNT}:function:f`);
  const P = ops(CONNECT, code);
  const acts = (...files: object[]) => found(...files).filter((one) => one.includes('acts as'));
  expect(acts({ F, admin, P })).toEqual([expect.stringContaining('the role ${Open}')]);
  expect(acts({ F, P }, { admin })).toEqual([expect.stringContaining('if its role is ${Open}:')]);
});
