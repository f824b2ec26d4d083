import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { policyDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

/* Who writes permissions into a user, and makes credentials of it, acts as it with all of them. */

const IAM = 'arn:aws:iam::111122223333:';
const MANAGED = { AttachedManagedPolicies: [{ PolicyName: 'Q', PolicyArn: `${IAM}policy/Q` }] };
const on = (action: string, name = 'user/bob') => allow(action, `${IAM}${name}`);
const KEY = on('iam:CreateAccessKey');

/** The findings that are fatal on the user ann, beside whom is the user bob. */
const fatal = (own: readonly object[], bob: object = {}, denied: readonly object[] = []) =>
  audit(
    read('details.json', {
      UserDetailList: [
        userDetails('ann', connectHolder(...own), { Tags: [] }),
        userDetails('bob', policy(allow('s3:ListAllMyBuckets'), ...denied), bob),
      ],
      GroupDetailList: [
        {
          GroupName: 'team',
          Arn: `${IAM}group/team`,
          GroupPolicyList: [],
          AttachedManagedPolicies: [],
        },
      ],
      RoleDetailList: [],
      Policies: [policyDetails('Q', [allow('s3:*')])],
    })!,
  )
    .filter(({ severity }) => severity === 'fatal')
    .map(({ what }) => what.slice(what.indexOf(': ') + 2));

test.each(['CreateAccessKey', 'CreateLoginProfile', 'UpdateLoginProfile'])(
  'writes into a user, and has iam:%s',
  (action) => {
    expect(fatal([on('iam:PutUserPolicy'), on(`iam:${action}`)])).toEqual([
      'the holder writes any permission into a user as which it can act',
    ]);
  },
);

test.each([
  ['attaches', on('iam:AttachUserPolicy'), {}, 'attaches any policy to a user as which it can act'],
  [
    'writes into a group of the user',
    on('iam:PutGroupPolicy', 'group/team'),
    { GroupList: ['team'] },
    'writes any permission into a group of the user bob, as which it can act',
  ],
  [
    'writes into any group',
    allow('iam:PutGroupPolicy'),
    { GroupList: ['team'] },
    'writes any permission into a group of the user bob, as which it can act',
  ],
  [
    'rewrites a policy of the user',
    on('iam:CreatePolicyVersion', 'policy/Q'),
    MANAGED,
    'rewrites a managed policy of the user bob, as which it can act',
  ],
])('%s, and makes an access key', (_, statement, bob, does) => {
  expect(fatal([statement, KEY], bob)).toEqual([`the holder ${does}`]);
  const tagged = { StringEquals: { 'aws:ResourceTag/team': 'x' } };
  const others = { ...statement, Resource: '*', Condition: tagged };
  expect(fatal([others, KEY], bob)).toEqual([]);
  expect(fatal([others, statement, KEY], bob)).toEqual([`the holder ${does}`]);
  expect(fatal([statement], bob)).toEqual([]);
});

test.each([
  ['another user', on('iam:CreateAccessKey', 'user/carl'), {}, []],
  [
    'that user under a condition',
    { ...KEY, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } },
    {},
    [],
  ],
  ['a user with a boundary', KEY, BOUNDED(), []],
  ['a user whom a policy denies everything', KEY, {}, [deny('*')]],
])('but gains nothing for certain by credentials of %s', (_, statement, bob, denied) => {
  expect(fatal([on('iam:PutUserPolicy'), statement], bob, denied)).toEqual([]);
});

test('that only activates keys which are there', () => {
  expect(fatal([on('iam:PutUserPolicy'), on('iam:UpdateAccessKey')])).toEqual([]);
});

function BOUNDED() {
  return { PermissionsBoundary: { PermissionsBoundaryArn: `${IAM}policy/Q` } };
}
