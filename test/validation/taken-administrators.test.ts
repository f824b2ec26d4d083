import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { named, role, user } from '../support/listed-principals';

const deny = (action: string, more: object = {}) => ({ ...allow(action), Effect: 'Deny', ...more });

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

test('who joins a group keeps its own denies', () => {
  const joining = (own: readonly object[]) =>
    severityOf('iam:AddUserToGroup', own, {
      groups: [named('Group', 'Admins', [allow('*')])],
    });
  expect(joining([])).toBe('fatal');
  expect(joining([allow('connect:*'), deny('connect:Delete*')])).toBe('error');
});
