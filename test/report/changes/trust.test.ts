import { report } from '../../../src/report/build-report';
import { changes } from '../../../src/report/changes/compare';
import { changesText } from '../../../src/report/changes/render-text';
import { audit } from '../../../src/validation/run-rules';
import { allow, INSTANCE, reported, role, template } from '../../support/readings';

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
const PLACE = 'template.json/Resources/Role/Properties/AssumeRolePolicyDocument/Statement';
const see = (index: number, what = 'a statement in') =>
  `; see ${what} the trust policy, ${PLACE}/${index}`;
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const textBetween = (before: object[], after: object[]) =>
  changesText(changes(trusting(...before), trusting(...after)));

test('losing a condition of trust is a gain of access, and is to be looked at', () => {
  expect(textBetween([by('*', MFA)], [by('*')])).toBe(`\
Role (role)
  ! can be taken on by everybody; before, by everybody if aws:MultiFactorAuthPresent is true${see(0)}
`);
  expect(changes(trusting(by('*', MFA)), trusting(by('*'))).newAccess).toBe('yes');
});

test('a condition more is a loss', () => {
  expect(textBetween([by('*')], [by('*', MFA)])).toBe(`\
Role (role)
  - can be taken on only by everybody if aws:MultiFactorAuthPresent is true; before, by everybody${see(0)}
`);
});

test('trust that is opened to everybody is to be looked at, and stands first', () => {
  const account = by({ AWS: 'arn:aws:iam::111122223333:root' });
  expect(textBetween([account], [by({ AWS: '*' })])).toBe(`\
Role (role)
  ! can be taken on by everybody${see(0)}
`);
  expect(textBetween([account], [by({ AWS: '*' }), by({ Service: 'a.amazonaws.com' })])).toBe(`\
Role (role)
  ! can be taken on by everybody${see(0)}
  + can be taken on by a.amazonaws.com${see(1)}
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
  ! can be taken on by everybody but arn:aws:iam::111122223333:role/x${see(0)}
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
  ! no longer refused: never arn:aws:iam::111122223333:role/x${see(1)}
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

test('parties that are trusted in the same way are said once, with the Sid of the statement', () => {
  const accounts = ['111122223333', '444455556666'].map((one) => `arn:aws:iam::${one}:root`);
  const both = { ...by({ AWS: accounts }), Sid: 'Partners' };
  expect(textBetween([], [both])).toBe(`\
Role (role)
  + can be taken on by ${accounts.join(', ')}${see(0, 'Partners in')}
`);
  expect(textBetween([both], [])).toBe(`\
Role (role)
  - can no longer be taken on by ${accounts.join(', ')}${see(0, 'Partners in')}
`);
});

test('a statement that is the same on both sides is not named', () => {
  const [one, other] = ['a', 'b'].map((name) => by({ Service: `${name}.amazonaws.com` }));
  const { principals } = changes(trusting(one), trusting(one, other));
  expect(principals[0].changes).toEqual([
    {
      kind: 'trust-gained',
      before: [],
      after: [
        expect.objectContaining({ principals: [{ type: 'Service', value: 'b.amazonaws.com' }] }),
      ],
      statements: [
        {
          side: 'after',
          file: 'template.json',
          pointer: `${PLACE.replace('template.json', '')}/1`,
        },
      ],
    },
  ]);
});

test('trust in everybody is said by the change of trust, not by a finding too', () => {
  const world = (...statements: object[]) => {
    const read = template({
      Role: role(allow('connect:AdminGetEmergencyAccessToken', INSTANCE), {
        AssumeRolePolicyDocument: { Statement: statements },
      }),
    });
    return report(read, audit(read));
  };
  const kinds = (before: object, after: object) =>
    changes(world(before), world(after)).principals[0].changes.map(({ kind }) => kind);
  const account = by({ AWS: 'arn:aws:iam::111122223333:root' });
  expect(kinds(account, by('*'))).toEqual(['trust-gained']);
});
