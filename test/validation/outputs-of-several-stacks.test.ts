import { readTogether } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing, connectHolder, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

/* Two stacks, S and T, use a template. The others use its outputs, of S or of T. */

const nested = (TemplateURL: string, Parameters: object = {}) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { TemplateURL, Parameters },
});
const out = (stack = 'S') => ({ 'Fn::GetAtt': [stack, 'Outputs.Out'] });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const denying = (Action: string) => ({ Effect: 'Deny', Action, Resource: '*' });
const managed = (statement: object, properties: object = {}) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: policy(statement), ...properties },
});
const trusting = (AWS: unknown) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
  }),
});

interface Given {
  /** The resources and the output of the template that two stacks use. */
  readonly inner: object;
  readonly value: unknown;
  readonly outer: object;
  readonly ofS?: object;
  readonly ofT?: object;
  readonly more?: readonly { file: string; content: unknown }[];
}

const files = ({ inner, value, outer, ofS, ofT, more = [] }: Given, isTwice: boolean) => {
  const T = isTwice ? { T: nested('n.json', ofT) } : {};
  const Resources = { S: nested('n.json', ofS), ...T, ...outer };
  const Parameters = { X: { Type: 'String', Default: 'x' } };
  const content = { Parameters, Resources: inner, Outputs: { Out: { Value: value } } };
  return [{ file: 'root.json', content: { Resources } }, { file: 'n.json', content }, ...more];
};
const found = (given: Given, isTwice = true) =>
  audit(readTogether(files(given, isTwice)))
    .filter(({ id }) => /escalation|trust-in-anyone/.test(id))
    .map(({ severity, what }) => `${severity} ${what}`);

const HOLDER = { R: roleWith('P', connectHolder()) };
const ADMIN = (properties: object = {}) => roleWith('P', policy(allowing('*')), properties);
const B = ADMIN(trusting(out()));
const WRITER = { R: roleWith('P', connectHolder(allowing('iam:PutRolePolicy'))) };
const withPolicy = (ManagedPolicyArns: readonly unknown[], ...its: readonly object[]) => ({
  A: roleWith('P', connectHolder(...its), { ManagedPolicyArns }),
});
const JOINING = (...its: readonly object[]) => ({
  U: {
    Type: 'AWS::IAM::User',
    Properties: {
      Groups: [out()],
      Policies: [{ PolicyName: 'p', PolicyDocument: connectHolder(...its) }],
    },
  },
});
const GROUP = (statement: object) => ({
  G: {
    Type: 'AWS::IAM::Group',
    Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: policy(statement) }] },
  },
});
const m = {
  file: 'm.json',
  content: {
    Parameters: { Y: { Type: 'String' } },
    Resources: { B: ADMIN(trusting({ Ref: 'Y' })) },
  },
};
const FUNCTION = {
  Fn: { Type: 'AWS::Lambda::Function', Properties: { Role: out() } },
  A: roleWith('P', connectHolder(allowing('lambda:UpdateFunctionCode', arnOf('Fn')))),
};

test.each<[string, RegExp, Given]>([
  [
    'a trusted role',
    /^warning the role B trusts the role R/,
    { inner: HOLDER, value: arnOf('R'), outer: { B } },
  ],
  [
    'a trusted role, by a parameter of another stack',
    /^warning the role B trusts the role R/,
    { inner: HOLDER, value: arnOf('R'), outer: { Q: nested('m.json', { Y: out() }) }, more: [m] },
  ],
  [
    'a literal that anyone meets',
    /^fatal anyone can assume the role C/,
    { inner: {}, value: '*', outer: { C: roleWith('P', connectHolder(), trusting(out())) } },
  ],
  [
    'the role of a function',
    /^warning lambda:UpdateFunctionCode on the Lambda function Fn: the holder acts as the role R/,
    { inner: { R: ADMIN() }, value: arnOf('R'), outer: FUNCTION },
  ],
  [
    'a group',
    /^fatal iam:PutUserPolicy on \*: /,
    { inner: GROUP(allowing('iam:PutUserPolicy')), value: { Ref: 'G' }, outer: JOINING() },
  ],
])('%s is found as of one stack', (_, expected, given) => {
  expect(found(given)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  expect(found(given)).toEqual(found(given, false));
});

test('a managed policy is found as of one stack, and that of the other stack has nobody', () => {
  const inner = { M: managed(allowing('iam:PutRolePolicy')) };
  const given = { inner, value: { Ref: 'M' }, outer: withPolicy([out()]) };
  expect(found(given)).toEqual([
    ...found(given, false),
    'warning iam:PutRolePolicy on *: the holder writes any permission into a role. ' +
      'It has no access to Amazon Connect, and can take it, in the stack T',
  ]);
});

test.each<[string, Given]>([
  [
    'a trusted role that gets nothing',
    { inner: HOLDER, value: arnOf('R'), outer: { B: roleWith('P', policy(), trusting(out())) } },
  ],
  [
    'a managed policy that denies the way',
    {
      inner: { M: managed(denying('iam:*')) },
      value: { Ref: 'M' },
      outer: withPolicy([out()], allowing('iam:PutRolePolicy')),
    },
  ],
  [
    'a group that denies the way',
    {
      inner: GROUP(denying('iam:*')),
      value: { Ref: 'G' },
      outer: JOINING(allowing('iam:PutUserPolicy')),
    },
  ],
])('%s leaves nothing', (_, given) => {
  expect(found(given)).toEqual([]);
});

describe('the value of each stack', () => {
  const inner = {};
  const value = { 'Fn::Sub': '${X}' };
  const trust = (of: string, ofS: object, ofT: object) =>
    found({
      inner,
      value,
      ofS,
      ofT,
      outer: { C: roleWith('P', connectHolder(), trusting(out(of))) },
    });
  const ACCOUNT = { X: 'arn:aws:iam::111122223333:role/z' };

  test('is what the stack is given', () => {
    expect(trust('S', { X: '*' }, ACCOUNT)).toEqual(['fatal anyone can assume the role C']);
    expect(trust('T', { X: '*' }, ACCOUNT)).toEqual([]);
    expect(trust('T', ACCOUNT, { X: '*' })).toEqual(['fatal anyone can assume the role C']);
  });
});

describe('a policy for the role of one of the stacks', () => {
  const M = (statement: object, ...Roles: readonly unknown[]) => managed(statement, { Roles });
  const name = { Ref: 'R' };
  const ofRole = (inner: object, outer: object) => found({ inner, value: name, outer });

  const writesIn = (stack: string) =>
    `fatal iam:PutRolePolicy on *: the holder writes any permission into a role, in the stack ${stack}`;

  test('allows something in this one', () => {
    const outer = { M: M(allowing('iam:PutRolePolicy'), out()) };
    expect(ofRole(HOLDER, outer)).toEqual([writesIn('S')]);
    const other = { M: M(allowing('iam:PutRolePolicy'), out('T')) };
    expect(ofRole(HOLDER, other)).toEqual([writesIn('T')]);
  });

  test('denies nothing in the other stack', () => {
    expect(ofRole(WRITER, { M: M(denying('iam:*'), out()) })).toEqual([writesIn('T')]);
    expect(ofRole(WRITER, { M: M(denying('iam:*'), out(), out('T')) })).toEqual([]);
  });

  test('denies what another policy for the same role allows', () => {
    const grant = M(allowing('iam:PutRolePolicy'), out());
    expect(ofRole(HOLDER, { N: grant, M: M(denying('iam:*'), out()) })).toEqual([]);
    expect(ofRole(HOLDER, { N: grant, M: M(denying('iam:*'), out('T')) })).toHaveLength(1);
  });

  test('is under a condition of its own where a function chooses the stack', () => {
    const either = { 'Fn::Join': ['', [out(), { 'Fn::Select': [0, ['', out('T')]] }]] };
    const outer = { M: M(denying('iam:*'), either) };
    expect(ofRole(WRITER, outer)).toEqual([expect.stringMatching(/^(fatal|warning) iam:PutRole/)]);
  });

  test('is under a condition of its own where another template has it', () => {
    const file = {
      Parameters: { Y: { Type: 'String' } },
      Resources: { M: M(denying('iam:*'), { Ref: 'Y' }) },
    };
    const more = [{ file: 'm.json', content: file }];
    const outer = { Q: nested('m.json', { Y: out() }) };
    expect(found({ inner: WRITER, value: name, outer, more })).toEqual([writesIn('T')]);
  });
});

test('a group is joined by the user of one of the stacks', () => {
  const U = {
    U: {
      Type: 'AWS::IAM::User',
      Properties: {
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: policy(REACHES_CONNECT, allowing('iam:PutUserPolicy')),
          },
        ],
      },
    },
  };
  const add = (...Users: readonly unknown[]) => ({
    ...GROUP(denying('iam:*')),
    Add: { Type: 'AWS::IAM::UserToGroupAddition', Properties: { GroupName: { Ref: 'G' }, Users } },
  });
  const ofUser = (outer: object) => found({ inner: U, value: { Ref: 'U' }, outer });
  expect(ofUser(add(out()))).toEqual([expect.stringMatching(/^fatal .*, in the stack T$/)]);
  expect(ofUser(add(out(), out('T')))).toEqual([]);
});
