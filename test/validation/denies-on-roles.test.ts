import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';
import { policy } from '../support/documents';

/* A deny of sts:AssumeRole keeps its holder from a role only if it is on the ARN of the role. */

const ACCOUNT = '111122223333';
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/Admin`;
const ASSUMES = allow('sts:AssumeRole', ADMIN);
const WRITES = allow('iam:PutRolePolicy', ADMIN);
const deny = (Resource: string, Action = 'sts:*') => ({ Effect: 'Deny', Action, Resource });
const trusting = (AWS: unknown) =>
  policy({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

const role = (RoleName: string, statements: readonly object[], more: object = {}) => ({
  RoleName,
  Path: '/',
  Arn: `arn:aws:iam::${ACCOUNT}:role/${RoleName}`,
  AssumeRolePolicyDocument: trusting(ROOT),
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  AttachedManagedPolicies: [],
  ...more,
});
const admin = (AWS = ROOT, statements: readonly object[] = [allow('*')]) =>
  role('Admin', statements, { AssumeRolePolicyDocument: trusting(AWS) });

const severities = (file: object) =>
  audit(read('file.json', file)!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);
const inAccount = (RoleDetailList: readonly object[], Policies: readonly object[] = []) =>
  severities({ UserDetailList: [], GroupDetailList: [], RoleDetailList, Policies });
const own = (...statements: readonly object[]) =>
  role('Own', [allow('connect:DescribeUser'), ...statements]);

const inTemplate = (...statements: readonly object[]) =>
  severities({
    Resources: {
      Own: templateRole('Own', {}, allow('connect:DescribeUser'), ...statements),
      Admin: templateRole('Admin', trusting({ 'Fn::Sub': ROOT }), allow('*')),
    },
  });
const templateRole = (name: string, trust: object, ...statements: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    AssumeRolePolicyDocument: trust,
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  },
});

describe('a deny on what a role is not closes no chain', () => {
  test.each([
    [`arn:aws-cn:iam::${ACCOUNT}:role/Admin`],
    [`arn:aws-cn:iam::${ACCOUNT}:role/A*`],
    ['arn:aws-us-gov:iam::*:role/*'],
    ['arn:aws-*:iam::*:*'],
    ['arn:aws-cn:*'],
    ['arn:aws:*:us-*:*:*'],
    ['arn:aws:*:?*:*:*'],
    ['arn:aws:*:us-*'],
    [`arn:aws:iam:us-east-1:${ACCOUNT}:role/Admin`],
  ])('%s', (resource) => {
    const inBoundary = {
      PermissionsBoundary: { PermissionsBoundaryArn: `arn:aws:iam::${ACCOUNT}:policy/B` },
    };
    const boundary = {
      PolicyName: 'B',
      Path: '/',
      Arn: `arn:aws:iam::${ACCOUNT}:policy/B`,
      PolicyVersionList: [
        { VersionId: 'v1', IsDefaultVersion: true, Document: policy(allow('*'), deny(resource)) },
      ],
    };
    const middle = role('Middle', [ASSUMES, deny(resource)]);
    const chain = own(allow('sts:AssumeRole', middle.Arn));
    expect(inAccount([own(ASSUMES, deny(resource)), admin()])).toEqual(['warning']);
    expect(inAccount([own(deny(resource)), admin(own().Arn)])).toEqual(['warning']);
    expect(inAccount([{ ...own(ASSUMES), ...inBoundary }, admin()], [boundary])).toEqual([
      'warning',
    ]);
    expect(inAccount([chain, middle, admin()])).toEqual(['warning', 'warning']);
    expect(inAccount([own(WRITES, ASSUMES, deny(resource)), admin(ROOT, [])])).toEqual(['fatal']);
    expect(inTemplate(ASSUMES, deny(resource))).toEqual(['warning']);
  });
});

describe('a deny on a role closes', () => {
  test.each([
    [ADMIN],
    ['arn:*'],
    ['arn:aws:*'],
    ['arn:aws:iam:*'],
    ['arn:*:iam::*:*'],
    ['arn:aws:*::*:*'],
    [`arn:*:${ACCOUNT}:*`],
  ])('%s', (resource) => {
    expect(inAccount([own(ASSUMES, deny(resource)), admin()])).toEqual([]);
    expect(inAccount([own(deny(resource)), admin(own().Arn)])).toEqual([]);
    expect(inTemplate(ASSUMES, deny(resource))).toEqual([]);
  });

  test('and one on all others than what the role is', () => {
    const others = (NotResource: string) => {
      const { Resource: _, ...rest } = deny('*');
      return inAccount([own(ASSUMES, { ...rest, NotResource }), admin()]);
    };
    expect(others(`arn:aws-cn:iam::${ACCOUNT}:role/Admin`)).toEqual([]);
    expect(others('arn:aws:*:us-*:*:*')).toEqual([]);
    expect(others(ADMIN)).toEqual(['warning']);
  });
});

test.each([
  [`arn:aws-cn:iam::${ACCOUNT}:role/Admin`],
  [`arn:aws:iam:us-east-1:${ACCOUNT}:role/Admin`],
])('an allow on %s is not on the role', (resource) => {
  expect(inAccount([own(allow('sts:AssumeRole', resource)), admin()])).toEqual([]);
});
