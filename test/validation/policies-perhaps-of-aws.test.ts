import { mergeWorlds } from '../../src/policy/merged-worlds';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy } from '../support/documents';

const REWRITE = 'iam:CreatePolicyVersion';
const X = { Ref: 'X' };
const arn = (name: string) => ({
  'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:policy/${name}`,
});
const trusting = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

const TEXT = { Type: 'String' };
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const HOLDER = { AWS: { 'Fn::GetAtt': ['Ops', 'Arn'] } };

const role = (ManagedPolicyArns: unknown, statements: readonly object[], trusted: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: trusting(trusted),
    ManagedPolicyArns,
    Policies: [{ PolicyName: 'P', PolicyDocument: policy(REACHES_CONNECT, ...statements) }],
  },
});

/** What a role may do to get more access, which has some policies, or which a role has that trusts it. */
const found = (
  { attached = [], ofTrusting = [] }: { attached?: unknown; ofTrusting?: unknown },
  statements: readonly object[],
  Parameter: object = TEXT,
) =>
  audit(
    read('template.json', {
      Parameters: { X: Parameter },
      Mappings: { Names: { prod: { policy: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } } },
      Resources: {
        Guard: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: policy(allow('s3:Get*')) },
        },
        Ops: role(attached, statements, LAMBDA),
        Other: role(ofTrusting, [], HOLDER),
      },
    })!,
  )
    .filter(({ id, place }) => id.endsWith('escalation') && place.logicalId === 'Ops')
    .map(({ severity, what }) => `${severity}: ${what}`);

const severities = (...given: Parameters<typeof found>) =>
  found(...given).map((text) => text.split(':')[0]);

const OF_OTHERS = `error: ${REWRITE} on *: the holder rewrites a managed policy of others`;
const ITS_OWN = `fatal: ${REWRITE} on *: the holder rewrites a managed policy that it has`;

describe('who rewrites all policies rewrites none of its own for certain, if it has', () => {
  test.each<[string, unknown, object]>([
    ['a parameter', [X], TEXT],
    ['a list', X, { Type: 'CommaDelimitedList' }],
    ['a value of Parameter Store', [X], { Type: 'AWS::SSM::Parameter::Value<String>' }],
    ['a version in Parameter Store', ['{{resolve:ssm:/guard:1}}'], TEXT],
    ['an import', [{ 'Fn::ImportValue': 'guard' }], TEXT],
    ['a mapping', [{ 'Fn::FindInMap': ['Names', X, 'policy'] }], TEXT],
    [
      'values of both owners',
      [X],
      {
        Type: 'String',
        AllowedValues: [
          'arn:aws:iam::111122223333:policy/Guard',
          'arn:aws:iam::aws:policy/ReadOnlyAccess',
        ],
      },
    ],
  ])('one by %s', (_, attached, parameter) => {
    expect(found({ attached }, [allow(REWRITE)], parameter)).toEqual([OF_OTHERS]);
  });
});

describe('who rewrites all policies rewrites its own, if it has', () => {
  test.each<[string, unknown, object]>([
    ['one of its account', [arn('${X}')], TEXT],
    ['one of the template', [{ Ref: 'Guard' }], TEXT],
    ['one of the template beside another', [X, { Ref: 'Guard' }], TEXT],
    [
      'values of its account',
      [X],
      { Type: 'String', AllowedValues: ['a', 'b'].map((n) => `arn:aws:iam::1:policy/${n}`) },
    ],
  ])('%s', (_, attached, parameter) => {
    expect(found({ attached }, [allow(REWRITE)], parameter)).toEqual([ITS_OWN]);
  });

  test('one by the default of a parameter', () => {
    const parameter = { Type: 'String', Default: 'arn:aws:iam::111122223333:policy/Guard' };
    expect(severities({ attached: [X] }, [allow(REWRITE)], parameter)).toEqual(['fatal']);
  });
});

test('two templates with different values for one parameter are judged apart', () => {
  const file = (name: string, AllowedValues?: readonly string[]) =>
    read(name, {
      Parameters: { X: { ...TEXT, AllowedValues } },
      Resources: { Ops: role([X], [allow(REWRITE)], LAMBDA) },
    })!;
  const both = [file('any.json'), file('own.json', ['arn:aws:iam::111122223333:policy/Guard'])];
  expect(
    audit(mergeWorlds(both))
      .filter(({ id }) => id.endsWith('escalation'))
      .map(({ severity, place }) => [place.file, severity]),
  ).toEqual([
    ['own.json', 'fatal'],
    ['any.json', 'error'],
  ]);
});

test('who rewrites by name what it has by a parameter rewrites no policy of AWS', () => {
  expect(found({ attached: [X] }, [allow(REWRITE, X)])).toEqual([
    `warning: ${REWRITE} on \${X}, if \${X} is not like arn:*:iam::aws:policy/*: ` +
      'the holder rewrites a managed policy that it has',
  ]);
  expect(severities({ attached: [arn('${X}')] }, [allow(REWRITE, arn('${X}'))])).toEqual(['fatal']);
});

test('a policy of a role as which the holder acts is perhaps of AWS too', () => {
  expect(found({ ofTrusting: [X] }, [allow(REWRITE)])).toEqual([OF_OTHERS]);
  expect(severities({ ofTrusting: [arn('${X}')] }, [allow(REWRITE)])).toEqual(['fatal']);
});

test('a policy that a condition names is perhaps of AWS too', () => {
  const attaching = (value: unknown) => [
    allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': value } }),
    allow(REWRITE),
  ];
  expect(severities({}, attaching(X))).toEqual(['error', 'warning']);
  expect(severities({}, attaching(arn('${X}')))).toEqual(['fatal']);
});
