import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { roleWith } from '../support/documents';

const managed = (Statement: readonly object[]) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: { Version: '2012-10-17', Statement } },
});

/** What is found about a role in a boundary whose conditions name a policy. */
const found = (its: readonly object[], boundary: readonly object[], named: readonly object[]) =>
  audit(
    read('template.json', {
      Resources: {
        Role: roleWith('P', connectHolder(...its), { PermissionsBoundary: { Ref: 'Boundary' } }),
        Boundary: managed([allow('connect:*'), ...boundary]),
        Named: managed(named),
      },
    })!,
  )
    .filter(({ id, what }) => id.endsWith('escalation') && what.includes('Named'))
    .map(({ id, what }) => `${id}: ${what}`);

const EVERYTHING = allow('*');
const named = (key: string, operator: string) => ({ [operator]: { [key]: { Ref: 'Named' } } });
const attaching = allow('iam:AttachRolePolicy', '*', named('iam:PolicyARN', 'ArnEquals'));
const MAKES = allow(['iam:CreateRole', 'iam:AttachRolePolicy']);

describe('a policy that a condition in the boundary names', () => {
  const isAttached =
    'escalation: iam:CreateRole and iam:AttachRolePolicy on *: the holder attaches the policy Named, and so writes any permission into a role';

  test.each([
    ['an allow', [allow('iam:CreateRole'), attaching]],
    [
      'a deny',
      [
        MAKES,
        {
          ...allow('iam:AttachRolePolicy', '*', named('iam:PolicyARN', 'ArnNotEquals')),
          Effect: 'Deny',
        },
      ],
    ],
  ])('is attached to a new role, which has no boundary: %s', (_, boundary) => {
    expect(found([MAKES], boundary, [EVERYTHING])).toEqual([isAttached]);
  });

  test('is the boundary that a role puts in place of its own', () => {
    const puts = named('iam:PermissionsBoundary', 'StringEquals');
    const boundary = [allow('iam:PutRolePermissionsBoundary', '*', puts)];
    expect(found([EVERYTHING], boundary, [EVERYTHING])).toEqual([
      'escalation: iam:PutRolePermissionsBoundary on *: the holder gives permissions within the boundary of the policy Named, and so writes any permission into a role',
    ]);
    expect(found([EVERYTHING], boundary, [allow('s3:*')])).toEqual([]);
  });

  test('gives nothing that it does not allow, and nothing that no policy grants', () => {
    const boundary = [allow('iam:CreateRole'), attaching];
    expect(found([MAKES], boundary, [allow('s3:GetObject')])).toEqual([]);
    expect(found([allow('iam:CreateRole')], boundary, [EVERYTHING])).toEqual([]);
    expect(found([MAKES], [attaching, allow('s3:*')], [allow('s3:*')])).toEqual([]);
  });
});

test('it is the boundary of a role that account details name', () => {
  const POLICY = 'arn:aws:iam::111122223333:policy/';
  const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
  const details = (PolicyName: string, Document: object) => ({
    PolicyName,
    Arn: `${POLICY}${PolicyName}`,
    Path: '/',
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ Document, VersionId: 'v1', IsDefaultVersion: true }],
  });
  const puts = (name: string) =>
    allow('iam:PutRolePermissionsBoundary', '*', {
      StringEquals: { 'iam:PermissionsBoundary': `${POLICY}${name}` },
    });
  const severities = (name: string) =>
    audit(
      read('account.json', {
        RoleDetailList: [
          {
            RoleName: 'App',
            Arn: 'arn:aws:iam::111122223333:role/App',
            AssumeRolePolicyDocument: document(),
            RolePolicyList: [{ PolicyName: 'P', PolicyDocument: document(EVERYTHING) }],
            AttachedManagedPolicies: [],
            PermissionsBoundary: {
              PermissionsBoundaryType: 'Policy',
              PermissionsBoundaryArn: `${POLICY}B`,
            },
          },
        ],
        Policies: [
          details('B', document(allow('connect:*'), puts(name))),
          details('Wide', document(EVERYTHING)),
          details('Narrow', document(allow('s3:*'))),
        ],
      })!,
    )
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity }) => severity);
  expect(severities('Wide')).toEqual(['fatal']);
  expect(severities('Narrow')).toEqual([]);
});
