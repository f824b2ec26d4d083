import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const FIXED = `${IAM}role/Fixed`;
const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
const OWN = `${IAM}policy/Own`;
const PROFILE = `${IAM}instance-profile/Fixed`;
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const TRUST = policy({ Effect: 'Allow', Principal: LAMBDA, Action: 'sts:AssumeRole' });
const MAKES = allow(['iam:CreateRole', 'iam:DeleteRole', 'iam:PutRolePolicy'], FIXED);
const FATAL =
  `fatal: iam:CreateRole and iam:PutRolePolicy on ${FIXED}: the holder creates a role that trusts it, ` +
  'and writes any permission into it';
/** What remains where nothing is made with the name. */
const BY_NAME = `warning: iam:PutRolePolicy on ${FIXED}: the holder writes any permission into a role`;

const found = (content: object) =>
  audit(read('file.json', content)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

/** The findings in an account with a role, and a holder of some statements. */
const withRole = (role: object, ...statements: readonly object[]) =>
  found({
    RoleDetailList: [
      roleDetails('Dev', TRUST, connectHolder(MAKES, ...statements)),
      { ...roleDetails('Fixed', TRUST, policy(), { RolePolicyList: [] }), ...role },
    ],
  });

const attached = (...arns: readonly string[]) => ({
  AttachedManagedPolicies: arns.map((PolicyArn) => ({
    PolicyName: PolicyArn.split('/').pop(),
    PolicyArn,
  })),
});
const INLINE = {
  RolePolicyList: [{ PolicyName: 'P', PolicyDocument: policy(allow('s3:GetObject')) }],
};
const IN_PROFILE = { InstanceProfileList: [{ Arn: PROFILE }] };
const detaches = (resource: string, arn?: string) =>
  allow('iam:DetachRolePolicy', resource, arn ? { ArnEquals: { 'iam:PolicyARN': arn } } : {});
const empties = (profile: string) => allow('iam:RemoveRoleFromInstanceProfile', profile);
const PROTECTED = { Tags: [{ Key: 'protected', Value: 'yes' }] };
const keepsProtected = {
  Effect: 'Deny',
  Action: 'iam:DeleteRole',
  Resource: '*',
  Condition: { StringEquals: { 'aws:ResourceTag/protected': 'yes' } },
};

describe('a role that the holder deletes and creates again', () => {
  test.each<[string, object, readonly object[]]>([
    ['nothing', {}, []],
    ['an inline policy', INLINE, [allow('iam:DeleteRolePolicy', FIXED)]],
    ['a managed policy', attached(BASIC), [detaches(FIXED)]],
    ['one that it may detach by its ARN', attached(BASIC), [detaches('*', BASIC)]],
    ['an instance profile', IN_PROFILE, [empties(PROFILE)]],
    ['other tags than it may not delete', { Tags: [] }, [keepsProtected]],
  ])('has %s', (_, role, statements) => {
    expect(withRole(role, ...statements)).toEqual([FATAL]);
  });

  test.each<[string, object, readonly object[]]>([
    ['an inline policy', INLINE, [allow('iam:DeleteRolePolicy', `${FIXED}2`)]],
    ['an inline policy, and detaches others', INLINE, [detaches('*')]],
    ['a managed policy', attached(BASIC), [detaches(`${FIXED}2`)]],
    ['another policy than it may detach', attached(BASIC), [detaches('*', OWN)]],
    ['one of two policies', attached(BASIC, OWN), [detaches('*', BASIC)]],
    [
      'a policy that it is denied to detach',
      attached(BASIC),
      [detaches('*'), { ...detaches(FIXED), Effect: 'Deny' }],
    ],
    ['an instance profile', IN_PROFILE, [empties(`${PROFILE}2`)]],
    ['a tag', PROTECTED, [keepsProtected]],
  ])('is not one whose %s it may not remove', (_, role, statements) => {
    expect(withRole(role, ...statements)).toContain(BY_NAME);
    expect(withRole(role, ...statements)).not.toContain(FATAL);
  });

  test('is a warning where a condition decides if it may delete it', () => {
    const inVpc = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    const one = allow('iam:DetachRolePolicy', FIXED, inVpc);
    expect(withRole(attached(BASIC), one)).toEqual([
      expect.stringMatching(/^warning: .*, if a condition lets it delete the role with that name/),
    ]);
  });

  test('is not the role of the holder', () => {
    const document = connectHolder(MAKES, allow('iam:DeleteRolePolicy', FIXED));
    const boundary = {
      ...policyDetails('Boundary', document.Statement),
      PermissionsBoundaryUsageCount: 1,
    };
    const bounded = {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: boundary.Arn,
      },
    };
    const account = (name: string) => ({
      RoleDetailList: [
        roleDetails(name, TRUST, document, bounded),
        roleDetails('Fixed2', TRUST, policy()),
      ],
      Policies: [boundary],
    });
    const making = (name: string) =>
      found(account(name)).filter((what) => what.includes('creates a role'));
    expect(making('Fixed')).toEqual([]);
    expect(making('Dev')).toHaveLength(1);
  });

  test('may have another account', () => {
    const content = {
      RoleDetailList: [
        roleDetails(
          'Dev',
          TRUST,
          connectHolder(
            allow(['iam:CreateRole', 'iam:PutRolePolicy'], ['arn:aws:iam::*:role/Fixed']),
          ),
        ),
        { ...roleDetails('Fixed', TRUST, policy()), Arn: 'arn:aws:iam::444455556666:role/Fixed' },
      ],
    };
    expect(found(content)).toEqual([expect.stringMatching(/^fatal: .*creates a role/)]);
  });
});

describe('a role of a template', () => {
  const template = (role: object, more: object, ...statements: readonly object[]) =>
    found({
      Parameters: { Stage: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        Holder: roleWith('P', connectHolder(MAKES, ...statements)),
        Fixed: roleWith('P', policy(), { RoleName: 'Fixed', Policies: [], ...role }),
        ...more,
      },
    });
  const inline = (more: object = {}) => ({
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: 'P',
        PolicyDocument: policy(allow('s3:GetObject')),
        Roles: [{ Ref: 'Fixed' }],
      },
      ...more,
    },
  });
  const managed = { ManagedPolicyArns: [BASIC] };

  test.each<[string, object, object, readonly object[]]>([
    ['nothing', {}, {}, []],
    ['a policy by its name', managed, {}, [detaches(FIXED)]],
    ['a policy', {}, inline(), [allow('iam:DeleteRolePolicy', FIXED)]],
    [
      'a policy by a reference',
      {},
      inline(),
      [allow('iam:DeleteRolePolicy', { 'Fn::GetAtt': ['Fixed', 'Arn'] })],
    ],
  ])('may be deleted with %s', (_, role, more, statements) => {
    expect(template(role, more, ...statements)).toEqual([FATAL]);
  });

  test('may be deleted where a template condition gives it no policy', () => {
    const warning = FATAL.replace('fatal', 'warning');
    expect(template({}, inline({ Condition: 'IsProd' }))).toEqual([
      `${warning}, if the condition IsProd of the template does not hold`,
    ]);
  });

  test.each<[string, object, object, readonly object[]]>([
    ['managed', managed, {}, [allow('iam:DeleteRolePolicy', FIXED)]],
    ['inline', {}, inline(), [detaches(FIXED)]],
  ])('may not be deleted with a policy that is %s', (_, role, more, statements) => {
    expect(template(role, more, ...statements)).toEqual([BY_NAME]);
  });
});
