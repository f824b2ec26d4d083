import { newestDocument } from '../../src/catalogue/catalogue';
import { PolicyDocument } from '../../src/catalogue/policy-facts';
import { isServed, signInFindings } from '../../src/compiler/sign-in-findings';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { findingTexts, statement, StatementParts } from '../support/compiled';

const EMERGENCY = 'connect:AdminGetEmergencyAccessToken';
const SIGN_IN = 'connect:GetFederationToken';
const TAKE_OVER = 'connect:UpdateUserIdentityInfo';
const OTHER = 'connect:DescribeUser';

const allow = (...actions: string[]) => statement({ actions, resources: ['{Instance}'] });
const deny = (action: string, more: StatementParts = {}) =>
  statement({ effect: 'Deny', actions: [action], ...more });
const found = (statements: CompiledStatement[], documents: PolicyDocument[] = []) =>
  findingTexts(signInFindings(statements, documents));

test.each([
  [EMERGENCY, `emergency-access: signs in to the instances as their administrator: ${EMERGENCY}`],
  [
    SIGN_IN,
    `sign-in-as-any-user: signs in to the instances as the user that the session names: ${SIGN_IN}`,
  ],
  [
    TAKE_OVER,
    `user-takeover: changes the e-mail address of users, by which they reset their passwords: ${TAKE_OVER}`,
  ],
])('%s is found, among others too, and by a pattern', (action, text) => {
  expect(found([allow(OTHER, action)])).toEqual([text]);
  expect(found([allow(OTHER), allow(`${action.slice(0, -4)}*${action.slice(-1)}`)])).toEqual([
    text,
  ]);
});

test('nothing is found of other actions, and of a deny', () => {
  expect(found([allow(OTHER)])).toEqual([]);
  expect(found([EMERGENCY, SIGN_IN, TAKE_OVER].map((action) => deny(action)))).toEqual([]);
});

describe('a deny closes it', () => {
  const isFound = (closing: CompiledStatement) =>
    found([allow(EMERGENCY), allow(TAKE_OVER), closing]).length === 2;

  test.each<[string, CompiledStatement]>([
    ['of the action', deny(EMERGENCY)],
    ['of a pattern', deny('connect:AdminGet*')],
    ['of the action among others', { ...deny(OTHER), actions: [OTHER, EMERGENCY] }],
  ])('%s everywhere', (_, closing) => {
    expect(isFound(closing)).toBe(false);
  });

  test.each<[string, CompiledStatement]>([
    ['of another action', deny(OTHER)],
    ['on one instance', deny(EMERGENCY, { resources: ['{Instance}'] })],
    ['under a condition', deny(EMERGENCY, { conditions: { Bool: { 'aws:A': 'true' } } })],
    ['that is an allow', statement({ actions: [EMERGENCY] })],
  ])('but not one %s', (_, closing) => {
    expect(isFound(closing)).toBe(true);
  });
});

describe('a managed policy', () => {
  const document = (...statements: [string, string][]): PolicyDocument => ({
    Version: '2012-10-17',
    Statement: statements.map(([Effect, Action]) => ({
      Effect: Effect as 'Allow' | 'Deny',
      Action,
      Resource: '*',
    })),
  });

  test('that signs in is found, and not where a statement denies it', () => {
    const full = [newestDocument('AmazonConnect_FullAccess')];
    expect(found([], full)).toEqual([
      `sign-in-as-any-user: signs in to the instances as the user that the session names: ${SIGN_IN}`,
    ]);
    expect(found([deny(SIGN_IN)], full)).toEqual([]);
  });

  test('gives an action that one of several allows, and none denies', () => {
    const [allowing, denying] = [document(['Allow', 'connect:*']), document(['Deny', SIGN_IN])];
    const other = document(['Allow', 's3:*']);
    expect(isServed([other, allowing], SIGN_IN)).toBe(true);
    expect(isServed([allowing, denying], SIGN_IN)).toBe(false);
    expect(isServed([denying], SIGN_IN)).toBe(false);
    expect(isServed([other], SIGN_IN)).toBe(false);
  });
});
