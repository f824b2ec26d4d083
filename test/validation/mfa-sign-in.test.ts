import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, holderTemplate } from '../support/connect-holder';

const WRITE = 'iam:UpdateAssumeRolePolicy';
const deny = (condition: object) => ({ ...allow(WRITE, '*', condition), Effect: 'Deny' });
const [PRESENT, AGE] = ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'];
const MFA = { Bool: { [PRESENT]: 'true' } };

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
    ['an allow of the last hour', [allow(WRITE, '*', { NumericLessThan: { [AGE]: '3600' } })]],
    ['an allow with its key', [allow(WRITE, '*', { Null: { [AGE]: 'false' } })]],
    ['a deny', [allow(WRITE), deny({ BoolIfExists: { [PRESENT]: 'false' } })]],
    ['a deny without its key', [allow(WRITE), deny({ Null: { [AGE]: 'true' } })]],
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
