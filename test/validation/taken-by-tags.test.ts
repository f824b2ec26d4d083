import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const [ADMIN, TAGGER, TAKER] = [`${IAM}user/Admin`, `${IAM}role/Tagger`, `${IAM}role/Taker`];
const [KEYS, LOGIN, TRUSTS] = [
  'iam:CreateAccessKey',
  'iam:UpdateLoginProfile',
  'iam:UpdateAssumeRolePolicy',
];
const TRUST = policy({
  Effect: 'Allow',
  Principal: { AWS: `${IAM}root` },
  Action: 'sts:AssumeRole',
});
const ofLambda = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const EVERYTHING = policy(allow('*'));
const PROTECTED = { Tags: [{ Key: 'protected', Value: 'yes' }] };

const deny = (Action: string, value = 'yes', key = 'aws:ResourceTag/protected') => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition: { StringEquals: { [key]: value } },
});
const unlessTagged = (value: string) => ({
  StringNotEquals: { 'aws:ResourceTag/protected': value },
});

/** What is found about the user Holder, beside a user and a role with every permission and a tag. */
const found = (
  statements: readonly object[],
  ofTagger: readonly object[] = [],
  ofTaker: readonly object[] = [],
) =>
  audit(
    defined(
      read('account.json', {
        GroupDetailList: [],
        UserDetailList: [
          userDetails('Holder', connectHolder(...statements)),
          userDetails('Admin', EVERYTHING, PROTECTED),
        ],
        RoleDetailList: [
          roleDetails('Root', ofLambda, EVERYTHING, PROTECTED),
          roleDetails('Tagger', TRUST, policy(allow('s3:GetObject'), ...ofTagger)),
          roleDetails('Taker', TRUST, policy(allow('s3:GetObject'), ...ofTaker)),
        ],
        Policies: [],
      }),
    ),
  )
    .filter(({ id }) => id.endsWith('escalation'))
    .map(({ severity, what }) => `${severity}: ${what}`);

const NONE = [
  expect.stringMatching(/^warning: .* none has more ways or access to Amazon Connect now$/),
];
const FATAL = [expect.stringMatching(/^fatal: iam:\w+ on \*: /)];
const ACTS_AS_TAGGER = allow('sts:AssumeRole', TAGGER);

test.each<[string, readonly object[]]>([
  ['a deny of keys', [allow(KEYS), deny(KEYS)]],
  ['the key of IAM', [allow(KEYS), deny(KEYS, 'yes', 'iam:ResourceTag/protected')]],
  ['a deny of all', [allow(LOGIN), deny('iam:*')]],
  ['an allow', [allow(KEYS, '*', unlessTagged('yes'))]],
  ['a deny of trust policies', [allow(TRUSTS), deny(TRUSTS)]],
])('tags keep the holder from those with more access: %s', (_, statements) => {
  expect(found(statements)).toEqual(NONE);
});

test.each<[string, readonly object[]]>([
  ['another value', [allow(KEYS), deny(KEYS, 'no')]],
  ['another key', [allow(KEYS), deny(KEYS, 'yes', 'aws:ResourceTag/team')]],
  ['another value of an allow', [allow(KEYS, '*', unlessTagged('no'))]],
])('tags that the others do not have keep nobody from them: %s', (_, statements) => {
  expect(found(statements)).toEqual(FATAL);
});

test('the holder, or a role as which it can act, may take the tags off', () => {
  const statements = [allow(KEYS), deny(KEYS)];
  expect(found([...statements, allow('iam:UntagUser')])).toEqual(FATAL);
  expect(found([...statements, allow('iam:UntagRole')])).toEqual(NONE);
  const untags = [allow('iam:UntagUser')];
  expect(found([...statements, ACTS_AS_TAGGER], untags)).toEqual(FATAL);
  expect(found(statements, untags)).toEqual(NONE);
  expect(found([...statements, ACTS_AS_TAGGER], [allow('iam:UntagRole')])).toEqual(NONE);
});

test('a role whose tagged user gets another tag leads on to that user', () => {
  const through = [ACTS_AS_TAGGER, allow(KEYS, `${IAM}user/Poor`), allow('sts:AssumeRole', TAKER)];
  const takes = [allow(KEYS, ADMIN), deny(KEYS)];
  const chains = (...all: Parameters<typeof found>) =>
    found(...all).filter((one) => one.includes('through the user Admin'));
  expect(chains(through, [allow('iam:UntagUser')], takes)).toEqual([
    expect.stringMatching(/, if the role Tagger changes the tags of the user Admin$/),
  ]);
  expect(chains(through, [allow('iam:UntagRole')], takes)).toEqual([]);
  expect(chains(through.slice(1), [allow('iam:UntagUser')], takes)).toEqual([]);
});
