import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const REWRITE = 'iam:CreatePolicyVersion';
const arn = (name: string) => ({
  'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:policy/${name}`,
});

/** How severe it is that a role may rewrite all policies but some, one of which it has. */
const severityOf = (
  guard: object,
  statements: readonly object[],
  attached: unknown = { Ref: 'Guard' },
) => {
  const trust = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  return audit(
    read('template.json', {
      Parameters: {
        Stage: { Type: 'String' },
        Path: { Type: 'String' },
        Known: { Type: 'String', Default: '/app/' },
      },
      Resources: {
        Guard: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ...guard, PolicyDocument: policy(allow('s3:Get*')) },
        },
        Ops: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: policy({ Effect: 'Allow', ...trust }),
            ManagedPolicyArns: [attached],
            Policies: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT, ...statements) }],
          },
        },
      },
    })!,
  ).find(({ what }) => what.startsWith(REWRITE))?.severity;
};

/** How severe it is where a deny, or `NotResource`, leaves out a policy by its name. */
const without = (guard: object, name: string) => {
  const { Resource: _, ...rest } = allow(REWRITE);
  const deny = { Effect: 'Deny', Action: REWRITE, Resource: arn(name) };
  const denied = severityOf(guard, [allow(REWRITE), deny]);
  const left = severityOf(guard, [{ ...rest, NotResource: arn(name) }]);
  expect(left).toBe(denied);
  return denied;
};

const named = (name: string) => ({ ManagedPolicyName: { 'Fn::Sub': name } });

test.each<[string, object, string]>([
  ['the stack', named('${AWS::StackName}-guard'), '${AWS::StackName}-guard'],
  ['the Region', named('guard-${AWS::Region}'), 'guard-*'],
  ['a parameter', named('guard-${Stage}'), 'guard-${Stage}'],
  ['a parameter, by a pattern', named('guard-${Stage}'), 'guard-*'],
  ['a path', { Path: '/sec/' }, 'sec/*'],
  ['CloudFormation', {}, '${AWS::StackName}-Guard-*'],
])('a deny on the own policy counts, which has its name by %s', (_, guard, name) => {
  expect(without(guard, name)).toBe('error');
  expect(without(guard, `other-${name}`)).toBe('fatal');
});

test('a deny by a reference counts on the own policy, which is attached by its ARN', () => {
  const rewriting = (...denies: readonly object[]) =>
    severityOf(named('guard'), [allow(REWRITE), ...denies], arn('guard'));
  const deny = { Effect: 'Deny', Action: REWRITE, Resource: { Ref: 'Guard' } };
  expect(rewriting(deny)).toBe('error');
  expect(rewriting()).toBe('fatal');
});

test.each<[string, object, unknown, string]>([
  ['its name', named('guard'), arn('guard'), 'fatal'],
  ['its name and a path', { ...named('guard'), Path: '/sec/' }, arn('sec/guard'), 'fatal'],
  ['its name in an account', named('guard'), 'arn:aws:iam::111122223333:policy/guard', 'fatal'],
  ['a part of its name', named('guard-${Stage}'), arn('guard-${Stage}'), 'fatal'],
  ['another name', named('other'), arn('guard'), 'warning'],
  ['another path', named('guard'), arn('sec/guard'), 'warning'],
  ['a name that deployment may give it', named('guard-${Stage}'), arn('guard-prod'), 'warning'],
  ['a name that CloudFormation never gives it', {}, arn('guard'), 'warning'],
])('a role rewrites by a reference what is attached by %s', (_, guard, attached, severity) => {
  const rewrites = (name: string) => allow(REWRITE, { 'Fn::Sub': name });
  expect(severityOf(guard, [rewrites('${Guard}')], attached)).toBe(severity);
  expect(severityOf(guard, [rewrites('${Guard}*')], attached)).toBe(severity);
});

describe('a path that deployment chooses has its slashes:', () => {
  const inPath = (Path: unknown) => ({ Path, ManagedPolicyName: 'guard' });
  const sub = (path: string) => ({ 'Fn::Sub': `arn:aws:iam::*:policy${path}` });
  const severityIn = (Path: unknown, path: string) =>
    severityOf(inPath(Path), [
      allow(REWRITE),
      { Effect: 'Deny', Action: REWRITE, Resource: sub(path) },
    ]);

  test.each<[unknown, string]>([
    [{ Ref: 'Path' }, '${Path}guard'],
    [{ Ref: 'Path' }, '/*guard'],
    [{ 'Fn::Sub': '/app${Path}' }, '/app${Path}guard'],
    [{ 'Fn::Sub': '${Path}app/' }, '${Path}app/guard'],
    [{ 'Fn::Sub': '/${Stage}/' }, '/${Stage}/guard'],
    [{ Ref: 'Known' }, '${Known}guard'],
    [{ Ref: 'Known' }, '/app/guard'],
    [{ Ref: 'Path' }, '${Stage}guard'],
    [{ Ref: 'Path' }, '/app/guard'],
    [{ Ref: 'Path' }, '/guard'],
  ])('in %j, a deny on %s is on the own policy, or may be', (path, denied) => {
    expect(severityIn(path, denied)).toBe('error');
  });

  test.each<[unknown, string]>([
    [{ Ref: 'Path' }, '${Path}other'],
    [{ Ref: 'Path' }, '/${Path}guard'],
    [{ Ref: 'Path' }, '/${Path}/guard'],
    [{ 'Fn::Sub': '/${Stage}/' }, '${Stage}guard'],
    [{ 'Fn::Sub': '/${Stage}/' }, '/guard'],
    [{ 'Fn::Sub': '/app${Path}' }, '/app${Path}/guard'],
  ])('in %j, a deny on %s is on another', (path, denied) => {
    expect(severityIn(path, denied)).toBe('fatal');
  });

  test('all policies are in it', () => {
    expect(severityIn({ Ref: 'Path' }, '/*')).toBeUndefined();
    expect(severityOf(inPath({ Ref: 'Path' }), [allow(REWRITE, sub('/*'))])).toBe('fatal');
  });
});
