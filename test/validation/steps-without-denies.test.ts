import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const trustIn = (Principal: object, Action = 'sts:AssumeRole') =>
  policy({ Effect: 'Allow', Principal, Action });
const OWN_ACCOUNT = trustIn({ AWS: `${IAM}root` });
const LAMBDA = trustIn({ Service: 'lambda.amazonaws.com' });
const PROVIDER = trustIn({ Federated: `${IAM}saml-provider/idp` }, 'sts:AssumeRoleWithSAML');

const ASSUME = allow('sts:AssumeRole', `${IAM}role/Admin`);
const KEYS = allow('iam:CreateAccessKey', `${IAM}user/ann`);
const DENY = deny(['sts:AssumeRole', 'iam:CreateAccessKey']);
const deletes = (name = 'Dev') => allow('iam:DeleteRolePolicy', `${IAM}role/${name}`);
const named = (PolicyName: string, PolicyDocument: object) => ({ PolicyName, PolicyDocument });
const guarded = (document: object, guard: object = policy(DENY)) => ({
  RolePolicyList: [named('P', document), named('Guard', guard)],
});

/** What is found about more access in an account with a role Admin and a user. */
const found = (lists: object, trust: object = OWN_ACCOUNT) => {
  const { RoleDetailList = [], UserDetailList = [], ...others } = lists as Record<string, object[]>;
  const details = {
    GroupDetailList: [],
    Policies: [],
    ...others,
    UserDetailList: [...UserDetailList, userDetails('ann', policy(allow('*')))],
    RoleDetailList: [...RoleDetailList, roleDetails('Admin', trust, policy(allow('*')))],
  };
  return audit(read('details.json', details)!)
    .filter(({ id }) => id.endsWith('escalation'))
    .map(
      ({ severity, what }) => `${severity}: ${what.replace(/gets connect:.*? more/, 'gets all')}`,
    );
};

/** What is found about a role Dev with a deny of its own in an inline policy. */
const ofRole = (own: readonly object[], guard: readonly object[] = [DENY], trust?: object) => {
  const more = guarded(connectHolder(...own), policy(...guard));
  return found({ RoleDetailList: [roleDetails('Dev', PROVIDER, policy(), more)] }, trust);
};

const freed = (action: string, on = 'the role Admin', then = 'and so gets all') =>
  `warning: iam:DeleteRolePolicy${action} on ${on}: the holder takes a deny off itself, ${then}`;

describe('a holder takes a deny off itself', () => {
  test.each<[string, readonly object[], object, string]>([
    ['assumes a role', [ASSUME], OWN_ACCOUNT, ' and sts:AssumeRole'],
    ['assumes a role that names it', [], trustIn({ AWS: `${IAM}role/Dev` }), ' and sts:AssumeRole'],
    [
      'passes a role',
      [
        allow('iam:PassRole', `${IAM}role/Admin`),
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
      ],
      LAMBDA,
      ', lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole',
    ],
  ])('and then %s', (_, own, trust, actions) => {
    const guard = [deny(['sts:AssumeRole', 'lambda:*'])];
    expect(ofRole([...own, deletes()], guard, trust)).toEqual([freed(actions)]);
  });

  test('and then acts as a role that trusts what it controls', () => {
    const updates = allow('iam:UpdateSAMLProvider', `${IAM}saml-provider/idp`);
    expect(ofRole([updates, deletes()], [deny('iam:Update*')], PROVIDER)).toEqual([
      expect.stringMatching(
        /^warning: iam:DeleteRolePolicy and iam:UpdateSAMLProvider on .* off itself, and so acts as/,
      ),
    ]);
  });

  test('and then takes the access of a user by its name', () => {
    const on = `${IAM}user/ann`;
    expect(ofRole([KEYS, deletes()])).toEqual([
      freed(' and iam:CreateAccessKey', on, 'and then creates access keys for any user'),
    ]);
  });

  test('that keeps it from taking another one off', () => {
    const more = {
      ...guarded(connectHolder(ASSUME, deletes(), allow('iam:DetachRolePolicy', `${IAM}role/Dev`))),
      AttachedManagedPolicies: [{ PolicyName: 'Keep', PolicyArn: `${IAM}policy/Keep` }],
    };
    const RoleDetailList = [roleDetails('Dev', PROVIDER, policy(), more)];
    const Policies = [policyDetails('Keep', [deny('iam:DeleteRolePolicy')])];
    expect(found({ RoleDetailList, Policies })).toEqual([
      'warning: iam:DetachRolePolicy, iam:DeleteRolePolicy, and sts:AssumeRole on the role Admin: ' +
        'the holder takes a deny off itself, and so gets all',
    ]);
  });

  test('under a condition, which the finding says', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(ofRole([ASSUME, { ...deletes(), Condition }])).toEqual([
      freed(
        ' and sts:AssumeRole',
        'the role Admin',
        'if aws:SourceIp is in 203.0.113.0/24, and so gets all',
      ),
    ]);
  });

  test('by leaving a group', () => {
    const leaves = allow('iam:RemoveUserFromGroup', `${IAM}group/staff`);
    const bob = userDetails('bob', connectHolder(ASSUME, leaves), { GroupList: ['staff'] });
    const staff = {
      GroupName: 'staff',
      Arn: `${IAM}group/staff`,
      GroupPolicyList: [named('Guard', policy(DENY))],
      AttachedManagedPolicies: [],
    };
    expect(found({ UserDetailList: [bob], GroupDetailList: [staff] })).toEqual([
      'warning: iam:RemoveUserFromGroup and sts:AssumeRole on the role Admin: ' +
        'the holder takes a deny off itself, and so gets all',
    ]);
  });

  test('and others that act as it go on', () => {
    const first = connectHolder(allow('sts:AssumeRole', `${IAM}role/Dev`));
    const dev = roleDetails('Dev', OWN_ACCOUNT, policy(), guarded(policy(KEYS, deletes())));
    const RoleDetailList = [roleDetails('First', PROVIDER, first), dev];
    expect(found({ RoleDetailList }, LAMBDA)).toEqual([
      expect.stringMatching(/the holder takes a deny off itself, .* can take that of ann$/),
      'warning: sts:AssumeRole on the role Dev: the holder gets all, through the user ann',
    ]);
  });
});

test.each<[string, readonly object[], readonly object[]]>([
  ['it cannot take off', [ASSUME, KEYS], [DENY]],
  ['of the taking off', [ASSUME, KEYS, deletes()], [deny(['sts:*', 'iam:*'])]],
  ['of another role', [ASSUME, KEYS, deletes('Other')], [DENY]],
  ['with nothing behind it', [deletes()], [DENY]],
])('a deny %s still closes', (_, own, guard) => {
  expect(ofRole(own, guard)).toEqual([]);
});
