import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy as policyOf, roleWith } from '../support/documents';

const ARN = 'arn:aws:iam::111122223333:policy/bd';
const parameter = (Default?: string) => ({
  Parameters: { P: { Type: 'String', ...(Default !== undefined && { Default }) } },
});
const BOUNDARY = {
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    ManagedPolicyName: 'bd',
    PolicyDocument: policyOf(allow(['connect:DescribeUser', 'iam:*'])),
  },
};

const findings = (...templates: readonly object[]) =>
  audit(readTogether(templates.map((content, i) => ({ file: `${i}.json`, content }))))
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity }) => severity);

/** The role of a template with a policy that is its boundary, or that its condition requires. */
const having = (boundary: unknown) =>
  roleWith('P', connectHolder(), { PermissionsBoundary: boundary });
const requiring = (value: unknown, operator = 'StringEquals') =>
  roleWith(
    'P',
    connectHolder(
      allow('iam:CreateRole', '*', { [operator]: { 'iam:PermissionsBoundary': value } }),
    ),
  );
const template = (Role: object, more: object = {}) => ({
  Resources: { Boundary: BOUNDARY, Role },
  ...more,
});

describe('a policy that is only a boundary grants nothing', () => {
  test.each<[string, object]>([
    ['of a role, by a default', template(having({ Ref: 'P' }), parameter(ARN))],
    [
      'of a role, by a default in a name',
      template(
        having({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/${P}' }),
        parameter('bd'),
      ),
    ],
    [
      'of a role, under a condition',
      template(having({ 'Fn::If': ['Has', { Ref: 'P' }, { Ref: 'AWS::NoValue' }] }), {
        ...parameter(ARN),
        Conditions: { Has: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'P' }, ''] }] } },
      }),
    ],
    ['that a condition requires, by a default', template(requiring({ Ref: 'P' }), parameter(ARN))],
    [
      'that a condition requires in any account',
      template(requiring(ARN.replace('111122223333', '*'), 'ArnLike')),
    ],
    [
      'that a condition requires in the account of the caller',
      template(requiring(ARN.replace('111122223333', '${aws:PrincipalAccount}'), 'StringLike')),
    ],
  ])('%s', (_, content) => {
    expect(findings(content)).toEqual([]);
  });

  test('of a role of another template', () => {
    const other = { Resources: { Role: having({ Ref: 'P' }) }, ...parameter(ARN) };
    expect(findings({ Resources: { Boundary: BOUNDARY } }, other)).toEqual([]);
  });

  test('that a control policy requires in any account', () => {
    const Content = policyOf({
      ...allow('iam:CreateRole', '*', {
        StringNotLike: { 'iam:PermissionsBoundary': ARN.replace('111122223333', '*') },
      }),
      Effect: 'Deny',
    });
    const Scp = {
      Type: 'AWS::Organizations::Policy',
      Properties: { Name: 'S', Type: 'SERVICE_CONTROL_POLICY', Content },
    };
    expect(findings({ Resources: { Boundary: BOUNDARY, Scp } })).toEqual([]);
  });
});

describe('a policy is judged as one that may be attached', () => {
  test.each<[string, object]>([
    ['without a default', template(having({ Ref: 'P' }), parameter())],
    ['with another default', template(having({ Ref: 'P' }), parameter(`${ARN}-2`))],
    [
      'by a pattern of names',
      template(requiring('arn:aws:iam::111122223333:policy/*', 'StringLike')),
    ],
    ['in another condition', template(roleWith('P', connectHolder()), parameter(ARN))],
  ])('%s', (_, content) => {
    expect(findings(content)).toContain('fatal');
  });

  test('if a role has it too', () => {
    const Other = roleWith('P', policyOf(), { ManagedPolicyArns: [{ Ref: 'Boundary' }] });
    const content = template(having({ Ref: 'P' }), parameter(ARN));
    expect(findings({ ...content, Resources: { ...content.Resources, Other } })).toEqual(['fatal']);
  });

  test('if somebody has it by the details of an account', () => {
    const account = (AttachmentCount: number) => ({
      RoleDetailList: [
        {
          RoleName: 'App',
          Arn: 'arn:aws:iam::111122223333:role/App',
          AssumeRolePolicyDocument: policyOf(),
          RolePolicyList: [
            {
              PolicyName: 'P',
              PolicyDocument: connectHolder(
                allow('iam:CreateRole', '*', {
                  ArnLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/bd' },
                }),
              ),
            },
          ],
          AttachedManagedPolicies: [],
        },
      ],
      Policies: [
        {
          PolicyName: 'bd',
          Arn: ARN,
          Path: '/',
          DefaultVersionId: 'v1',
          AttachmentCount,
          PolicyVersionList: [
            {
              Document: BOUNDARY.Properties.PolicyDocument,
              VersionId: 'v1',
              IsDefaultVersion: true,
            },
          ],
        },
      ],
    });
    const severities = (count: number) =>
      audit(read('account.json', account(count))!)
        .filter(({ id }) => id === 'escalation')
        .map(({ severity }) => severity);
    expect(severities(0)).toEqual([]);
    expect(severities(1)).toEqual(['fatal']);
  });
});
