import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { roleDetails, userDetails } from '../support/accounts';
import { allowing as allow } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const IAM = 'arn:aws:iam::111122223333:';
const TAG = 'aws:PrincipalTag/team';
const IS_OPS = { StringEquals: { [TAG]: 'ops' } };
const ofRole = (name: string) => `${IAM}role/${name}`;
const assumes = (name: string) => allow('sts:AssumeRole', ofRole(name));
const tags = (name: string) => allow('iam:TagRole', ofRole(name));

const trusting = (AWS: string, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const LAMBDA = policy({
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

const TAGGED = { Tags: [{ Key: 'team', Value: 'dev' }] };
const role = (name: string, trust: object, ...statements: readonly object[]) =>
  roleDetails(name, trust, policy(...statements), TAGGED);
const user = (name: string, ...statements: readonly object[]) =>
  userDetails(name, policy(...statements), TAGGED);

/** The chains that are found in an account with a role that only those with a tag may assume. */
const found = (
  roles: readonly object[],
  { condition = IS_OPS, users = [] }: { condition?: object; users?: readonly object[] } = {},
) =>
  audit(
    defined(
      read('account.json', {
        UserDetailList: users,
        RoleDetailList: [
          ...roles,
          role('Admin', trusting(`${IAM}root`, condition), allow('connect:*')),
        ],
      }),
    ),
  )
    .filter(({ id }) => /escalation/.test(id))
    .map(
      ({ severity, what }) =>
        `${severity}: ${what.replace(/gets .*?, (through|if)/, 'gets ..., $1')}`,
    );

const app = (...statements: readonly object[]) => role('App', LAMBDA, ...statements);
const tagger = (...statements: readonly object[]) =>
  role('Tagger', trusting(ofRole('App')), ...statements);

describe('a role that meets a trust when another role has changed its tags', () => {
  test('assumes what trusts it then', () => {
    expect(found([app(assumes('Tagger'), assumes('Admin')), tagger(tags('App'))])).toEqual([
      'warning: sts:AssumeRole on the role Admin: the holder gets ..., if the role Tagger changes ' +
        'the tags of the role App',
    ]);
  });

  test('may be another that the first one can act as', () => {
    const other = role('Other', trusting(ofRole('App')), assumes('Admin'));
    const roles = [app(assumes('Tagger'), assumes('Other')), tagger(tags('Other')), other];
    expect(found(roles)).toEqual([
      'warning: sts:AssumeRole on the role Other: the holder gets ..., through the role Admin, if ' +
        'the role Tagger changes the tags of the role Other',
    ]);
  });

  test('may be one whose tags the first one changes', () => {
    const other = role('Other', trusting(ofRole('App')), assumes('Admin'));
    expect(found([app(assumes('Other'), tags('Other')), other])).toEqual([
      'warning: sts:AssumeRole on the role Other: the holder gets ..., through the role Admin, if ' +
        'the holder changes the tags of the role Other',
    ]);
  });

  test('may be a user', () => {
    const users = [user('ann', assumes('Tagger'), assumes('Admin'))];
    const of = (...statements: readonly object[]) =>
      role('Tagger', trusting(`${IAM}user/ann`), ...statements);
    expect(found([of(allow('iam:TagUser'))], { users })).toEqual([
      'warning: sts:AssumeRole on the role Admin: the holder gets ..., if the role Tagger changes ' +
        'the tags of the user ann',
    ]);
    expect(found([of(allow('iam:TagRole'))], { users })).toEqual([]);
  });

  test('may lose a tag', () => {
    const condition = { Null: { [TAG]: 'true' } };
    const roles = (action: string) => [
      app(assumes('Tagger'), assumes('Admin')),
      tagger(allow(action, ofRole('App'))),
    ];
    expect(found(roles('iam:UntagRole'), { condition })).toHaveLength(1);
    expect(found(roles('iam:TagRole'), { condition })).toEqual([]);
    expect(found(roles('iam:UntagRole'))).toEqual([]);
  });

  test('gets what its own policies allow with such a tag', () => {
    const other = role('Other', trusting(ofRole('App')), {
      ...allow('iam:PutRolePolicy'),
      Condition: IS_OPS,
    });
    const by = (...own: readonly object[]) =>
      found([app(allow('connect:DescribeUser'), assumes('Other'), ...own), other]);
    expect(by(tags('Other'))).toEqual([
      'warning: sts:AssumeRole on the role Other: the holder gets ..., if the holder changes the ' +
        'tags of the role Other',
    ]);
    expect(by()).toEqual([]);
  });

  test.each([
    ['nobody changes them', [app(assumes('Tagger'), assumes('Admin')), tagger(allow('s3:*'))]],
    [
      'those of another are changed',
      [app(assumes('Tagger'), assumes('Admin')), tagger(tags('Other'))],
    ],
    [
      'the first one cannot act as who does it',
      [app(assumes('Admin')), role('Tagger', LAMBDA, tags('App'))],
    ],
    [
      'the other value is not allowed',
      [
        app(assumes('Tagger'), assumes('Admin')),
        tagger({ ...tags('App'), Condition: { StringEquals: { 'aws:RequestTag/team': 'qa' } } }),
      ],
    ],
    ['it may not assume the role', [app(assumes('Tagger')), tagger(tags('App'))]],
  ])('meets none if %s', (_, roles) => {
    expect(found(roles)).toEqual([]);
  });
});

test('who takes every permission changes no tag', () => {
  const roles = [app(assumes('Tagger'), assumes('Admin')), tagger(allow('*'))];
  expect(found(roles)).toEqual([
    expect.stringMatching(/^warning: sts:AssumeRole on the role Tagger/),
  ]);
});
