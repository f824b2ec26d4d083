import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { deny } from '../support/documents';
import { bounded, IAM, managed, named, role, user } from '../support/listed-principals';

const PUT = 'iam:PutUserPolicy';
const RUN = 'lambda:UpdateFunctionCode';
const IN_G = { GroupList: ['G'] };
const NO_IAM = deny('iam:*', '*');
const group = (name: string, statements: readonly object[]) =>
  named('Group', name, [REACHES_CONNECT, ...statements]);

/** What is found about the group `G`, which allows something, with these users in the account. */
const found = (
  users: readonly object[],
  actions: readonly string[] = [PUT],
  groups: readonly object[] = [],
) => {
  const own = group(
    'G',
    actions.map((action) => allow(action)),
  );
  return audit(
    defined(
      read('details.json', {
        UserDetailList: users,
        GroupDetailList: [own, ...groups],
        RoleDetailList: [role('Admin', [allow('*')])],
        Policies: [managed('B', [allow('connect:*')])],
      }),
    ),
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.pointer[0] === 'GroupDetailList')
    .map(({ severity, what }) => `${severity}: ${what}`);
};

const WRITES = `${PUT} on *: the holder writes any permission into a user`;
const TRUST = 'iam:UpdateAssumeRolePolicy';
const LIMITED = 'but no member of the group surely gains by that now';

test.each([
  ['each member has a deny', [user('U', [NO_IAM], IN_G)]],
  ['each member has a boundary', [user('U', [], { ...IN_G, ...bounded('B') })]],
  ['another group denies it to each member', [user('U', [], { GroupList: ['G', 'Denying'] })]],
  ['it has no member', [user('U', [])]],
])('a way of a group is a warning if %s', (_, users) => {
  const denying = named('Group', 'Denying', [NO_IAM]);
  expect(found(users, [PUT], [denying])).toEqual([`warning: ${WRITES}, ${LIMITED}`]);
  expect(found(users, [TRUST], [denying])).toEqual([
    `warning: ${TRUST} on *: the holder takes any role by rewriting its trust policy, ${LIMITED}`,
  ]);
});

test.each([
  ['nothing is denied to a member', [user('U', [NO_IAM], IN_G), user('Free', [], IN_G)]],
  ['a member is allowed everything', [user('U', [allow('*')], IN_G)]],
  [
    'a member takes its deny off',
    [user('U', [deny(PUT, '*'), allow('iam:DeleteUserPolicy')], IN_G)],
  ],
  ['the details have no users', []],
])('a way of a group is fatal if %s', (_, users) => {
  expect(found(users)).toContain(`fatal: ${WRITES}`);
});

test('a way of a group gives no more than the most that a member has', () => {
  const users = [user('U', [deny(PUT, `${IAM}user/U`)], IN_G)];
  expect(found(users)).toEqual([`error: ${WRITES}`]);
});

test('each way is judged by itself', () => {
  const others = `${RUN} on *: the holder replaces the code of any Lambda function`;
  expect(found([user('U', [NO_IAM], IN_G)], [PUT, RUN])).toEqual([
    `error: ${others}`,
    `warning: ${WRITES}, ${LIMITED}`,
  ]);
  expect(found([user('U', [deny('lambda:*', '*')], IN_G)], [RUN])).toEqual([
    `warning: ${others}, ${LIMITED}`,
  ]);
});

test('groups with the same policies have other members', () => {
  const users = [user('U', [NO_IAM], IN_G), user('Free', [], { GroupList: ['Same'] })];
  expect(found(users, [PUT], [group('Same', [allow(PUT)])])).toEqual([
    `fatal: ${WRITES}`,
    `warning: ${WRITES}, ${LIMITED}`,
  ]);
});
