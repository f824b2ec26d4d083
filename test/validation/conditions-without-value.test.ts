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

test.each(['true', 'false'])('secrets are not confined by a tag that is absent: %s', (absent) => {
  expect(found({ Null: { [TAG]: absent } })).toEqual(['unconfined']);
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
