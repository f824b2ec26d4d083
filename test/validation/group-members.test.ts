import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { IAM, named, role, user } from '../support/listed-principals';

const JOINS = 'iam:AddUserToGroup';
const POOR = [allow('s3:Get*')];
const PASSES = allow('iam:PassRole');
const RUNS = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);

/** How severe it is that the user Holder may join the groups of the account. */
const severityOf = (
  own: readonly object[],
  groups: readonly (readonly object[])[],
  others: readonly object[] = [],
  action = JOINS,
) =>
  audit(
    read('details.json', {
      UserDetailList: [user('Holder', [REACHES_CONNECT, allow(JOINS), ...own]), ...others],
      GroupDetailList: groups.map((statements, i) => named('Group', `G${i}`, statements)),
      RoleDetailList: [role('Admin', [allow('*')])],
      Policies: [],
    })!,
  ).find(({ what }) => what.startsWith(`${action} on *`))?.severity;

const deny = (action: string) => ({ ...allow(action), Effect: 'Deny' });

test.each([
  ['of one group and its own', [PASSES], [[RUNS]], 'error'],
  ['of two groups', [], [[RUNS], [PASSES]], 'error'],
  [
    'to write into itself',
    [],
    [[allow('iam:PutUserPolicy', `${IAM}user/\${aws:username}`)]],
    'error',
  ],
  ['that it has only in part', [], [[RUNS]], 'warning'],
  ['that the group denies', [PASSES], [[RUNS, deny('iam:PassRole')]], 'warning'],
])('who joins a group has a way %s', (_, own, groups, severity) => {
  expect(severityOf(own, groups)).toBe(severity);
});

test('a user that the holder takes has what a group allows too', () => {
  const others = [user('Other', [PASSES])];
  const KEYS = 'iam:CreateAccessKey';
  expect(severityOf([allow(KEYS)], [[RUNS]], others, KEYS)).toBe('error');
  expect(severityOf([allow(KEYS)], [POOR], others, KEYS)).toBe('warning');
});

describe('who joins a group keeps its denies', () => {
  const connect = allow('connect:*');

  test('it may only add others', () => {
    expect(severityOf([connect, deny('connect:Delete*')], [[connect]])).toBe('error');
    expect(severityOf([deny('connect:List*')], [[allow('connect:ListUsers')]])).toBe('error');
  });
  test('unless it takes them off, or they do not deny all of it', () => {
    const frees = allow('iam:DeleteUserPolicy');
    expect(severityOf([connect, deny('connect:Delete*'), frees], [[connect]])).toBe('error');
    expect(severityOf([deny('connect:Delete*')], [[connect]])).toBe('error');
  });
});
