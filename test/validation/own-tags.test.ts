import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { connectHolder } from '../support/connect-holder';
import { allow, deny, policy } from '../support/documents';

const BROKER = 'arn:aws:iam::111122223333:role/Broker';
const trusting = (...actions: string[]) =>
  policy({ Effect: 'Allow', Principal: { AWS: BROKER }, Action: actions });
const KEY = 'aws:PrincipalTag/team';
const under = (operator: string, value: string) => ({
  Condition: { [operator]: { [KEY]: value } },
});
const WRITES = allow('iam:Put*Policy');

/** The severities of what is found about more access of a role or a user with some tags. */
const found = (
  statements: readonly object[],
  {
    Tags,
    isUser = false,
    takesTags = false,
  }: { Tags?: object[]; isUser?: boolean; takesTags?: boolean },
) => {
  const more = Tags ? { Tags } : {};
  const own = connectHolder(...statements);
  const trust = trusting('sts:AssumeRole', ...(takesTags ? ['sts:TagSession'] : []));
  const details = isUser
    ? { UserDetailList: [userDetails('App', own, more)] }
    : { RoleDetailList: [roleDetails('App', trust, own, more)] };
  return audit(read('account.json', { Policies: [], ...details })!)
    .filter(
      ({ id, place }) => id.endsWith('escalation') && place.pointer.includes('PolicyDocument'),
    )
    .map(({ severity }) => severity);
};
const NONE = { Tags: [] };
const OTHER = { Tags: [{ Key: 'stage', Value: 'x' }] };

describe('a tag that the details of an account do not list', () => {
  const met = [
    under('Null', 'true'),
    under('StringNotEquals', 'x'),
    under('StringEqualsIfExists', 'x'),
  ];
  const missed = [under('Null', 'false'), under('StringEquals', 'x'), under('StringLike', '*')];

  test.each([NONE, OTHER, { ...NONE, isUser: true }])('meets what asks for none: %j', (who) => {
    for (const condition of met) {
      expect(found([allow('iam:Put*Policy', '*', condition)], who)).toEqual(['fatal']);
      expect(found([WRITES, deny('iam:*', '*', condition)], who)).toEqual(['warning']);
    }
    for (const condition of missed) {
      expect(found([allow('iam:Put*Policy', '*', condition)], who)).toEqual(['warning']);
      expect(found([WRITES, deny('iam:*', '*', condition)], who)).toEqual(['fatal']);
    }
  });

  test.each([{}, { isUser: true }, { ...NONE, takesTags: true }])(
    'may be there if they list none, or a session brings it: %j',
    (who) => {
      for (const condition of [met[0], missed[1]]) {
        expect(found([allow('iam:Put*Policy', '*', condition)], who)).toEqual(['warning']);
        expect(found([WRITES, deny('iam:*', '*', condition)], who)).toEqual(['warning']);
      }
    },
  );

  test('is there if they list it', () => {
    const who = { Tags: [{ Key: 'Team', Value: 'y' }] };
    expect(found([allow('iam:Put*Policy', '*', met[0])], who)).toEqual([]);
    expect(found([allow('iam:Put*Policy', '*', missed[0])], who)).toEqual(['fatal']);
  });
});

describe('a condition on the keys of tags, of a user that may tag itself,', () => {
  const TEAM = { Tags: [{ Key: 'team', Value: 'y' }], isUser: true };
  const writes = allow('iam:PutUserPolicy', '*', under('StringEquals', 'x'));
  const tags = allow('iam:TagUser', 'arn:aws:iam::111122223333:user/App');
  const noKey = (operator: string, ...keys: readonly string[]) =>
    deny('iam:TagUser', '*', { Condition: { [operator]: { 'aws:TagKeys': keys } } });

  test.each([
    ['a spelling', noKey('ForAnyValue:StringEquals', 'team'), ['fatal']],
    ['another spelling', noKey('ForAnyValue:StringEquals', 'Team'), ['fatal']],
    ['three spellings', noKey('ForAnyValue:StringEquals', 'team', 'Team', 'TEAM'), ['fatal']],
    ['all but a spelling', noKey('ForAnyValue:StringNotEquals', 'teaM'), ['fatal']],
    ['every spelling', noKey('ForAnyValue:StringEqualsIgnoreCase', 'Team'), []],
    ['all but another key', noKey('ForAnyValue:StringNotEquals', 'stage'), []],
  ])('that denies %s', (_, denial, expected) => {
    expect(found([writes, tags, denial], TEAM)).toEqual(expected);
  });
});

describe('what needs a tag that a user has with another value', () => {
  const APP = 'arn:aws:iam::111122223333:user/App';
  const OWN = 'arn:aws:iam::*:user/${aws:username}';
  const TEAM = { Tags: [{ Key: 'team', Value: 'y' }], isUser: true };
  const writes = allow('iam:PutUserPolicy', APP, under('StringEquals', 'x'));
  const TAGS = ['iam:TagUser', 'iam:UntagUser'];
  const onTag = (operator: string, value: string, name = 'team') => ({
    Condition: { [operator]: { [`aws:ResourceTag/${name}`]: value } },
  });
  const onKey = (key: string) => ({
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': key } },
  });
  const others = { ...allow('iam:TagUser'), Resource: undefined };

  test.each([
    ['its own tags let it', [allow('iam:TagUser', '*', onTag('StringEquals', 'y'))]],
    ['they are its own', [allow('iam:TagUser', '*', onTag('StringEquals', `\${${KEY}}`))]],
    ['it has the tag', [allow('iam:TagUser', '*', onTag('Null', 'false'))]],
    ['a deny is for no tag', [allow('iam:TagUser'), deny(TAGS[0], '*', onTag('Null', 'true'))]],
    [
      'a deny is for other tags',
      [allow('iam:TagUser'), deny('iam:TagUser', '*', onTag('StringNotEquals', 'y'))],
    ],
    ['it removes the tag first', [allow(TAGS), deny(TAGS[0], '*', onTag('Null', 'false'))]],
    [
      'it sets another tag first',
      [
        allow('iam:TagUser', '*', onTag('StringEquals', 'yes', 'open')),
        allow('iam:TagUser', '*', onKey('open')),
      ],
    ],
    ['others are denied', [allow('iam:TagUser'), deny('iam:TagUser', `${APP}s`)]],
  ])('is fatal, as it sets that on itself: %s', (_, statements) => {
    expect(found([writes, ...statements], TEAM)).toEqual(['fatal']);
  });

  test.each([
    ['it tags others only', [{ ...others, NotResource: APP }]],
    ['it tags others only, by a policy variable', [{ ...others, NotResource: OWN }]],
    ['a deny names it', [allow('iam:TagUser'), deny('iam:TagUser', APP)]],
    ['a deny names every caller', [allow('iam:TagUser'), deny('iam:TagUser', OWN)]],
    ['a deny is for its tag', [allow('iam:TagUser'), deny(TAGS[0], '*', onTag('StringLike', 'y'))]],
    [
      'a deny is for any tag',
      [allow('iam:TagUser'), deny('iam:TagUser', '*', onTag('Null', 'false'))],
    ],
    ['its own tags do not', [allow('iam:TagUser', '*', onTag('StringEquals', 'z'))]],
    [
      'it sets another tag only',
      [
        allow('iam:TagUser', '*', onTag('StringEquals', 'yes', 'open')),
        allow('iam:TagUser', '*', onKey('stage')),
      ],
    ],
  ])('is nothing, as it cannot set that on itself: %s', (_, statements) => {
    expect(found([writes, ...statements], TEAM)).toEqual([]);
  });
});

test.each([
  ['an allow', [allow('iam:PutUserPolicy', '*', under('StringEquals', 'x'))]],
  ['a deny', [WRITES, deny('iam:*Policy', '*', under('StringNotEquals', 'x'))]],
])('%s needs a tag that a user perhaps sets on itself', (_, statements) => {
  const TEAM = { Tags: [{ Key: 'team', Value: 'y' }], isUser: true };
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
  const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'stage' } };
  const tags = (Condition: object) => allow('iam:TagUser', '*', { Condition });
  expect(found([...statements, tags(mfa)], TEAM)).toEqual(['warning']);
  expect(found([...statements, tags({ ...mfa, ...keys })], TEAM)).toEqual([]);
});

describe('a user that writes into what its tags are compared with', () => {
  const APP = 'arn:aws:iam::111122223333:user/App';
  const TEAM = { Tags: [{ Key: 'team', Value: 'y' }], isUser: true };
  const on = (operator: string, key: string, value: string) => ({
    Condition: { [operator]: { [key]: value } },
  });
  const onTag = (operator: string, value: string) => on(operator, 'aws:ResourceTag/team', value);
  const [SAME, OTHER_TEAM] = [
    onTag('StringEquals', `\${${KEY}}`),
    onTag('StringNotEquals', `\${${KEY}}`),
  ];
  const TAGS = ['iam:TagUser', 'iam:UntagUser'];
  const requests = on('StringEquals', 'aws:RequestTag/team', 'y');
  const writes = (more?: object, resource = '*') => allow('iam:PutUserPolicy', resource, more);

  test.each([
    ['its tags are its own', [writes(SAME), allow('iam:TagUser', '*', SAME)]],
    ['its tag stays', [writes(SAME), allow(TAGS, '*', on('StringEquals', 'aws:TagKeys', 'cost'))]],
    ['a deny is for others', [writes(), deny('iam:Put*', '*', OTHER_TEAM), allow('iam:TagUser')]],
    ['it removes its tag', [writes(onTag('Null', 'true'), APP), allow('iam:UntagUser')]],
  ])('may do so to itself: %s', (_, statements) => {
    expect(found(statements, TEAM)).toEqual(['fatal']);
  });

  test.each([
    ['an allow is for other tags', [writes(OTHER_TEAM), allow('iam:TagUser')], 'error'],
    ['a deny is for its own', [writes(), deny('iam:Put*', '*', SAME), allow(TAGS[0])], 'error'],
    [
      'both tags are one',
      [writes(onTag('StringEquals', 'x'), APP), deny('iam:Put*', '*', under('StringEquals', 'x'))],
      'warning',
    ],
    [
      'who removes a tag requests none',
      [writes(onTag('Null', 'true'), APP), allow(TAGS, '*', requests)],
      'warning',
    ],
    [
      'a deny is for other requested tags',
      [
        writes(onTag('Null', 'true'), APP),
        allow(TAGS),
        deny(TAGS[1], '*', on('StringNotEquals', 'aws:RequestTag/team', 'y')),
      ],
      'warning',
    ],
  ])('does not do so to itself: %s', (_, statements, expected) => {
    expect(found([...statements, allow('iam:TagUser', APP)], TEAM)).toEqual([expected]);
  });
});
