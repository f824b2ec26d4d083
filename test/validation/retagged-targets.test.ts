import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { bounded, managed, role, user } from '../support/listed-principals';

const ADMIN = 'arn:aws:iam::111122223333:user/Admin';
const KEYS = 'iam:CreateAccessKey';
const deny = (Action: unknown, Condition?: object, Resource = '*') => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});
const tags = (all: Readonly<Record<string, string>>) => ({
  Tags: Object.entries(all).map(([Key, Value]) => ({ Key, Value })),
});
const is = (key: string, value: unknown) => ({ StringEquals: { [`aws:${key}`]: value } });
const keys = (operator: string, value: string) => ({ [operator]: { 'aws:TagKeys': [value] } });
const ADDRESS = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };

const TAGS = ['iam:TagUser', 'iam:UntagUser'];

/** How severe it is to take any user but those of the team sec, of which the administrator is one. */
const severityOf = (own: readonly object[], users: readonly object[], bound: object) =>
  audit(
    read('details.json', {
      UserDetailList: [user('Admin', [allow('*')], tags({ team: 'sec', level: 'high' })), ...users],
      GroupDetailList: [],
      RoleDetailList: [
        role('Holder', [
          REACHES_CONNECT,
          allow(KEYS),
          deny(KEYS, is('ResourceTag/team', 'sec')),
          ...own,
        ]),
      ],
      Policies: [managed('Bound', [bound])],
    })!,
  ).find(({ what }) => what.startsWith(`${KEYS} on *`))?.severity;

/** The same where the holder changes tags itself, and where a user that it takes does. */
const severities = (...statements: readonly object[]) => [
  severityOf(statements, [user('Tagger', [allow('s3:Get*')], tags({}))], allow('*')),
  severityOf([], [user('Tagger', statements, tags({}))], allow('*')),
];

test.each<[string, readonly object[]]>([
  ['on any user', [allow(TAGS)]],
  ['on users with such a name', [allow(TAGS, `${ADMIN.slice(0, -2)}*`)]],
  ['but not with another tag', [allow(TAGS), deny(TAGS, is('ResourceTag/level', 'low'))]],
  ['with such a tag', [allow(TAGS, '*', is('ResourceTag/level', 'high'))]],
  ['with one of some values', [allow('iam:TagUser', '*', is('RequestTag/team', ['a', 'b']))]],
  ['beside another tag', [allow(TAGS, '*', keys('ForAnyValue:StringEquals', 'cost'))]],
  ['but not in this case', [allow(TAGS), deny(TAGS, keys('ForAnyValue:StringEquals', 'team'))]],
  [
    'after another tag',
    [
      allow(TAGS, '*', is('ResourceTag/level', 'low')),
      allow(TAGS, '*', keys('ForAllValues:StringEquals', 'level')),
    ],
  ],
])('it is fatal if somebody may change the tag: %s', (_, statements) => {
  expect(severities(...statements)).toEqual(['fatal', 'fatal']);
});

test.each<[string, readonly object[]]>([
  ['by name', [allow(TAGS), deny(TAGS, undefined, ADMIN)]],
  ['by another name', [{ Effect: 'Allow', Action: TAGS, NotResource: ADMIN }]],
  ['by the tag itself', [allow(TAGS), deny(TAGS, is('ResourceTag/team', 'sec'))]],
  ['by another tag', [allow(TAGS), deny(TAGS, is('ResourceTag/level', 'high'))]],
  ['without another tag', [allow(TAGS, '*', is('ResourceTag/level', 'low'))]],
  [
    'by the key of the tag',
    [allow(TAGS), deny(TAGS, keys('ForAnyValue:StringEqualsIgnoreCase', 'team'))],
  ],
  ['without the key', [allow(TAGS, '*', keys('ForAllValues:StringEquals', 'cost'))]],
  ['with the same value', [allow('iam:TagUser', '*', is('RequestTag/team', 'sec'))]],
])('it is a warning if nobody may: %s', (_, statements) => {
  expect(severities(...statements)).toEqual(['warning', 'warning']);
});

test('it is an error if somebody perhaps may', () => {
  expect(severities(allow(TAGS, '*', ADDRESS))).toEqual(['error', 'error']);
});

test('the boundary of who changes the tag counts', () => {
  const within = (bound: object) =>
    severityOf([], [user('Tagger', [allow(TAGS)], { ...tags({}), ...bounded('Bound') })], bound);
  expect([within(allow('s3:*')), within(allow('iam:*'))]).toEqual(['warning', 'fatal']);
  const tagger = user('Tagger', [allow(TAGS)], { ...tags({}), ...bounded('Unread') });
  expect(severityOf([], [tagger], allow('*'))).toBe('error');
});
