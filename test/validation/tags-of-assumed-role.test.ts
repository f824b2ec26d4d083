import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails } from '../support/accounts';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const ADMIN = 'arn:aws:iam::111122223333:role/Admin';
const [ASSUME, TAG] = ['sts:AssumeRole', 'aws:ResourceTag/protected'];
const trusting = (principal: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: ASSUME }],
});
const deny = (Condition: object, Action = ASSUME) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  Condition,
});
const PROTECTED = { StringEquals: { [TAG]: 'true' } };

/** What is found about a role that may reach Admin, which has tags. */
function found(tags: object | undefined, ...statements: readonly object[]): readonly string[] {
  const Tags = tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const account = { AWS: 'arn:aws:iam::111122223333:root' };
  const services = { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] };
  const RoleDetailList = [
    roleDetails('App', trusting(services), connectHolder(...statements)),
    roleDetails(
      'Admin',
      trusting({ ...account, ...services }),
      { Statement: [allow('connect:*')] },
      {
        ...(Tags && { Tags }),
      },
    ),
  ];
  const details = { UserDetailList: [], GroupDetailList: [], Policies: [], RoleDetailList };
  return audit(defined(read('account.json', details)))
    .filter(({ id, what }) => /escalation/.test(id) && /the holder/.test(what))
    .map(({ severity }) => severity);
}

test.each<[string, ...object[]]>([
  ['a deny', allow(ASSUME, ADMIN), deny(PROTECTED)],
  ['a deny by a pattern', allow(ASSUME, ADMIN), deny({ StringLike: { [TAG]: '*' } })],
  ['an allow without the tag', allow(ASSUME, ADMIN, { Null: { [TAG]: 'true' } })],
  ['an allow with another value', allow(ASSUME, ADMIN, { StringEquals: { [TAG]: 'false' } })],
  [
    'an allow with another tag',
    allow(ASSUME, ADMIN, { StringEquals: { 'aws:ResourceTag/a': 'b' } }),
  ],
])('the known tags of a role close it to its callers: %s', (_, ...statements) => {
  expect(found({ protected: 'true' }, ...statements)).toEqual([]);
});

test.each<[string, object | undefined, ...object[]]>([
  ['other tags', { protected: 'no' }, allow(ASSUME, ADMIN), deny(PROTECTED)],
  ['the tag that is wanted', { protected: 'true' }, allow(ASSUME, ADMIN, PROTECTED)],
  ['tags that no file gives', undefined, allow(ASSUME, ADMIN), deny(PROTECTED)],
  [
    'a tag that the caller takes off',
    { protected: 'true' },
    allow([ASSUME, 'iam:UntagRole'], ADMIN),
    deny(PROTECTED),
  ],
  [
    'a role that is passed',
    { protected: 'true' },
    allow('iam:PassRole', ADMIN),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
    deny(PROTECTED, 'iam:PassRole'),
  ],
])('leave it open: %s', (_, tags, ...statements) => {
  expect(found(tags, ...statements)).toEqual(['warning']);
});
