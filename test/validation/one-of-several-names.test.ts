import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { deny, policy } from '../support/documents';

const WRITE = 'iam:PutRolePolicy';
const ASSUME = 'sts:AssumeRole';
const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const EITHER = { 'Fn::If': ['Live', 'app-prod', 'app-dev'] };

const template = (Resources: object) =>
  read('template.json', {
    Parameters: { Stage: { Type: 'String', AllowedValues: ['prod', 'dev'] } },
    Mappings: { Names: { prod: { role: 'app-prod' }, dev: { role: 'app-dev' } } },
    Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources,
  })!;

const role = (RoleName: unknown, statements: readonly object[], trust: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName,
    AssumeRolePolicyDocument: policy(...trust),
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(...statements) }],
  },
});

const trusting = (Principal: object) => ({ Effect: 'Allow', Principal, Action: ASSUME });
const LAMBDA = trusting({ Service: 'lambda.amazonaws.com' });
const ACCOUNT = trusting({ AWS: 'arn:aws:iam::111122223333:root' });

const caller = (operator: string, ...names: string[]) => ({
  Condition: { [operator]: { 'aws:PrincipalArn': names.map(arn) } },
});

/** How severe it is that a role with one of two names may do an action. */
const severityOf = (action: string, statements: readonly object[], name: unknown = EITHER) =>
  audit(template({ Holder: role(name, [REACHES_CONNECT, ...statements], [LAMBDA]) })).find(
    ({ what }) => what.startsWith(action),
  )?.severity;

test.each([
  ['is one of them', caller('ArnEquals', 'app-prod'), 'warning'],
  ['is the other one', caller('StringEquals', 'app-dev'), 'warning'],
  ['is not one of them', caller('ArnNotEquals', 'app-prod'), 'warning'],
  ['is any of them', caller('ArnEquals', 'app-prod', 'app-dev'), undefined],
  ['matches any of them', caller('ArnLike', 'app-*'), undefined],
  ['is not any of them', caller('ArnNotEquals', 'app-prod', 'app-dev'), 'fatal'],
  ['is of somebody else', caller('ArnEquals', 'ops'), 'fatal'],
])('a deny where the caller %s is decided for both names of a role', (_, condition, expected) => {
  expect(severityOf(WRITE, [allow(WRITE), deny(WRITE, '*', condition)])).toBe(expected);
});

test.each([
  ['is one of them', caller('ArnEquals', 'app-prod'), 'warning'],
  ['is not one of them', caller('ArnNotEquals', 'app-prod'), 'warning'],
  ['is any of them', caller('ArnEquals', 'app-prod', 'app-dev'), 'fatal'],
  ['is of somebody else', caller('ArnEquals', 'ops'), undefined],
])('an allow where the caller %s is decided for both names of a role', (_, condition, expected) => {
  expect(severityOf(WRITE, [{ ...allow(WRITE), ...condition }])).toBe(expected);
});

/** Whether a role that may assume roles gets the access of an administrator. */
const isChain = (
  { holder = 'ops', admin = 'admin' }: { holder?: unknown; admin?: unknown },
  statements: readonly object[],
  trust: readonly object[] = [],
) =>
  audit(
    template({
      Holder: role(holder, [REACHES_CONNECT, ...statements], [LAMBDA]),
      Admin: role(admin, [allow('connect:*')], [ACCOUNT, ...trust]),
    }),
  ).some(({ what }) => what.startsWith(ASSUME));

test.each([
  ['one of them', ['app-prod'], true],
  ['both of them', ['app-prod', 'app-dev'], false],
  ['a pattern of both', ['app-*'], false],
])('a deny to assume a role with one of two names, by %s', (_, names, expected) => {
  const statements = [allow(ASSUME, arn('app-*')), deny(ASSUME, names.map(arn))];
  expect(isChain({ admin: EITHER }, statements)).toBe(expected);
});

test.each([
  ['one of them', ['app-prod'], true],
  ['both of them', ['app-prod', 'app-dev'], false],
])('a trust policy that denies a role with one of two names, by %s', (_, names, expected) => {
  const denied = { ...trusting({ AWS: names.map(arn) }), Effect: 'Deny' };
  const all = { ...trusting({ AWS: '*' }), Effect: 'Deny', ...caller('ArnEquals', ...names) };
  const statements = [allow(ASSUME, arn('admin'))];
  expect(isChain({ holder: EITHER }, statements, [denied])).toBe(expected);
  expect(isChain({ holder: EITHER }, statements, [all])).toBe(expected);
});

test.each([
  ['trusts one of its names', [trusting({ AWS: arn('app-prod') })], 'warning'],
  ['trusts both', [trusting({ AWS: [arn('app-prod'), arn('app-dev')] })], 'fatal'],
  ['denies one', [ACCOUNT, { ...trusting({ AWS: arn('app-prod') }), Effect: 'Deny' }], 'warning'],
])('a role with one of two names writes into a role that %s', (_, trust, expected) => {
  const writing = [REACHES_CONNECT, allow([WRITE, ASSUME], arn('target'))];
  const Resources = {
    Holder: role(EITHER, writing, [LAMBDA]),
    Target: role('target', [], trust),
  };
  const found = audit(template(Resources)).find(({ what }) => what.startsWith(WRITE));
  expect(found?.severity).toBe(expected);
});

const sub = (name: string) => ({
  'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${name}`,
});

test('a role with one of two names that writes into both is denied one', () => {
  const statements = [allow(WRITE, arn('app-*')), deny(WRITE, arn('app-prod'))];
  expect(severityOf(WRITE, statements)).toBe('error');
});

test.each([
  ['one of them', [arn('app-prod')], 'warning'],
  ['one of them in the own account', [sub('app-prod')], 'warning'],
  ['both of them', [arn('app-prod'), arn('app-dev')], 'fatal'],
  ['both of them in the own account', [sub('app-prod'), sub('app-dev')], 'fatal'],
  ['a pattern of both', [arn('app-*')], 'fatal'],
  ['a pattern of both in the own account', [sub('app-*')], 'fatal'],
  ['itself by reference', [{ 'Fn::Sub': 'arn:aws:iam::111122223333:role/${Holder}' }], 'fatal'],
])('a role with one of two names writes into %s', (_, resources, expected) => {
  expect(severityOf(WRITE, [allow(WRITE, resources)])).toBe(expected);
});

describe.each([
  ['a condition', EITHER],
  ['a mapping', { 'Fn::FindInMap': ['Names', { Ref: 'Stage' }, 'role'] }],
  ['the allowed values of a parameter', { 'Fn::Sub': 'app-${Stage}' }],
])('a role with one of the names of %s', (_, name) => {
  test.each([
    ['one of them', ['app-prod'], 'error'],
    ['both of them', ['app-prod', 'app-dev'], 'error'],
    ['a pattern of both', ['app-*'], 'error'],
    ['another', ['app-test'], 'fatal'],
  ])('that writes into roles is denied %s', (__, names, expected) => {
    const statements = [allow(WRITE), deny(WRITE, names.map(arn))];
    expect(severityOf(WRITE, statements, name)).toBe(expected);
  });
});
