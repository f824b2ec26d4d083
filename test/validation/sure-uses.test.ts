import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { allow, policy, roleWith } from '../support/documents';

const ACCOUNT = '111122223333';
const FUNCTION = 'arn:aws:lambda:*:*:function:';
const UPDATE = 'lambda:UpdateFunctionCode';
const WRITES = allow('iam:PutRolePolicy', { 'Fn::GetAtt': ['Its', 'Arn'] });
const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const deny = (Action: string, Resource: unknown, more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const LAMBDA = {
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
};

/** How severe it is to write into the role of a function, by what the holder may do to the function. */
const severity = (some: readonly object[], more: object = {}) =>
  audit(
    read('template.json', {
      Parameters: { Env: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      Resources: {
        Holder: roleWith('P', connectHolder(WRITES, ...some), { RoleName: 'holder' }),
        Its: roleWith('P', policy(allow('logs:*')), { RoleName: 'its', ...LAMBDA }),
        F: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName: 'f', Role: { 'Fn::GetAtt': ['Its', 'Arn'] } },
          ...more,
        },
      },
    })!,
  )
    .filter(({ what }) => what.includes('iam:PutRolePolicy'))
    .map((one) => one.severity)
    .join();

describe('who writes into the role of a function surely acts as it', () => {
  test.each([
    [[allow(UPDATE, `${FUNCTION}f`)]],
    [[allow(UPDATE)]],
    [[allow(UPDATE, `${FUNCTION}f`), deny('lambda:*', `${FUNCTION}g`)]],
    [[allow(UPDATE, { 'Fn::GetAtt': ['F', 'Arn'] })]],
    [[allow(UPDATE, { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:*:function:f' })]],
  ])('%j', (some) => expect(severity(some)).toBe('fatal'));
});

describe('who writes into the role of a function does not surely act as it', () => {
  test.each<[string, object[]]>([
    ['under a condition', [allow(UPDATE, `${FUNCTION}f`, MFA)]],
    ['by another function', [allow(UPDATE, `${FUNCTION}f`, MFA), allow(UPDATE, `${FUNCTION}g`)]],
    ['beside a deny on it', [allow(UPDATE), deny('lambda:*', `${FUNCTION}f`)]],
    ['beside a deny on it that is not known to hold', [allow(UPDATE), deny(UPDATE, '*', MFA)]],
    ['in a Region', [allow(UPDATE, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`)]],
    [
      'by a statement on all others',
      [{ Effect: 'Allow', Action: UPDATE, NotResource: `${FUNCTION}f` }],
    ],
  ])('%s', (_, some) => expect(severity(some)).toBe('warning'));

  test('where a template condition keeps the function out', () => {
    expect(severity([allow(UPDATE)], { Condition: 'IsProd' })).toBe('warning');
  });
});

describe('who passes the role to a new function', () => {
  const pass = allow('iam:PassRole', { 'Fn::GetAtt': ['Its', 'Arn'] });
  const [make, run] = ['lambda:CreateFunction', 'lambda:InvokeFunction'];

  test('surely acts as it where one function may be made and run', () => {
    expect(severity([pass, allow([make, run])])).toBe('fatal');
    expect(severity([pass, allow(make, `${FUNCTION}x*`), allow(run, `${FUNCTION}x1`)])).toBe(
      'fatal',
    );
  });

  test('does not where one is made, and another is run', () => {
    const [x, y] = ['x', 'y'].map((name) => FUNCTION + name);
    expect(severity([pass, allow(make, x), allow(run, y)])).toBe('warning');
  });
});
