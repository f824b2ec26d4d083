import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow } from '../support/connect-holder';

const QUEUES =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012/queue/*';
const TAG = 'connect:TagResource';
const UNTAG = 'connect:UntagResource';
const DELETE = 'connect:DeleteQueue';

const changes = (...Statement: readonly object[]) =>
  audit(read('policy.json', { Version: '2012-10-17', Statement })!)
    .filter(({ id }) => id === 'open-tagging')
    .map(({ what }) => what.replace(QUEUES, 'QUEUES'));

const tag = (condition?: object) => allow(TAG, QUEUES, condition);
const untag = (condition?: object) => allow(UNTAG, QUEUES, condition);
const remove = (condition?: object) => allow(DELETE, QUEUES, condition);
const deny = (Action: string, Condition: object) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});

const OF_TEAM = { StringEquals: { 'aws:ResourceTag/Team': 'x' } };
const PROTECTED = { StringEquals: { 'aws:ResourceTag/Protected': 'true' } };
const UNPROTECTED = { StringNotEquals: { 'aws:ResourceTag/Protected': 'true' } };

const SETS = (key: string) =>
  `${TAG} on QUEUES sets the tag ${key} of a resource of others, and then the holder may do ${DELETE} on it`;
const TAKES_OFF = (key: string) =>
  `${UNTAG} on QUEUES takes off the tag ${key} of a resource of others, and then the holder may do ${DELETE} on it`;

describe('a holder brings queues of others under its tag', () => {
  test.each<[string, object[]]>([
    ['without a limit', [tag(), remove(OF_TEAM)]],
    [
      'where they have no tag yet, by IfExists',
      [tag({ StringEqualsIfExists: { 'aws:ResourceTag/Team': 'x' } }), remove(OF_TEAM)],
    ],
    [
      'where they have no tag yet, by Null',
      [tag({ Null: { 'aws:ResourceTag/Team': 'true' } }), remove(OF_TEAM)],
    ],
    ['of any value', [tag(), remove({ StringLike: { 'aws:ResourceTag/Team': '*' } })]],
    ['of any value, by Null', [tag(), remove({ Null: { 'aws:ResourceTag/Team': 'false' } })]],
    [
      'with another tag in the request',
      [tag({ StringEquals: { 'aws:RequestTag/Other': 'x' } }), remove(OF_TEAM)],
    ],
    [
      'with another tag key in the request',
      [tag({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['Other'] } }), remove(OF_TEAM)],
    ],
    [
      'under a deny of this tag alone',
      [
        tag(),
        deny(TAG, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } }),
        remove(OF_TEAM),
      ],
    ],
    [
      'under a deny of all other tags',
      [tag(), remove(), deny(DELETE, { StringNotEquals: { 'aws:ResourceTag/Team': 'x' } })],
    ],
    [
      'whose value is a tag of the holder',
      [tag(), remove({ StringEquals: { 'aws:ResourceTag/Team': '${aws:PrincipalTag/Team}' } })],
    ],
    ['by a wildcard', [allow('connect:*Tag*', QUEUES), remove(OF_TEAM)]],
  ])('%s', (_, statements) => {
    expect(changes(...statements)).toContain(SETS('Team'));
  });

  test('by another value than a deny names', () => {
    expect(changes(tag(), remove(UNPROTECTED))).toEqual([SETS('Protected')]);
  });
});

describe('a holder takes a tag off that protects queues of others', () => {
  test.each<[string, object[]]>([
    ['where an allow needs its absence', [untag(), remove(UNPROTECTED)]],
    ['where it denies', [untag(), remove(), deny(DELETE, PROTECTED)]],
    ['by a wildcard', [allow('connect:*', QUEUES), deny(DELETE, PROTECTED)]],
  ])('%s', (_, statements) => {
    expect(changes(...statements)).toContain(TAKES_OFF('Protected'));
  });
});

describe('a holder brings no queue into its reach', () => {
  test.each<[string, object[]]>([
    ['when only its own are tagged', [tag(OF_TEAM), untag(OF_TEAM), remove(OF_TEAM)]],
    [
      'when the value is denied',
      [tag(), deny(TAG, { StringEquals: { 'aws:RequestTag/Team': 'x' } }), remove(OF_TEAM)],
    ],
    [
      'when the key is not in the list',
      [tag({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Other'] } }), remove(OF_TEAM)],
    ],
    [
      'when it tags other resources',
      [allow(TAG, QUEUES.replace('queue', 'agent')), remove(OF_TEAM)],
    ],
    ['when the tag limits nothing', [tag(), remove()]],
    [
      'when the deny is about tags too',
      [tag(), remove(), deny('connect:*', { StringNotEquals: { 'aws:ResourceTag/Team': 'x' } })],
    ],
    ['when the deny is about untagging too', [untag(), remove(), deny('connect:*', PROTECTED)]],
    ['when untagging only loses access', [untag(), remove(OF_TEAM)]],
  ])('%s', (_, statements) => {
    expect(changes(...statements)).toEqual([]);
  });
});
