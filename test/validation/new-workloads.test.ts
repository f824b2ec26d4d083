import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';
import { policy } from '../support/documents';

const trusting = (Service: string) =>
  policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' });
const role = (document: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: trusting('lambda.amazonaws.com'),
    Policies: [{ PolicyName: 'P', PolicyDocument: document }],
  },
});
const FUNCTION = {
  Type: 'AWS::Lambda::Function',
  Properties: { FunctionName: 'f', Role: { 'Fn::GetAtt': ['Plain', 'Arn'] } },
};
const PASS = allow('iam:PassRole', { 'Fn::GetAtt': ['Admin', 'Arn'] });
const CREATE = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
const HERE = {
  'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:f',
};

/** The actions by which a role of a template gets more. */
const found = (statements: readonly object[], resource: object = FUNCTION) =>
  audit(
    defined(
      read('template.json', {
        Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } },
        Resources: {
          Own: role(connectHolder(PASS, ...statements)),
          Admin: role(policy(allow('*'))),
          Plain: role(policy(allow('s3:GetObject', 'arn:aws:s3:::files/*'))),
          Function: resource,
        },
      }),
    ),
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Own')
    .map(({ what }) => what.split(' on ')[0]);

const WAY = ['lambda:CreateFunction, lambda:InvokeFunction, and iam:PassRole'];

describe('a function is not made with the name of one that the template has', () => {
  test.each([
    ['its name in the own Region', HERE],
    ['a reference to it', { 'Fn::GetAtt': ['Function', 'Arn'] }],
    [
      'its name by a reference',
      { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:*:function:${Function}' },
    ],
  ])('by %s', (_, on) => {
    expect(found([allow(CREATE, on)])).toEqual([]);
  });

  test.each([
    ['in any Region', 'arn:aws:lambda:*:*:function:f'],
    ['in a Region that may be another', 'arn:aws:lambda:eu-west-2:*:function:f'],
    ['with another name', { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:*:function:g' }],
    ['by a pattern', { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:*:function:f*' }],
    ['or another one', [HERE, 'arn:aws:lambda:*:*:function:g']],
  ])('unless it is %s', (_, on) => {
    expect(found([allow(CREATE, on)])).toEqual(WAY);
  });

  test('unless the holder may delete it', () => {
    expect(found([allow([...CREATE, 'lambda:DeleteFunction'], HERE)])).toEqual(WAY);
    expect(
      found([allow(CREATE, HERE), allow('lambda:DeleteFunction', 'arn:aws:lambda:*:*:function:g')]),
    ).toEqual([]);
  });

  test('unless a condition decides about it', () => {
    expect(found([allow(CREATE, HERE)], { ...FUNCTION, Condition: 'IsTest' })).toEqual(WAY);
  });

  test('and is not invoked with another name', () => {
    expect(found([allow('lambda:CreateFunction'), allow('lambda:InvokeFunction', HERE)])).toEqual(
      [],
    );
  });
});

test('a resource of another kind has another name', () => {
  const project = {
    Type: 'AWS::CodeBuild::Project',
    Properties: { Name: 'f', ServiceRole: { 'Fn::GetAtt': ['Plain', 'Arn'] } },
  };
  expect(found([allow(CREATE, HERE)], project)).toEqual(WAY);
});
