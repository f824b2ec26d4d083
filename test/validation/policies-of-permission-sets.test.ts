import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

/* A permission set names policies by names and paths, in each account to which it is assigned. */

const REWRITE = 'iam:CreatePolicyVersion';
const sub = (text: string) => ({ 'Fn::Sub': text });
const policyNamed = (name: string) => sub(`arn:aws:iam::*:policy/${name}`);
const reference = (Name: unknown, Path?: unknown) => ({
  Name,
  ...(Path !== undefined && { Path }),
});
const TEAM = reference('Team');
const IN_PATH = reference('Team', '/app/');

const Parameters = {
  Name: { Type: 'String' },
  Known: { Type: 'String', Default: 'Team' },
  Path: { Type: 'String', Default: '/app/' },
  OfAws: { Type: 'String', Default: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  All: { Type: 'CommaDelimitedList' },
};

/** How severe it is what a permission set with some policies may rewrite. */
const severityOf = (references: unknown, statements: readonly object[], more: object = {}) => {
  const Set = {
    Type: 'AWS::SSO::PermissionSet',
    Properties: {
      Name: 'set',
      InstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890123456',
      InlinePolicy: connectHolder(...statements),
      CustomerManagedPolicyReferences: references,
      ...more,
    },
  };
  return audit(read('template.json', { Parameters, Resources: { Set } })!).find(({ what }) =>
    what.startsWith(REWRITE),
  )?.severity;
};

const denied = (Resource: unknown) => ({ Effect: 'Deny', Action: REWRITE, Resource });
const allowed = (Resource: unknown) => ({ ...allow(REWRITE), Resource });

/** How severe it is where a deny, or `NotResource`, leaves out policies. */
const without = (references: readonly object[], Resource: unknown) => {
  const { Resource: _, ...rest } = allow(REWRITE);
  const severity = severityOf(references, [allow(REWRITE), denied(Resource)]);
  expect(severityOf(references, [{ ...rest, NotResource: Resource }])).toBe(severity);
  return severity;
};

describe('a deny on its policies is an error:', () => {
  test.each<[string, object[], unknown]>([
    ['by the name', [TEAM], policyNamed('Team')],
    ['by a pattern', [TEAM], policyNamed('T*')],
    ['by the name and the path', [IN_PATH], policyNamed('app/Team')],
    ['by the path', [IN_PATH], policyNamed('app/*')],
    ['by the default of the name', [reference({ Ref: 'Known' })], policyNamed('Team')],
    ['by the default of the path', [reference('Team', { Ref: 'Path' })], policyNamed('app/Team')],
    [
      'by a parameter of the path',
      [reference('Team', { Ref: 'Name' })],
      sub('arn:aws:iam::*:policy${Name}Team'),
    ],
    ['perhaps, by a parameter', [reference({ Ref: 'Name' })], policyNamed('Team')],
    ['on all', [TEAM, reference('Two')], [policyNamed('Team'), policyNamed('Two')]],
  ])('%s', (_, references, resource) => {
    expect(without(references, resource)).toBe('error');
  });
});

describe('a deny on others leaves it fatal:', () => {
  test.each<[string, object[], unknown]>([
    ['another name', [TEAM], policyNamed('Other')],
    ['no path', [IN_PATH], policyNamed('Team')],
    ['another default', [reference({ Ref: 'Known' })], policyNamed('Other')],
    ['a path in slashes', [reference('Team', { Ref: 'Name' })], policyNamed('${Name}/Team')],
    ['only one of its policies', [TEAM, reference('Two')], policyNamed('Team')],
  ])('%s', (_, references, resource) => {
    expect(without(references, resource)).toBe('fatal');
  });
});

test.each<[string, string, object, unknown]>([
  ['fatal', 'its policy', TEAM, policyNamed('Team')],
  ['fatal', 'its policy in an account', TEAM, 'arn:aws:iam::111122223333:policy/Team'],
  ['fatal', 'its policy and others', TEAM, policyNamed('T*')],
  ['fatal', 'its policy in a path', IN_PATH, policyNamed('app/Team')],
  ['fatal', 'its policy in any path', IN_PATH, policyNamed('*/Team')],
  ['fatal', 'its policy by a parameter', reference({ Ref: 'Name' }), policyNamed('${Name}')],
  ['fatal', 'its policy by a part', reference(sub('app-${Name}')), policyNamed('app-*')],
  ['fatal', 'its policy by a default', reference({ Ref: 'Known' }), policyNamed('Team')],
  ['warning', 'another policy', TEAM, policyNamed('Other')],
  ['warning', 'a policy without its path', IN_PATH, policyNamed('Team')],
  ['warning', 'a policy in a path', TEAM, policyNamed('app/Team')],
])('it is %s that a permission set rewrites %s', (severity, _, one, resource) => {
  expect(severityOf([one], [allowed(resource)])).toBe(severity);
  expect(severityOf([one], [allowed(resource), deny('s3:*', 'arn:aws:s3:::logs')])).toBe(severity);
});

describe('a policy of AWS is not one that a permission set rewrites:', () => {
  const REWRITES = [allow(REWRITE)];

  test.each<[string, unknown]>([
    ['by its ARN', ['arn:aws:iam::aws:policy/ReadOnlyAccess']],
    ['by a parameter', [{ Ref: 'Name' }]],
    ['by parameters', [sub('${Name}-${Known}')]],
    ['by a default', [{ Ref: 'OfAws' }]],
    ['in a list', { Ref: 'All' }],
    ['that deployment chooses', [{ 'Fn::If': ['C', { Ref: 'Name' }, { Ref: 'OfAws' }] }]],
  ])('%s', (_, ManagedPolicies) => {
    expect(severityOf([], REWRITES, { ManagedPolicies })).toBe('error');
    expect(severityOf([TEAM], REWRITES, { ManagedPolicies })).toBe('fatal');
  });

  test('as its boundary', () => {
    const bounded = (PermissionsBoundary: object) =>
      severityOf([], REWRITES, { PermissionsBoundary });
    expect(bounded({ ManagedPolicyArn: { Ref: 'Name' } })).toBe('warning');
    expect(bounded({ CustomerManagedPolicyReference: TEAM })).toBe('warning');
  });
});

test.each<[string, unknown]>([
  ['a name', [reference({ Ref: 'Name' })]],
  ['a reference', [{ Ref: 'Name' }]],
  ['a list', { Ref: 'All' }],
])('it is fatal that a permission set rewrites those of which deployment knows %s', (_, all) => {
  expect(severityOf(all, [allow(REWRITE)])).toBe('fatal');
});

test('an account may lack the policy that a permission set names', () => {
  const team = 'arn:aws:iam::111122223333:policy/Team';
  const attach = allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': team } });
  const PolicyDocument = connectHolder(attach, allow('iam:CreatePolicy', team));
  const trust = { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const Role = {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({ Effect: 'Allow', ...trust }),
      Policies: [{ PolicyName: 'P', PolicyDocument }],
    },
  };
  const Set = {
    Type: 'AWS::SSO::PermissionSet',
    Properties: { Name: 'set', CustomerManagedPolicyReferences: [TEAM] },
  };
  const found = (Resources: object) =>
    audit(read('template.json', { Resources })!)
      .filter(({ place }) => place.logicalId === 'Role')
      .map(({ severity, what }) => `${severity}: ${what}`);
  expect(found({ Role })).toEqual([
    expect.stringContaining('iam:AttachRolePolicy on *: the holder attaches'),
  ]);
  expect(found({ Role, Set })).toEqual(found({ Role }));
});
