import { read, readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

const NONE = { Ref: 'AWS::NoValue' };
const only = (condition: string, statement: object) => ({
  'Fn::If': [condition, statement, NONE],
});
const is = (parameter: string, value: string) => ({ 'Fn::Equals': [{ Ref: parameter }, value] });
const not = (of: object) => ({ 'Fn::Not': [of] });
const named = (Condition: string) => ({ Condition });
const text = (more: object = {}) => ({ Type: 'String', ...more });

const KEYS = allow('iam:CreateAccessKey');
const DENY = { Effect: 'Deny', Action: 'iam:*', Resource: '*' };
const PASS = allow('iam:PassRole');
const RUN = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const LAMBDA = {
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

interface Given {
  readonly conditions: object;
  readonly parameters?: object;
  readonly trust?: readonly object[];
}

const template = (
  { conditions, parameters = { P: text(), Q: text() }, trust = [LAMBDA] }: Given,
  ...statements: object[]
) => ({
  Parameters: parameters,
  Conditions: conditions,
  Resources: {
    Own: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: trust },
        Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
      },
    },
  },
});

const idsOf = (findings: ReturnType<typeof audit>) =>
  findings.map(({ id }) => id).filter((id) => /escalation|trust/.test(id));

/** What is found about a role of a template: its ways and its trust. */
const found = (given: Given, ...statements: object[]) =>
  idsOf(audit(read('template.json', template(given, ...statements))!));

const LIMITED = ['limited-escalation'];

describe('an allow under K and a deny where N does not hold', () => {
  test.each<[string, object, object, readonly string[]]>([
    ['N is not K', is('P', 'x'), not(named('K')), []],
    ['N is another value of a parameter', is('P', 'x'), is('P', 'y'), []],
    ['N needs K not to hold', is('P', 'x'), { 'Fn::And': [not(named('K')), is('Q', 'x')] }, []],
    ['N is K', is('P', 'x'), named('K'), LIMITED],
    ['N is K or more', is('P', 'x'), { 'Fn::Or': [named('K'), is('P', 'y')] }, LIMITED],
    ['N is about another parameter', is('P', 'x'), is('Q', 'y'), LIMITED],
    ['N is not another value', is('P', 'x'), not(is('P', 'y')), LIMITED],
  ])('%s', (_, K, N, expected) => {
    const closed = { 'Fn::If': ['N', NONE, DENY] };
    expect(found({ conditions: { K, N } }, only('K', KEYS), closed)).toEqual(expected);
  });

  test('AllowedValues leave no other value', () => {
    const conditions = { K: not(is('P', 'x')), N: not(is('P', 'y')) };
    const statements = [only('K', KEYS), { 'Fn::If': ['N', NONE, DENY] }];
    const of = (...AllowedValues: string[]) =>
      found({ conditions, parameters: { P: text({ AllowedValues }) } }, ...statements);
    expect(of('x', 'y')).toEqual([]);
    expect(of('x', 'y', 'z')).toEqual(LIMITED);
  });

  test('too many comparisons decide nothing', () => {
    const names = [...'ABCDEFGHIJKL'];
    const all = { 'Fn::Or': names.map((name) => is(name, 'x')) };
    const parameters = Object.fromEntries(names.map((name) => [name, text()]));
    const given = { conditions: { K: all, N: not(all) }, parameters };
    expect(found(given, only('K', KEYS), { 'Fn::If': ['N', NONE, DENY] })).toEqual(LIMITED);
  });

  test('a name that two files define decides nothing', () => {
    const one = { conditions: { K: is('P', 'x'), N: not(named('K')) } };
    const both = [
      template(one, only('K', KEYS), { 'Fn::If': ['N', NONE, DENY] }),
      template(one, only('K', allow('s3:GetObject')), only('N', allow('s3:PutObject'))),
    ];
    const files = both.map((content, i) => ({ file: `${i}.json`, content }));
    expect(idsOf(audit(readTogether(files)))).toEqual(LIMITED);
  });
});

describe('the actions of a way', () => {
  const conditions = { K: is('P', 'x'), N: not(named('K')) };

  test('are never together where their conditions exclude each other', () => {
    expect(found({ conditions }, only('K', PASS), only('N', RUN))).toEqual([]);
    expect(found({ conditions }, { 'Fn::If': ['K', PASS, RUN] })).toEqual([]);
  });

  test('are together where one of several statements is there', () => {
    const elsewhere = allow('iam:PassRole', 'arn:aws:iam::*:role/app');
    expect(found({ conditions }, only('K', PASS), only('K', RUN))).toEqual(LIMITED);
    expect(found({ conditions }, only('K', PASS), RUN)).toEqual(LIMITED);
    expect(found({ conditions }, only('K', PASS), only('N', elsewhere), only('N', RUN))).toEqual(
      LIMITED,
    );
  });
});

describe('trust in everybody under K', () => {
  const everybody = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' };
  const denied = { ...everybody, Effect: 'Deny' };
  const trust = [only('K', everybody), { 'Fn::If': ['N', NONE, denied] }];

  test.each<[object, readonly string[]]>([
    [not(named('K')), []],
    [is('P', 'y'), []],
    [is('Q', 'y'), ['trust-in-anyone']],
  ])('with a deny where this does not hold: %j', (N, expected) => {
    expect(found({ conditions: { K: is('P', 'x'), N }, trust })).toEqual(expected);
  });
});
