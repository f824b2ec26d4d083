import { readTogether } from '../../src/reader/read';
import { findingName } from '../../src/text/finding-name';
import { alikePrincipals } from '../../src/validation/alike-principals';
import { audit } from '../../src/validation/run-rules';
import { allow, CONNECT, deny, role, template } from '../support/readings';

const instance = (letter: string) =>
  `${CONNECT}:instance/${letter.repeat(8)}-2222-3333-4444-555555555555`;
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const trust = (Principal: object) => ({
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
  },
});
const ACCOUNT = trust({ AWS: '111122223333' });

/** Statements on an instance, each with findings. */
const FAULTS: readonly (readonly [string, (on: string) => readonly object[]])[] = [
  ['an ARN of no resource', (on) => [allow('connect:DescribeUser', `${on}/user/*`)]],
  ['another resource type', (on) => [allow('connect:DescribeUser', `${on}/queue/*`)]],
  ['a missing resource type', (on) => [allow('connect:CreateUser', `${on}/agent/*`)]],
  ['a wildcard', (on) => [allow(['connect:Describe*', 'connect:*Token'], [on, `${on}/*`])]],
  ['a key', (on) => [allow('kms:CreateGrant'), allow('connect:DescribeUser', `${on}/agent/*`)]],
  ['another prefix', (on) => [allow('connectcases:GetCase', `${on}/*`)]],
  ['a sign-in', (on) => [allow('connect:GetFederationToken', on), deny('connect:*', `${on}/x`)]],
  ['a sign-in in an emergency', (on) => [allow('connect:AdminGetEmergencyAccessToken', on)]],
  ['a way to more access', (on) => [allow('iam:PutRolePolicy'), allow('connect:*', on)]],
  [
    'a condition',
    (on) => [
      allow('connect:DescribeUser', `${on}/agent/*`, {
        Condition: { StringEquals: { 'connect:Nothing': on } },
      }),
    ],
  ],
  ['an e-mail address', (on) => [allow('connect:UpdateUserIdentityInfo', `${on}/agent/*`)]],
];

/** The findings of an audit on one resource. */
const findingsOn = (id: string, resources: object) =>
  audit(template(resources)).filter(({ place }) => place.logicalId === id);

describe('a role like another has the findings that it has alone', () => {
  test.each(FAULTS)('with %s', (_, statements) => {
    const resources = (letters: readonly string[]) =>
      Object.fromEntries(
        letters.map((one) => [`Role${one}`, role(statements(instance(one)), ACCOUNT)]),
      );
    const both = resources(['a', 'b']);
    expect([...alikePrincipals(template(both)).values()].map(({ name }) => name)).toEqual([
      'Rolea',
      'Roleb',
    ]);
    const alone = findingsOn('Roleb', resources(['b']));
    expect(alone).not.toEqual([]);
    expect(findingsOn('Roleb', both)).toEqual(alone);
    expect(findingsOn('Rolea', both)).toEqual(findingsOn('Rolea', resources(['a'])));
  });
});

test('a role that others name has findings of its own', () => {
  const full = () => role(allow('connect:*', instance('a')), ACCOUNT);
  const found = audit(
    template({
      First: full(),
      Second: full(),
      Caller: role(allow('sts:AssumeRole', arnOf('Second')), ACCOUNT),
    }),
  ).filter(({ id }) => id === 'limited-escalation');
  expect(found.map(findingName)).toEqual(['limited-escalation[sts:AssumeRole on Second]']);
});

test('a role that may change itself has findings of its own', () => {
  const own = (id: string) =>
    role(
      [
        allow('connect:DescribeUser', `${instance('a')}/agent/*`),
        allow('iam:PutRolePolicy', arnOf(id)),
      ],
      ACCOUNT,
    );
  const found = audit(template({ First: own('First'), Second: own('First') })).filter(
    ({ id }) => id === 'escalation',
  );
  expect(found.map(({ place }) => place.logicalId)).toEqual(['First']);
});

describe('two roles', () => {
  /** The names of those that are like others. */
  const alike = (first: object, second: object) =>
    [...alikePrincipals(template({ First: first, Second: second })).values()].map(
      ({ name }) => name,
    );
  const on = (resource: unknown, letter = 'a', more: object = {}, trusted = ACCOUNT) =>
    role(
      [
        allow('connect:DescribeUser', `${instance(letter)}/agent/*`),
        allow('iam:GetRole', resource, more),
      ],
      trusted,
    );
  const twice = (one: object) => [one, one] as const;
  const condition = (Condition: object) => twice(on('*', 'a', { Condition }));

  test('are alike when they differ only in ids', () => {
    expect(alike(on('*'), on('*', 'b'))).toEqual(['First', 'Second']);
  });

  test.each([
    ['other resources', [on('arn:aws:s3:::a'), on('arn:aws:s3:::b')]],
    ['other trust', [on('*'), on('*', 'a', {}, trust({ AWS: '999922223333' }))]],
    ['a pattern for names of roles', twice(on('arn:aws:iam::111122223333:role/F*'))],
    ['references to themselves', [on(arnOf('First')), on(arnOf('Second'))]],
    ['a wildcard for a part of an id', twice(on(`${CONNECT}:instance/b*`))],
    ['a condition on who calls', condition({ ArnLike: { 'aws:PrincipalArn': '*:role/F*' } })],
    ['a condition on policies', condition({ ArnLike: { 'iam:PolicyARN': '*:policy/P' } })],
  ])('are not alike with %s', (_, [first, second]) => {
    expect(alike(first, second)).toEqual([]);
  });
});

describe('roles that differ only in their tags', () => {
  const alikeWith = (...statements: object[]) => {
    const tagged = (Value: string) =>
      role(statements, { ...ACCOUNT, Tags: [{ Key: 'team', Value }] });
    return [...alikePrincipals(template({ A: tagged('a'), B: tagged('b') })).values()].length;
  };

  test('are alike', () => {
    expect(alikeWith(allow('connect:ListInstances'))).toBe(2);
  });

  test('are different where a condition is on their own tags', () => {
    const condition = { StringEquals: { 'aws:PrincipalTag/team': 'a' } };
    expect(alikeWith(allow('iam:PutRolePolicy', '*', { Condition: condition }))).toBe(0);
  });
});

describe('of one template that two files have, a role', () => {
  const content = {
    Resources: {
      Writer: role(
        [
          allow('connect:DescribeUser', `${instance('a')}/agent/*`),
          allow('iam:PutRolePolicy', arnOf('Target')),
        ],
        ACCOUNT,
      ),
      Target: role([], trust({ AWS: arnOf('Writer') })),
    },
  };
  const found = (...files: readonly string[]) =>
    audit(readTogether(files.map((file) => ({ file, content }))))
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity, what }) => [severity, what]);

  test('takes the role of its own file, as in one file', () => {
    const text =
      'iam:PutRolePolicy on ${Target.Arn}: the holder writes any permission into a role as which it can act';
    const fatal = ['fatal', text];
    expect(found('dev.json')).toEqual([fatal]);
    expect(found('dev.json', 'prod.json')).toEqual([fatal, fatal]);
  });
});
