import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { defined } from '../support/defined';
import { allow, deny, policy, roleWith } from '../support/documents';

const ANYONE = policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' });
const NO_VALUE = { Ref: 'AWS::NoValue' };
const onlyIf = (name: string, value: unknown) => ({ 'Fn::If': [name, value, NO_VALUE] });
const unless = (name: string, value: unknown) => ({ 'Fn::If': [name, NO_VALUE, value] });
const WRITES = allow('iam:PutRolePolicy', '*');
const UNREAD = 'arn:aws:iam::111122223333:policy/unread';
const whenTagged = (one: object) => ({
  ...one,
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
});

/** What is found about a role that anyone can assume, and that has no access to Amazon Connect. */
const found = (statements: readonly unknown[], more: object = {}) =>
  audit(
    defined(
      read('template.json', {
        Parameters: { Stage: { Type: 'String', Default: 'dev' } },
        Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
        Resources: {
          Narrow: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: policy(allow('s3:*', '*')) },
          },
          Role: roleWith('P', policy(...(statements as object[])), {
            AssumeRolePolicyDocument: ANYONE,
            ...more,
          }),
        },
      }),
    ),
  ).filter(({ id }) => /trust-in-anyone|escalation/.test(id));
const severities = (...args: Parameters<typeof found>) =>
  found(...args)
    .map(({ severity, id }) => `${severity} ${id}`)
    .sort();

const IN_DOUBT = ['warning limited-escalation', 'warning trust-in-anyone'];
const SURE = ['fatal trust-in-anyone', 'warning escalation'];

describe('a way to any permission of a role without access to Amazon Connect', () => {
  test.each<[string, unknown[], object]>([
    ['a template condition on the allow', [onlyIf('Prod', WRITES)], {}],
    ['a template condition on a deny', [WRITES, onlyIf('Prod', deny('iam:*', '*'))], {}],
    ['a tag that is not known', [whenTagged(WRITES)], {}],
    ['a boundary that no file has', [WRITES], { PermissionsBoundary: UNREAD }],
    [
      'a boundary under a template condition',
      [WRITES],
      { PermissionsBoundary: onlyIf('Prod', { Ref: 'Narrow' }) },
    ],
    [
      'a template condition, and only the own name',
      [
        onlyIf('Prod', {
          ...WRITES,
          Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/own' },
        }),
      ],
      { RoleName: 'own' },
    ],
  ])('is a warning under %s', (_, statements, more) => {
    expect(severities(statements, more)).toEqual(IN_DOUBT);
  });

  test('says that the role may take every permission, and by what', () => {
    expect(found([onlyIf('Prod', WRITES)]).map(({ what }) => what)).toEqual([
      'anyone can assume the role Role. It has no access to Amazon Connect, and may take every permission in the account by iam:PutRolePolicy',
      'iam:PutRolePolicy on *, if the condition Prod of the template holds: the holder writes any permission into a role. It has no access to Amazon Connect, and may take it',
    ]);
  });

  test('names the template condition under which there is no boundary', () => {
    const [, { what }] = found([WRITES], { PermissionsBoundary: onlyIf('Prod', UNREAD) });
    expect(what).toContain('on *, if the condition Prod of the template does not hold: ');
    const [, { what: other }] = found([WRITES], {
      PermissionsBoundary: { 'Fn::If': ['Prod', UNREAD, `${UNREAD}2`] },
    });
    expect(other).toContain('on *: ');
  });

  test('is sure without any of them', () => {
    expect(severities([WRITES])).toEqual(SURE);
    expect(severities([WRITES, onlyIf('Prod', WRITES)])).toEqual(SURE);
  });

  test.each<[string, unknown[], object]>([
    ['a deny', [WRITES, deny('iam:*', '*')], {}],
    ['a boundary', [WRITES], { PermissionsBoundary: { Ref: 'Narrow' } }],
    [
      'a deny under the same condition',
      [onlyIf('Prod', WRITES), onlyIf('Prod', deny('*', '*'))],
      {},
    ],
    [
      'the name of another role',
      [onlyIf('Prod', { ...WRITES, Resource: 'arn:aws:iam::*:role/other' })],
      { RoleName: 'own' },
    ],
    [
      'a boundary that it must give',
      [
        unless('Prod', {
          ...WRITES,
          Condition: { StringEquals: { 'iam:PermissionsBoundary': { Ref: 'Narrow' } } },
        }),
      ],
      {},
    ],
  ])('is none under %s', (_, statements, more) => {
    expect(severities(statements, more)).toEqual([]);
  });
});
