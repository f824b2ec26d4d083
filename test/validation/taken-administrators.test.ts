import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { named, role, user } from '../support/listed-principals';

const deny = (action: string | readonly string[], more: object = {}) => ({
  ...allow(action),
  Effect: 'Deny',
  ...more,
});

const OTHER = 'arn:aws:iam::111122223333:group/Others';
const DENIES_OTHERS = {
  Effect: 'Deny',
  NotAction: ['iam:AddUserToGroup', 'connect:*'],
  Resource: '*',
};

/** How severe it is that the user Holder may take users, or join groups, of an account. */
const severityOf = (
  action: string,
  own: readonly object[],
  { users = [], groups = [] }: Partial<Record<'users' | 'groups', readonly object[]>>,
) =>
  audit(
    read('details.json', {
      UserDetailList: [user('Holder', [REACHES_CONNECT, allow(action), ...own]), ...users],
      GroupDetailList: groups,
      RoleDetailList: [role('Poor', [allow('s3:Get*')])],
      Policies: [],
    })!,
  ).find(({ what }) => what.startsWith(`${action} on *`))?.severity;

const taking = (others: readonly object[], own: readonly object[] = []) =>
  severityOf('iam:CreateAccessKey', own, { users: [user('Other', others)] });

describe('to take users is fatal only if one is an administrator without limits', () => {
  const Mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const Tag = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
  test.each([
    ['has every permission', [allow('*')], [], 'fatal'],
    ['is denied everything', [allow('*'), deny('*')], [], 'warning'],
    ['is denied something', [allow('*'), deny('iam:*')], [], 'error'],
    ['has it with MFA', [{ ...allow('*'), Condition: Mfa }], [], 'error'],
    ['has actions of Amazon Connect', [allow('connect:*')], [], 'error'],
    ['has those that the holder has on others', [allow('connect:*')], [allow('wisdom:*')], 'error'],
    ['is denied some of them', [allow('connect:*'), deny('connect:List*')], [], 'error'],
    ['may be denied them all', [allow('connect:*'), deny('*', { Condition: Tag })], [], 'error'],
    ['has them under a condition', [{ ...allow('connect:*'), Condition: Mfa }], [], 'error'],
    ['lacks the tag for them', [{ ...allow('connect:*'), Condition: Tag }], [], 'warning'],
  ])('where another one %s', (_, others, own, severity) => {
    expect(taking(others, own)).toBe(severity);
  });
});

describe('who joins a group of administrators keeps its own denies', () => {
  const Insecure = { Bool: { 'aws:SecureTransport': 'false' } };
  const writes = ['iam:Create*', 'iam:Put*', 'iam:Attach*', 'iam:Update*', 'iam:PassRole', 'sts:*'];
  test.each<[string, readonly object[], string]>([
    ['none', [], 'fatal'],
    ['of some actions', [deny('s3:DeleteBucket'), deny('connect:Delete*')], 'fatal'],
    ['of joining another group', [{ ...deny('iam:AddUserToGroup'), Resource: OTHER }], 'fatal'],
    ['that never apply', [deny('*', { Condition: Insecure })], 'fatal'],
    ['of every way but to join groups', [deny(writes), deny('iam:*Policy*')], 'error'],
    ['of all but some actions', [DENIES_OTHERS], 'error'],
  ])('%s', (_, own, severity) => {
    const groups = [named('Group', 'Admins', [allow('*')])];
    expect(severityOf('iam:AddUserToGroup', own, { groups })).toBe(severity);
  });
});

test('who puts another user into a group leaves its own denies behind', () => {
  const groups = [named('Group', 'Admins', [allow('*')])];
  const own = [allow('iam:AddUserToGroup'), deny('s3:DeleteBucket')];
  const users = [user('Other', [allow('s3:Get*')])];
  expect(severityOf('iam:CreateAccessKey', own, { users, groups })).toBe('fatal');
});
