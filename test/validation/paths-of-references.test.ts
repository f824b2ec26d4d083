import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';

/** What is found about more access in a template. */
const found = (Resources: object, Parameters: object = {}) =>
  audit(read('template.json', { Parameters, Resources })!)
    .map(({ id, severity }) => `${id}: ${severity}`)
    .filter((one) => /escalation/.test(one));

const FATAL = ['escalation: fatal'];
const WARNING = ['limited-escalation: warning'];

const arn = (path: string) => ({ 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:${path}` });
const policyFor = (names: object, ...statements: object[]) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'P', ...names, PolicyDocument: connectHolder(...statements) },
});
const role = (properties: object) => ({ Type: 'AWS::IAM::Role', Properties: properties });
const writingRole = (properties: object, path: string) => ({
  R: role(properties),
  P: policyFor({ Roles: [{ Ref: 'R' }] }, allowing('iam:PutRolePolicy', arn(path))),
});

describe('a reference is the name of a principal without its path', () => {
  test.each([
    ['/app/', 'role/app/${R}', FATAL],
    ['/app/', 'role/*/${R}', FATAL],
    ['/', 'role/${R}', FATAL],
    ['/app/', 'role/${R}', WARNING],
    ['/app/', 'role/other/${R}', WARNING],
    ['/', 'role/app/${R}', WARNING],
  ])('a role in %s and %s', (Path, path, expected) => {
    expect(found(writingRole({ Path }, path))).toEqual(expected);
    expect(found(writingRole({ Path, RoleName: 'own' }, path))).toEqual(expected);
  });

  test.each([
    ['/app/', 'user/app/${U}', FATAL],
    ['/app/', 'user/${U}', WARNING],
  ])('a user in %s and %s', (Path, path, expected) => {
    const U = { Type: 'AWS::IAM::User', Properties: { Path } };
    const P = policyFor({ Users: [{ Ref: 'U' }] }, allowing('iam:PutUserPolicy', arn(path)));
    expect(found({ U, P })).toEqual(expected);
  });

  test.each([
    ['/app/', 'group/app/${G}', FATAL],
    ['/app/', 'group/${G}', WARNING],
  ])('a group in %s and %s', (Path, path, expected) => {
    const G = { Type: 'AWS::IAM::Group', Properties: { Path } };
    const U = { Type: 'AWS::IAM::User', Properties: { Groups: [{ Ref: 'G' }] } };
    const P = policyFor({ Groups: [{ Ref: 'G' }] }, allowing('iam:PutGroupPolicy', arn(path)));
    expect([...new Set(found({ G, U, P }))]).toEqual(expected);
  });

  test('a path that deployment chooses leaves a warning, and its default is the path', () => {
    const own = (path: string) => writingRole({ Path: { Ref: 'X' } }, path);
    expect(found(own('role/${R}'), { X: { Type: 'String' } })).toEqual(WARNING);
    const byDefault = (Default: string) => ({ X: { Type: 'String', Default } });
    expect(found(own('role${X}${R}'), byDefault('/app/'))).toEqual(FATAL);
    expect(found(own('role${X}${R}'), byDefault('/'))).toEqual(FATAL);
    expect(found(own('role/x${X}${R}'), byDefault('/app/'))).toEqual(WARNING);
  });
});

describe('the ARN of the caller has its path', () => {
  const key = (operator: string, path: string) => ({
    [operator]: { 'aws:PrincipalArn': arn(path) },
  });
  const own = (...statements: object[]) =>
    found({
      R: role({ Path: '/app/' }),
      P: policyFor({ Roles: [{ Ref: 'R' }] }, ...statements),
    });
  const PUT = allowing('iam:PutRolePolicy', '*');
  const allowed = (operator: string, path: string) =>
    own({ ...PUT, Condition: key(operator, path) });
  const denied = (operator: string, path: string) =>
    own(PUT, { ...allowing('iam:*'), Effect: 'Deny', Condition: key(operator, path) });

  test.each(['role/${R}', 'role/other/${R}', 'role/named'])('and is not %s', (path) => {
    expect(denied('ArnEquals', path)).toEqual(FATAL);
    expect(denied('ArnNotEquals', path)).toEqual([]);
    expect(allowed('ArnEquals', path)).toEqual([]);
    expect(allowed('ArnNotEquals', path)).toEqual(FATAL);
  });

  test.each(['role/app/${R}', 'role/*'])('and is %s', (path) => {
    expect(denied('ArnLike', path)).toEqual([]);
    expect(denied('ArnNotLike', path)).toEqual(FATAL);
    expect(allowed('ArnLike', path)).toEqual(FATAL);
    expect(allowed('ArnNotLike', path)).toEqual([]);
  });

  test('and may be what deployment chooses', () => {
    expect(denied('ArnEquals', 'role/${X}/${R}')).toEqual(WARNING);
    expect(allowed('ArnEquals', 'role/${X}/${R}')).toEqual(WARNING);
  });
});

test('a role of another path than that of a permission is not assumed', () => {
  const target = role({
    Path: '/app/',
    ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'AWS::AccountId' } },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  });
  const assuming = (path: string) =>
    found({
      Target: target,
      R: role({}),
      P: policyFor({ Roles: [{ Ref: 'R' }] }, allowing('sts:AssumeRole', arn(path))),
    });
  expect(assuming('role/app/${Target}')).toEqual(WARNING);
  expect(assuming('role/${Target}')).toEqual([]);
});
