import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const CREATES = allow(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateAccessKey']);
const DENIES = { ...allow('iam:*'), Effect: 'Deny' };
const ROLES = 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com';

type Value = string | object;

/** The severities of what is found about more access of the permission set Team. */
const found = (statements: readonly object[], Name: Value = 'Team') => {
  const Set = {
    Type: 'AWS::SSO::PermissionSet',
    Properties: { Name, InlinePolicy: connectHolder(...statements) },
  };
  const Parameters = { Env: { Type: 'String' } };
  return audit(defined(read('template.json', { Parameters, Resources: { Set } })))
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);
};

const when = (statement: object, operator: string, ...values: readonly Value[]) => ({
  ...statement,
  Condition: { [operator]: { 'aws:PrincipalArn': values } },
});

/** What is found under an allow, a deny, an allow of all others, and a deny of all others. */
const foundUnder = (name: string, value: Value, set?: Value) => {
  const [like, notLike] = [`${name}Like`, `${name}NotLike`];
  return [
    [when(CREATES, like, value)],
    [CREATES, when(DENIES, like, value)],
    [when(CREATES, notLike, value)],
    [CREATES, when(DENIES, notLike, value)],
  ].map((statements) => found(statements, set).join());
};
const ITS = ['fatal', '', '', 'fatal'];
const NOT_ITS = ['', 'fatal', 'fatal', ''];
const PERHAPS = ['warning', 'warning', 'warning', 'warning'];
const sub = (text: string) => ({ 'Fn::Sub': text });

describe.each(['Arn', 'String'])('a permission set under a condition on its ARN, by %s', (name) => {
  test.each<[string, Value]>([
    ['all roles of permission sets', `${ROLES}/*`],
    ['all reserved roles', 'arn:*:iam::*:role/aws-reserved/*'],
    ['all roles', 'arn:aws:iam::*:role/*'],
    ['the own account', 'arn:aws:iam::${aws:PrincipalAccount}:role/aws-reserved/*'],
    ['the own partition', sub('arn:${AWS::Partition}:iam::*:role/aws-reserved/*')],
    ['its name', `${ROLES}/*AWSReservedSSO_Team_*`],
    ['the begin of its name', `${ROLES}/*AWSReservedSSO_T*`],
    [
      'its name, with each character of the suffix',
      `${ROLES}/*AWSReservedSSO_Team_${'?'.repeat(16)}`,
    ],
  ])('it has: %s', (_, value) => {
    expect(foundUnder(name, value)).toEqual(ITS);
  });

  test.each<[string, Value]>([
    ['users', 'arn:aws:iam::*:user/*'],
    ['a role of another name', 'arn:aws:iam::*:role/Team'],
    ['a role of one account', 'arn:aws:iam::111122223333:role/Team*'],
    ['service-linked roles', 'arn:aws:iam::*:role/aws-service-role/*'],
    ['another permission set', `${ROLES}/*AWSReservedSSO_Admin_*`],
    ['another permission set without a Region', `${ROLES}/AWSReservedSSO_Admin_*`],
    ['a longer name', `${ROLES}/*AWSReservedSSO_Team_Old_*`],
    ['its name without the suffix', `${ROLES}/*AWSReservedSSO_Team`],
    ['a session', 'arn:aws:sts::*:assumed-role/AWSReservedSSO_Team_*'],
  ])('it does not have: %s', (_, value) => {
    expect(foundUnder(name, value)).toEqual(NOT_ITS);
  });

  test.each<[string, Value]>([
    ['one Region', `${ROLES}/eu-west-1/*`],
    ['any Region', `${ROLES}/*/AWSReservedSSO_Team_*`],
    ['no Region', `${ROLES}/AWSReservedSSO_Team_*`],
    ['one suffix', `${ROLES}/*AWSReservedSSO_Team_0123456789abcdef`],
    ['one account', 'arn:aws:iam::111122223333:role/aws-reserved/*'],
    ['the account of its stack', sub('arn:aws:iam::${AWS::AccountId}:role/aws-reserved/*')],
    ['a name that deployment chooses', sub(`${ROLES}/*AWSReservedSSO_\${Env}_*`)],
    ['a tag', `${ROLES}/*AWSReservedSSO_\${aws:PrincipalTag/team}_*`],
  ])('it may have: %s', (_, value) => {
    expect(foundUnder(name, value)).toEqual(PERHAPS);
  });
});

describe('a permission set whose name deployment chooses', () => {
  const NAME = sub('Team-${Env}');

  test.each<[Value, readonly string[]]>([
    [`${ROLES}/*`, ITS],
    [`${ROLES}/*AWSReservedSSO_Team-*`, ITS],
    [sub(`${ROLES}/*AWSReservedSSO_Team-\${Env}_*`), ITS],
    [`${ROLES}/*AWSReservedSSO_Team-prod_*`, PERHAPS],
    [`${ROLES}/*AWSReservedSSO_Admin-*`, PERHAPS],
    [`${ROLES}/AWSReservedSSO_Admin-*`, NOT_ITS],
    ['arn:aws:iam::*:user/*', NOT_ITS],
  ])('%j', (value, expected) => {
    expect(foundUnder('Arn', value, NAME)).toEqual(expected);
  });
});

test('a text with wildcards that is no ARN', () => {
  expect(foundUnder('String', '*:role/aws-reserved/*')).toEqual(ITS);
  expect(foundUnder('String', '*AWSReservedSSO_Team_*')).toEqual(ITS);
  expect(foundUnder('String', sub('*AWSReservedSSO_Team-${Env}_*'), sub('Team-${Env}'))).toEqual(
    ITS,
  );
  expect(foundUnder('String', '*:user/*')).toEqual(NOT_ITS);
  expect(foundUnder('String', '*:role/app/*')).toEqual(NOT_ITS);
  expect(foundUnder('String', sub('*:${AWS::AccountId}:role/*'))).toEqual(PERHAPS);
  expect(foundUnder('String', '*AWSReservedSSO_Admin_*')).toEqual(NOT_ITS);
  expect(foundUnder('String', '*111122223333:role/aws-reserved/*')).toEqual(PERHAPS);
});

test('operators without wildcards', () => {
  const its = `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Team_0123456789abcdef`;
  const [equals, others] = ['StringEqualsIgnoreCase', 'StringNotEquals'];
  expect(found([when(CREATES, 'StringEquals', `${ROLES}/*`)])).toEqual([]);
  expect(found([when(CREATES, others, `${ROLES}/*`)])).toEqual(['fatal']);
  expect(found([when(CREATES, equals, its.toUpperCase())])).toEqual(['warning']);
  expect(found([when(CREATES, equals, its.replace('Team', 'Admin'))])).toEqual([]);
  expect(found([CREATES, when(DENIES, others, its)])).toEqual(['warning']);
});

test('one of several values is enough', () => {
  const [its, another] = [`${ROLES}/*`, 'arn:aws:iam::*:role/Admin'];
  expect(found([CREATES, when(DENIES, 'ArnNotLike', another, its)])).toEqual(['fatal']);
  expect(found([CREATES, when(DENIES, 'ArnNotLike', another)])).toEqual([]);
});

describe('several values that together have each of its ARNs', () => {
  const [withRegion, without] = [`${ROLES}/*/AWSReservedSSO_Team_*`, `${ROLES}/AWSReservedSSO_T*`];
  const under = (operator: string, ...values: readonly Value[]) =>
    [[when(CREATES, operator, ...values)], [CREATES, when(DENIES, operator, ...values)]].map(
      (statements) => found(statements).join(),
    );

  test.each(['Arn', 'String'])('with a Region, and without one, by %s', (name) => {
    const [its, others] = [
      ['fatal', ''],
      ['', 'fatal'],
    ];
    expect(under(`${name}Like`, withRegion, without)).toEqual(its);
    expect(under(`${name}NotLike`, without, withRegion)).toEqual(others);
    expect(under(`${name}NotLike`, withRegion, without, 'arn:aws:iam::*:role/Admin')).toEqual(
      others,
    );
  });

  test('leave one out', () => {
    const perhaps = ['warning', 'warning'];
    expect(under('ArnLike', withRegion, withRegion)).toEqual(perhaps);
    expect(under('ArnLike', withRegion, `${ROLES}/AWSReservedSSO_Admin_*`)).toEqual(perhaps);
    expect(under('ArnLike', `${ROLES}/eu-*/*`, without)).toEqual(perhaps);
    expect(under('ArnLike', withRegion, without.replace('::*', '::111122223333'))).toEqual(perhaps);
  });
});
