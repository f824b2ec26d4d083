import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const WRITES = allowing('iam:PutRolePolicy');
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const LAMBDA = { Service: 'lambda.amazonaws.com' };

const Parameters = {
  Off: { Type: 'String', Default: 'no' },
  On: { Type: 'String', Default: 'yes' },
  Open: { Type: 'String' },
  Policy: { Type: 'String', Default: ADMINISTRATOR },
};
const isYes = (Ref: string) => ({ 'Fn::Equals': [{ Ref }, 'yes'] });
const Conditions = {
  IsOff: isYes('Off'),
  IsOn: isYes('On'),
  IsOpen: isYes('Open'),
  IsNotOn: { 'Fn::Not': [{ Condition: 'IsOn' }] },
  IsOffAndOpen: { 'Fn::And': [{ Condition: 'IsOff' }, { Condition: 'IsOpen' }] },
  IsOffOrOpen: { 'Fn::Or': [{ Condition: 'IsOff' }, { Condition: 'IsOpen' }] },
};

interface Given {
  readonly kind?: string;
  readonly properties?: object;
  readonly trusted?: unknown;
  readonly statements?: readonly object[];
  readonly others?: object;
}

/** What is found in a template about a role, or another principal, under a template condition. */
function findings(Condition: string | undefined, given: Given = {}) {
  const { kind = 'Role', properties = {}, statements = [WRITES], others = {} } = given;
  const { trusted = LAMBDA } = given;
  const trust = policy({ Effect: 'Allow', Principal: trusted, Action: 'sts:AssumeRole' });
  const Resources = {
    ...others,
    Holder: {
      Type: `AWS::IAM::${kind}`,
      ...(Condition && { Condition }),
      Properties: {
        ...(kind === 'Role' && { AssumeRolePolicyDocument: trust }),
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
        ...properties,
      },
    },
  };
  return audit(read('template.json', { Parameters, Conditions, Resources })!);
}

const said = (id: RegExp, ...given: Parameters<typeof findings>) =>
  findings(...given)
    .filter((one) => id.test(one.id))
    .map(({ severity, what }) => `${severity}: ${what}`);

const WAY = 'iam:PutRolePolicy on *';
const ALL = 'the role Holder has every permission in the account';
const DEED = 'the holder writes any permission into a role';
const holds = (name: string) => `the condition ${name} of the template holds`;

describe('a principal that the default of a parameter keeps out', () => {
  test.each(['IsOff', 'IsNotOn', 'IsOffAndOpen'])('is a warning that names %s', (name) => {
    expect(said(/escalation/, name)).toEqual([`warning: ${WAY}, if ${holds(name)}: ${DEED}`]);
  });

  test.each(['User', 'Group'])('is a warning for a %s', (kind) => {
    expect(said(/escalation/, 'IsOff', { kind })[0]).toMatch(/^warning: .* if the condition IsOff/);
  });

  test('has a policy of AWS under the condition', () => {
    const properties = { ManagedPolicyArns: [ADMINISTRATOR] };
    expect(said(/administrator/, undefined, { properties })).toHaveLength(1);
    expect(said(/administrator/, 'IsOff', { properties })).toEqual([
      `warning: ${ALL}, if ${holds('IsOff')}`,
    ]);
  });

  test('has a policy by a default under the condition', () => {
    const properties = { ManagedPolicyArns: [{ Ref: 'Policy' }] };
    const byDefault = ', with the default of the parameter Policy';
    expect(said(/administrator/, undefined, { properties })).toEqual([
      `warning: ${ALL}${byDefault}`,
    ]);
    expect(said(/administrator/, 'IsOff', { properties })).toEqual([
      `warning: ${ALL}, if ${holds('IsOff')}${byDefault}`,
    ]);
  });

  test('trusts everybody under the condition', () => {
    expect(said(/anyone/, 'IsOff', { trusted: '*', statements: [] })).toEqual([
      `error: anyone can assume the role Holder, if ${holds('IsOff')}`,
    ]);
  });

  test('keeps its denies', () => {
    const statements = [WRITES, { Effect: 'Deny', Action: 'iam:*', Resource: '*' }];
    expect(said(/escalation/, 'IsOff', { statements })).toEqual([]);
  });

  test('gives what it has to others', () => {
    const others = {
      App: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'App',
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: LAMBDA,
            Action: 'sts:AssumeRole',
          }),
          Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder() }],
        },
      },
    };
    const trusted = { AWS: { 'Fn::GetAtt': ['App', 'Arn'] } };
    const ways = findings('IsOff', { trusted, others }).filter(({ what }) => /trusts/.test(what));
    expect(ways.map(({ severity, what }) => `${severity}: ${what}`)).toEqual([
      'warning: the role Holder trusts the role App, which gets iam:PutRolePolicy',
    ]);
  });
});

describe('a principal that no default keeps out', () => {
  test.each(['IsOn', 'IsOpen', 'IsOffOrOpen'])('is as severe, and names %s', (name) => {
    expect(said(/escalation/, name)).toEqual([
      `fatal: ${WAY}: ${DEED}. The role exists if ${holds(name)}`,
    ]);
    expect(said(/anyone/, name, { trusted: '*', statements: [] })).toEqual([
      `fatal: anyone can assume the role Holder. The role exists if ${holds(name)}`,
    ]);
  });

  test('without a condition names none', () => {
    expect(said(/escalation/, undefined)).toEqual([`fatal: ${WAY}: ${DEED}`]);
  });
});

test('trust in everybody in both branches of a condition is not conditional', () => {
  const Statement = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
  const by = (other: object) => ({
    properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: { 'Fn::If': ['IsOff', [Statement], [other]] },
      },
    },
    statements: [],
  });
  expect(said(/anyone/, undefined, by(Statement))).toEqual([
    'fatal: anyone can assume the role Holder',
  ]);
  expect(said(/anyone/, undefined, by({ ...Statement, Principal: LAMBDA }))).toEqual([
    `error: anyone can assume the role Holder, if ${holds('IsOff')}`,
  ]);
});
