import { changes } from '../../../src/report/changes/compare';
import { changesText } from '../../../src/report/changes/render-text';
import { allow, INSTANCE, reported, role } from '../../support/readings';

const trusting = (...statements: object[]) =>
  reported({
    Role: role(allow('connect:AdminGetEmergencyAccessToken', INSTANCE), {
      AssumeRolePolicyDocument: { Statement: statements },
    }),
  });
const by = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal,
  ...(Condition && { Condition }),
});
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const textBetween = (before: object[], after: object[]) =>
  changesText(changes(trusting(...before), trusting(...after)));

test('losing a condition of trust is a gain of access, and is to be looked at', () => {
  expect(textBetween([by('*', MFA)], [by('*')])).toBe(`\
Role (role)
  ! can be taken on by everybody; before, by everybody if aws:MultiFactorAuthPresent is true
`);
  expect(changes(trusting(by('*', MFA)), trusting(by('*'))).newAccess).toBe('yes');
});

test('a condition more is a loss', () => {
  expect(textBetween([by('*')], [by('*', MFA)])).toBe(`\
Role (role)
  - can be taken on only by everybody if aws:MultiFactorAuthPresent is true; before, by everybody
`);
});

test('trust that is opened to everybody is to be looked at, and stands first', () => {
  const account = by({ AWS: 'arn:aws:iam::111122223333:root' });
  expect(textBetween([account], [by({ AWS: '*' })])).toBe(`\
Role (role)
  ! can be taken on by everybody
`);
  expect(textBetween([account], [by({ AWS: '*' }), by({ Service: 'a.amazonaws.com' })])).toBe(`\
Role (role)
  ! can be taken on by everybody
  + can be taken on by a.amazonaws.com
`);
});

test('an account is the same by its id and by its root', () => {
  expect(
    textBetween([by({ AWS: '111122223333' })], [by({ AWS: 'arn:aws:iam::111122223333:root' })]),
  ).toBe('No access changed.\n');
});

test('everybody but somebody is nearly everybody', () => {
  const but = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/x' },
  };
  expect(textBetween([], [but])).toBe(`\
Role (role)
  ! can be taken on by everybody but arn:aws:iam::111122223333:role/x
`);
});

test('how statements are cut does not matter, nor does a Sid', () => {
  const both = by({ Service: ['a.amazonaws.com', 'b.amazonaws.com'] });
  const each = [
    { ...by({ Service: 'b.amazonaws.com' }), Sid: 'B' },
    by({ Service: 'a.amazonaws.com' }),
  ];
  expect(textBetween([both], each)).toBe('No access changed.\n');
});

test('a refusal that went is a gain', () => {
  const refused = { ...by({ AWS: 'arn:aws:iam::111122223333:role/x' }), Effect: 'Deny' };
  expect(textBetween([by('*'), refused], [by('*')])).toBe(`\
Role (role)
  ! no longer refused: never arn:aws:iam::111122223333:role/x
`);
});

test('trust that is not known now is not known, and is not lost', () => {
  const known = trusting(by({ AWS: 'arn:aws:iam::111122223333:root' }));
  const unknown = reported({
    Role: role(allow('connect:AdminGetEmergencyAccessToken', INSTANCE), {
      AssumeRolePolicyDocument: { Ref: 'Trust' },
    }),
  });
  const found = changes(known, unknown);
  expect(found.newAccess).toBe('unknown');
  expect(changesText(found)).toBe(`\
Role (role)
  ? not known: the trust policy (known only at deployment: \${Trust}), which may let others assume the role

Not compared
  ? the trust policy (known only at deployment: \${Trust}), now, for Role
`);
});
