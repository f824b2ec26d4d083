import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const IAM = 'arn:aws:iam::111122223333:';
const [CREATE, WRITE, FREE] = [
  'iam:CreateRole',
  'iam:PutRolePolicy',
  'iam:DeleteRolePermissionsBoundary',
];
const WEB = `${IAM}role/web-*`;
const deny = (Action: string, Resource: string) => ({ Effect: 'Deny', Action, Resource });
const allButOn = (Action: string, NotResource: string) => ({
  Effect: 'Allow',
  Action,
  NotResource,
});
const bounded = {
  ...allow([CREATE, WRITE], WEB),
  Condition: { StringEquals: { 'iam:PermissionsBoundary': `${IAM}policy/B` } },
};

/** What is found about a policy with a way that creates a role or a user. */
const found = (...statements: readonly object[]) =>
  audit(defined(read('policy.json', connectHolder(...statements))))
    .filter(
      ({ id, subject }) => /escalation/.test(id) && /iam:Create(Role|User)/.test(subject ?? ''),
    )
    .map(({ severity }) => severity);

describe('a role that is made, and into which its maker writes', () => {
  test.each<[string, ...object[]]>([
    ['names', allow(CREATE, `${IAM}role/app-*`), allow(WRITE, WEB)],
    ['all but some that it may create', allButOn(CREATE, WEB), allow(WRITE, WEB)],
    ['a deny on some that it would create', allow(CREATE), deny(CREATE, WEB), allow(WRITE, WEB)],
    ['a wider deny', allow(CREATE), deny(CREATE, `${IAM}role/w*`), allow(WRITE, WEB)],
    [
      'a deny on a path',
      allow(CREATE),
      deny(CREATE, `${IAM}role/a/*`),
      allow(WRITE, `${IAM}role/a/*`),
    ],
    [
      'a deny on those into which it would write',
      allow(CREATE, WEB),
      allow(WRITE),
      deny(WRITE, WEB),
    ],
    ['a deny on the removal of the boundary', bounded, allow(FREE), deny(FREE, WEB)],
    ['a removal elsewhere', bounded, allButOn(FREE, WEB)],
    [
      'users',
      allow(['iam:CreateUser', 'iam:PutUserPolicy']),
      allow('iam:CreateAccessKey', `${IAM}user/web-*`),
      deny('iam:PutUserPolicy', `${IAM}user/web-*`),
    ],
  ])('are never the same: %s', (_: string, ...statements: readonly object[]) => {
    expect(found(...statements)).toEqual([]);
  });

  test.each<[string, ...object[]]>([
    ['names in common', allow(CREATE, `${IAM}role/we*`), allow(WRITE, WEB)],
    ['all but others', allButOn(CREATE, `${IAM}role/app-*`), allow(WRITE, WEB)],
    ['a deny on some of them', allow(CREATE), deny(CREATE, `${IAM}role/web-a*`), allow(WRITE, WEB)],
    ['denies on others', allow(CREATE, WEB), allow(WRITE, WEB), deny(WRITE, `${IAM}role/app-*`)],
    ['a removal of the boundary', bounded, allow(FREE), deny(FREE, `${IAM}role/app-*`)],
    [
      'one statement of several',
      allow(CREATE, [`${IAM}role/app-*`, WEB]),
      allow(WRITE, [`${IAM}role/api-*`, WEB]),
    ],
  ])('may be the same: %s', (_: string, ...statements: readonly object[]) => {
    expect(found(...statements)).toEqual(['fatal']);
  });

  test('may be the same in another account than a deny names', () => {
    const other = 'arn:aws:iam::444455556666:role/*';
    expect(
      found(allow([CREATE, WRITE], 'arn:aws:iam::*:role/web-*'), deny(CREATE, other)),
    ).toHaveLength(1);
  });
});

describe('a role that is made with a boundary, and its policies', () => {
  const KEY = 'iam:PermissionsBoundary';
  const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const CHANGE = 'iam:PutRolePermissionsBoundary';
  const on = (action: string, Condition: object, Effect = 'Allow') => ({
    ...allow(action, WEB),
    Effect,
    Condition,
  });
  const is = { StringEquals: { [KEY]: ADMIN } };
  const without = { Null: { [KEY]: 'true' } };
  const withOne = { Null: { [KEY]: 'false' } };

  test.each<[string, ...object[]]>([
    ['none, and one', on(CREATE, without), on(WRITE, is)],
    ['one, and none', on(CREATE, is), on(WRITE, without)],
    ['a deny of each', allow(CREATE, WEB), on(CREATE, withOne, 'Deny'), on(WRITE, is)],
    ['all but one, and that one', on(CREATE, withOne), on(CREATE, is, 'Deny'), on(WRITE, is)],
    ['a change elsewhere', on(CREATE, without), on(WRITE, is), allow(CHANGE, `${IAM}role/app-*`)],
  ])('never have the same: %s', (_: string, ...statements: readonly object[]) => {
    expect(found(...statements)).toEqual([]);
  });

  test.each<[string, ...object[]]>([
    ['none', on(CREATE, without), on(WRITE, without)],
    ['one', on(CREATE, is), on(WRITE, is)],
    ['any', on(CREATE, withOne), on(WRITE, is)],
    ['any but another', allow(CREATE, WEB), on(CREATE, without, 'Deny'), on(WRITE, withOne)],
    ['a change', on(CREATE, without), on(WRITE, is), allow(CHANGE, WEB)],
    ['a removal', on(CREATE, is), on(WRITE, without), allow(FREE, WEB)],
  ])('may have the same: %s', (_: string, ...statements: readonly object[]) => {
    expect(found(...statements)).toEqual(['fatal']);
  });
});
