import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { connectHolder } from '../support/connect-holder';
import { allow, policy, roleWith } from '../support/documents';

const ACCOUNT = '111122223333';
const FUNCTION = 'arn:aws:lambda:*:*:function:';
const IN_REGION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;
const UPDATE = 'lambda:UpdateFunctionCode';
const ITS = { 'Fn::GetAtt': ['Its', 'Arn'] };
const WRITES = allow('iam:PutRolePolicy', ITS);
const MFA = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const deny = (Action: string, Resource: unknown, more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const trusting = (Principal: object) => ({
  AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:Assume*' }),
});

/** How severe it is to write into the role of a function, by what the holder may do to the function. */
const severity = (some: readonly object[], more: object = {}, trusted: object = LAMBDA) =>
  audit(
    read('template.json', {
      Parameters: { Env: { Type: 'String' } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      Resources: {
        Holder: roleWith('P', connectHolder(WRITES, ...some), { RoleName: 'holder' }),
        Its: roleWith('P', policy(allow('logs:*')), { RoleName: 'its', ...trusting(trusted) }),
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
    [[allow(UPDATE, `${FUNCTION}f`, MFA), allow(UPDATE, `${FUNCTION}f`)]],
    [[allow(UPDATE, `${FUNCTION}f`, MFA), allow(UPDATE)]],
    [[allow(UPDATE, IN_REGION), allow(UPDATE, `${FUNCTION}f`)]],
    [[allow('iam:PassRole', ITS, MFA), allow('lambda:*', `${FUNCTION}f`)]],
  ])('%j', (some) => expect(severity(some)).toBe('fatal'));
});

describe('who writes into the role of a function does not surely act as it', () => {
  test.each<[string, object[]]>([
    ['under a condition', [allow(UPDATE, `${FUNCTION}f`, MFA)]],
    ['by another function', [allow(UPDATE, `${FUNCTION}f`, MFA), allow(UPDATE, `${FUNCTION}g`)]],
    ['beside a deny on it', [allow(UPDATE), deny('lambda:*', `${FUNCTION}f`)]],
    ['beside a deny on it that is not known to hold', [allow(UPDATE), deny(UPDATE, '*', MFA)]],
    ['in a Region', [allow(UPDATE, IN_REGION)]],
    ['in a Region or under a condition', [allow(UPDATE, IN_REGION), allow(UPDATE, '*', MFA)]],
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
  const pass = allow('iam:PassRole', ITS);
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

describe('a way under a condition does not hide a sure way', () => {
  const HOLDER = { AWS: { 'Fn::GetAtt': ['Holder', 'Arn'] } };
  const assume = allow('sts:AssumeRole', ITS, MFA);
  const UNKNOWN = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
  const CHANGE = 'iam:UpdateSAMLProvider';
  const PROVIDER = `arn:aws:iam::${ACCOUNT}:saml-provider/p`;
  const FEDERATED = { Federated: PROVIDER };
  const account = { AWS: `arn:aws:iam::${ACCOUNT}:root`, ...LAMBDA };

  test.each<[string, object[], object, string]>([
    ['by the name in the trust', [assume], HOLDER, 'fatal'],
    ['by the function', [assume, allow(UPDATE, `${FUNCTION}f`)], account, 'fatal'],
    ['by the provider', [allow(CHANGE, PROVIDER, MFA), allow(CHANGE)], FEDERATED, 'fatal'],
    ['by a provider in doubt', [allow(CHANGE, PROVIDER, MFA)], FEDERATED, 'warning'],
    ['by no other way', [assume], account, 'warning'],
    ['against a deny', [assume, deny('sts:AssumeRole', ITS)], HOLDER, 'warning'],
    ['against a possible deny', [assume, deny('sts:*', ITS, UNKNOWN)], HOLDER, 'warning'],
  ])('%s', (_, some, trusted, expected) => {
    expect(severity(some, {}, trusted)).toBe(expected);
    expect(severity([...some].reverse(), {}, trusted)).toBe(expected);
  });
});
