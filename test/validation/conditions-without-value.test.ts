import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const TAG = 'aws:ResourceTag/team';
const found = (Condition: object, action = 'secretsmanager:GetSecretValue') =>
  audit(read('policy.json', connectHolder(allow(action, '*', Condition)))!).map(({ id }) => id);

test.each([
  'StringNotEquals',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringNotEquals',
])('secrets are not confined to a tag by %s', (operator) => {
  expect(found({ [operator]: { [TAG]: 'x' } })).toContain('unconfined');
});

test('secrets are not confined by a tag that they must not have', () => {
  expect(found({ Null: { [TAG]: 'true' } })).toEqual(['unconfined']);
});

test('secrets are confined by a tag that they must have, with any value', () => {
  expect(found({ Null: { [TAG]: 'false' } })).toEqual([]);
});

test.each(['ForAllValues:StringLike', 'ForAnyValue:StringLike', 'StringLikeIfExists'])(
  'tagging roles is confined to keys by %s, because who tags sends keys',
  (operator) => {
    expect(found({ [operator]: { 'aws:TagKeys': 'team-*' } }, 'iam:TagRole')).toEqual([]);
  },
);

test('tagging roles is not confined by the keys that are left out', () => {
  const condition = { 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'team-*' } };
  expect(found(condition, 'iam:TagRole')).toEqual(['unconfined']);
});

test.each(['StringEquals', 'StringLike', 'ForAnyValue:StringEquals'])(
  'secrets are confined to a tag by %s',
  (operator) => {
    expect(found({ [operator]: { [TAG]: 'x' } })).toEqual([]);
  },
);

test.each([
  ['aws:UserAgent', ['fatal']],
  ['aws:Referer', ['fatal']],
  ['aws:SourceVpc', ['warning']],
  ['aws:SourceVpce', ['warning']],
])(
  'what the caller chooses does not confine, what the network decides does: %s',
  (key, expected) => {
    const world = read(
      'policy.json',
      connectHolder(allow('iam:PutRolePolicy', '*', { StringEquals: { [key]: 'vpc-1' } })),
    );
    const ways = audit(world!).filter(({ id }) => id.includes('escalation'));
    expect(ways.map(({ severity }) => severity)).toEqual(expected);
  },
);
