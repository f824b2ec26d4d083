import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder, holderTemplate } from '../support/connect-holder';

const WRITE = 'iam:UpdateAssumeRolePolicy';
const deny = (condition: object) => ({ ...allow(WRITE, '*', condition), Effect: 'Deny' });
const [PRESENT, AGE] = ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'];
const MFA = { Bool: { [PRESENT]: 'true' } };
const NO_MFA = { BoolIfExists: { [PRESENT]: 'false' } };
const [AGED, AGELESS] = ['false', 'true'].map((value) => ({ Null: { [AGE]: value } }));
const ageIs = (operator: string) => ({ [operator]: { [AGE]: '3600' } });

/** What is found about more access of somebody with some statements. */
const found = (type: string, ...statements: readonly object[]) =>
  audit(read('template.json', holderTemplate(type, statements))!)
    .filter(({ id }) => /escalation|account-administrator/.test(id))
    .map(({ severity, what }) => `${severity} ${what}`);

const takesRoles = (severity: string, condition: string) => [
  `${severity} ${WRITE} on *, if ${condition}: the holder takes any role by rewriting its trust policy`,
];

describe('a user signs in with MFA', () => {
  test.each([
    ['an allow', [allow(WRITE, '*', MFA)]],
    ['an allow of the last hour', [allow(WRITE, '*', ageIs('NumericLessThan'))]],
    ['an allow with its key', [allow(WRITE, '*', AGED)]],
    ['a deny', [allow(WRITE), deny(NO_MFA)]],
    ['a deny without its key', [allow(WRITE), deny(AGELESS)]],
    ['two denies', [allow(WRITE), deny(NO_MFA), deny(AGELESS)]],
    ['an allow by both keys', [allow(WRITE, '*', { ...MFA, ...AGED })]],
    ['an allow and a deny', [allow(WRITE, '*', AGED), deny(NO_MFA)]],
    ['one of two allows', [allow(WRITE, '*', MFA), allow(WRITE, '*', NO_MFA), deny(AGELESS)]],
  ])('that %s requires', (_, statements) => {
    for (const type of ['User', 'Group']) {
      const [first, ...others] = found(type, ...statements);
      expect(first).toMatch(/^fatal .*, if aws:MultiFactorAuth.*: the holder takes any role/);
      expect(others).toEqual([]);
    }
    expect(found('Role', ...statements)).toEqual([expect.stringMatching(/^warning .*, if /)]);
  });

  test('and meets nothing else by it', () => {
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(found('User', allow(WRITE, '*', { ...MFA, ...office }))).toEqual(
      takesRoles('warning', `${PRESENT} is true and aws:SourceIp is in 203.0.113.0/24`),
    );
  });

  test('that counts no more where another statement asks for none', () => {
    expect(found('User', allow(WRITE, '*', MFA), allow(WRITE))).toEqual([
      `fatal ${WRITE} on *: the holder takes any role by rewriting its trust policy`,
    ]);
  });

  test('as an administrator of the account', () => {
    const everything = allow('*', '*', MFA);
    expect(found('User', everything)).toEqual([
      `warning the user Holder has every permission in the account, if ${PRESENT} is true`,
    ]);
    expect(found('Role', everything)[0]).toMatch(/^warning iam:PutRolePolicy on \*, if /);
  });
});

describe('a request has MFA, or has none', () => {
  test.each([
    ['an allow without, a deny of none', [allow(WRITE, '*', NO_MFA), deny(AGELESS)]],
    ['the same by the other keys', [allow(WRITE, '*', AGELESS), deny(NO_MFA)]],
    ['an allow with, a deny of any', [allow(WRITE, '*', MFA), deny(AGED)]],
    ['two denies', [allow(WRITE), deny(AGELESS), deny(MFA)]],
    ['two denies by the other keys', [allow(WRITE), deny(NO_MFA), deny(AGED)]],
    ['one allow', [allow(WRITE, '*', { ...NO_MFA, ...ageIs('NumericLessThan') })]],
    ['an age', [allow(WRITE, '*', NO_MFA), deny(ageIs('NumericGreaterThanIfExists'))]],
  ])('so that nobody meets %s', (_, statements) => {
    for (const type of ['User', 'Group', 'Role']) expect(found(type, ...statements)).toEqual([]);
  });

  test.each([
    ['an allow and a deny', [allow(WRITE, '*', NO_MFA), deny(AGED)]],
    ['one allow', [allow(WRITE, '*', { ...NO_MFA, ...AGELESS })]],
  ])('and a user meets %s without', (_, statements) => {
    expect(found('User', ...statements)).toEqual([
      `fatal ${WRITE} on *: the holder takes any role by rewriting its trust policy`,
    ]);
  });

  test('of any age', () => {
    const later = { ...MFA, ...ageIs('NumericGreaterThan') };
    expect(found('User', allow(WRITE, '*', later))).toEqual(
      takesRoles('warning', `${PRESENT} is true and ${AGE} is more than 3600`),
    );
  });

  test.each([
    [MFA, AGED, ['escalation']],
    [NO_MFA, AGELESS, ['escalation']],
    [NO_MFA, MFA, []],
    [NO_MFA, AGED, []],
    [AGED, NO_MFA, []],
  ])('where an allow has %j, and the boundary %j', (own, limit, expected) => {
    const bounded = { PermissionsBoundary: { Ref: 'Bound' } };
    const { Resources } = holderTemplate('User', [allow(WRITE, '*', own)], bounded);
    const PolicyDocument = connectHolder(allow(WRITE, '*', limit));
    const Bound = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument } };
    const ids = audit(read('template.json', { Resources: { ...Resources, Bound } })!)
      .map(({ id }) => id)
      .filter((id) => id.endsWith('escalation'));
    expect(ids).toEqual(expected);
  });
});
