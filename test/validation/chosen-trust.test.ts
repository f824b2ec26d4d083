import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, REACHES_CONNECT } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy, roleWith } from '../support/documents';

const VALUE = { Ref: 'Value' };
const GITHUB = 'token.actions.githubusercontent.com';
const OPEN = 'anyone can assume the role Role';

const trusted = (statement: object) => ({
  Effect: 'Allow',
  Principal: '*',
  ...('NotAction' in statement ? {} : { Action: 'sts:AssumeRole' }),
  ...statement,
});

/** What is found about a role with some statements of trust, and some of access. */
function found(
  trust: readonly object[],
  parameter: object = {},
  { rules = /trust-in|without-subject/, access = [] as readonly object[] } = {},
) {
  const AssumeRolePolicyDocument = policy(...trust.map(trusted));
  const template = {
    Parameters: { Value: { Type: 'String', ...parameter } },
    Mappings: { Stages: { prod: { action: 'sts:AssumeRole' }, dev: { action: 'sts:AssumeRole' } } },
    Resources: {
      Role: roleWith('P', policy(REACHES_CONNECT, ...access), { AssumeRolePolicyDocument }),
    },
  };
  return audit(defined(read('template.json', template)))
    .filter(({ id }) => rules.test(id))
    .map(({ severity, what }) => `${severity}: ${what}`);
}
const onTrust = (trust: readonly object[], parameter?: object) =>
  found(trust, parameter).filter((one) => !one.includes('identity provider'));

describe('an action of a trust policy that only deployment knows', () => {
  test.each<[string, unknown, object, string]>([
    ['a parameter', VALUE, {}, '${Value}'],
    ['the name in it', { 'Fn::Sub': 'sts:${Value}' }, {}, 'sts:${Value}'],
    ['one of a list', ['sts:TagSession', VALUE], {}, '${Value}'],
    ['an import', { 'Fn::ImportValue': 'action' }, {}, '${Import action}'],
    [
      'of AllowedValues',
      VALUE,
      { AllowedValues: ['sts:AssumeRole', 'sts:TagSession'] },
      '${Value}',
    ],
  ])('may let everybody in: %s', (_, Action, parameter, text) => {
    expect(onTrust([{ Action }], parameter)).toEqual([
      `error: ${OPEN}, if ${text} is sts:AssumeRole`,
    ]);
  });

  test.each<[string, unknown, object]>([
    ['is another by its default', VALUE, { Default: 'sts:TagSession' }],
    ['is another in AllowedValues', VALUE, { AllowedValues: ['sts:TagSession', 'sts:GetX'] }],
    ['is of another service', { 'Fn::Sub': 's3:${Value}' }, {}],
  ])('lets nobody in if it %s', (_, Action, parameter) => {
    expect(onTrust([{ Action }], parameter)).toEqual([]);
  });

  test('lets everybody in if all that the template lists is the action', () => {
    const Action = { 'Fn::FindInMap': ['Stages', VALUE, 'action'] };
    expect(onTrust([{ Action }])).toEqual([`fatal: ${OPEN}`]);
  });

  test('may be what NotAction leaves out', () => {
    const all = [{ NotAction: VALUE }];
    expect(onTrust(all)).toEqual([`error: ${OPEN}, if \${Value} is not sts:AssumeRole`]);
    expect(onTrust(all, { Default: 'sts:AssumeRole' })).toEqual([]);
    expect(onTrust(all, { Default: 'sts:TagSession' })).toEqual([
      `fatal: ${OPEN}, by the default of Value`,
    ]);
  });

  test('may be what a deny stops', () => {
    const all = [{}, { Effect: 'Deny', Action: VALUE }];
    expect(onTrust(all)).toEqual([`error: ${OPEN}, if \${Value} is not sts:AssumeRole`]);
    expect(onTrust(all, { AllowedValues: ['sts:TagSession', 'sts:GetX'] })).toEqual([
      `fatal: ${OPEN}`,
    ]);
  });

  test('may let a role in that it names', () => {
    const template = {
      Parameters: { Value: { Type: 'String' } },
      Resources: {
        Role: roleWith('P', policy(REACHES_CONNECT)),
        Admin: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: policy(
              trusted({ Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } }, Action: VALUE }),
            ),
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          },
        },
      },
    };
    const ids = audit(defined(read('template.json', template))).map(({ id }) => id);
    expect(ids).toContain('limited-escalation');
    expect(ids).not.toContain('escalation');
  });
});

describe('the value of Null and Bool that only deployment knows', () => {
  const ifNull = (key: string) => ({ Condition: { Null: { [key]: VALUE } } });

  test.each<[string, object, object]>([
    ['an organization', ifNull('aws:PrincipalOrgID'), {}],
    ['of AllowedValues', ifNull('aws:PrincipalOrgID'), { AllowedValues: ['true', 'false'] }],
    ['an external id', ifNull('sts:ExternalId'), {}],
    ['MFA', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': VALUE } } }, {}],
  ])('may let everybody in: %s', (_, statement, parameter) => {
    expect(onTrust([statement], parameter)).toEqual([`error: ${OPEN}, if \${Value} is true`]);
  });

  test('decides whether everybody at a provider gets in', () => {
    const github = {
      Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      ...ifNull(`${GITHUB}:sub`),
    };
    expect(found([github])).toEqual([
      expect.stringMatching(/^error: everybody with an account at .*, if \${Value} is not true$/),
    ]);
    expect(found([github], { AllowedValues: ['true'] })).toEqual([]);
    expect(found([github], { Default: 'true' })).toEqual([]);
  });

  test('decides about what an identity policy allows', () => {
    const onWay = (Condition: object, parameter: object = {}) =>
      found([{ Principal: { Service: 'lambda.amazonaws.com' } }], parameter, {
        rules: /escalation/,
        access: [allowing('iam:PutRolePolicy', '*', Condition)],
      });
    const onBoundary = { Null: { 'iam:PermissionsBoundary': VALUE } };
    expect(onWay(onBoundary)).toEqual([
      expect.stringMatching(/^warning: .*, if Null of iam:PermissionsBoundary is \${Value}: /),
    ]);
    expect(onWay(onBoundary, { Default: 'true' })).toEqual([expect.stringMatching(/^fatal: /)]);
    expect(onWay({ Null: { 'aws:PrincipalArn': VALUE } })).toEqual([
      expect.stringMatching(/^warning: /),
    ]);
  });
});
