import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, REACHES_CONNECT } from '../support/connect-holder';

const IAM = 'arn:aws:iam::111122223333:';
const TRUST = allow('iam:UpdateAssumeRolePolicy');
const MAKES = ['iam:CreateRole', 'iam:PutRolePolicy'];
const MADE = allow(MAKES, `${IAM}role/x-*`);
const deny = (more: object) => ({ Effect: 'Deny', Resource: '*', ...more });
const NO_ROLE = deny({ Action: 'sts:AssumeRole' });
const ONLY = deny({
  NotAction: [REACHES_CONNECT.Action, TRUST.Action, ...MAKES],
});

/** How severe the ways of a user of an account with an administrator are. */
const found = (...statements: object[]) =>
  audit(
    read('account.json', {
      UserDetailList: [
        {
          UserName: 'own',
          Arn: `${IAM}user/own`,
          UserPolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
          AttachedManagedPolicies: [],
          Tags: [],
        },
      ],
      RoleDetailList: [
        {
          RoleName: 'admin',
          Arn: `${IAM}role/admin`,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          },
          RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(allow('*')) }],
          AttachedManagedPolicies: [],
          Tags: [],
        },
      ],
    })!,
  )
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity, what }) => `${severity}: ${what.replace(/^.*: the holder /, '')}`);

describe('who changes trusts, or makes roles, and may assume none', () => {
  test.each([
    ['denied to assume roles', NO_ROLE],
    ['denied all else', ONLY],
  ])('lets others in: %s', (_, denied) => {
    expect(found(TRUST, denied)).toEqual([
      'error: lets others take any role by rewriting its trust policy',
    ]);
    expect(found(MADE, denied)).toEqual([
      'error: creates a role that trusts others, and writes any permission into it',
    ]);
  });

  test.each([
    ['no deny', []],
    ['a deny of some roles', [deny({ Action: 'sts:AssumeRole', Resource: `${IAM}role/b` })]],
    [
      'a deny without MFA',
      [
        deny({
          Action: 'sts:AssumeRole',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        }),
      ],
    ],
    ['others as which it acts', [NO_ROLE, allow('iam:CreateAccessKey')]],
  ])('takes them itself with %s', (_, more) => {
    expect(found(TRUST, ...more)).toContain('fatal: takes any role by rewriting its trust policy');
  });
});

describe('who makes roles, and may assume none of those', () => {
  const denied = (...roles: string[]) =>
    deny({ Action: 'sts:AssumeRole', Resource: roles.map((role) => `${IAM}role/${role}`) });
  const allBut = (role: string) => ({
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    NotResource: role,
  });

  test.each([
    ['the same names', denied('x-*')],
    ['more names', denied('x*')],
    ['all but others', allBut(`${IAM}role/app/*`)],
  ])('lets others in: denied by %s', (_, denying) => {
    expect(found(MADE, denying)).toEqual([
      'error: creates a role that trusts others, and writes any permission into it',
    ]);
  });

  test.each([
    ['fewer names', denied('x-a*')],
    ['other names', denied('y-*')],
    ['all but some of them', allBut(`${IAM}role/x-a`)],
  ])('acts as one: denied by %s', (_, denying) => {
    expect(found(MADE, denying)).toContain(
      'fatal: creates a role that trusts it, and writes any permission into it',
    );
  });
});
