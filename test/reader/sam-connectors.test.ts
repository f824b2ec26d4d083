import { has, line, named, template, unreadOf } from './read-access';
import { unknownOf } from '../../src/policy/model';

const fn = (more: object = {}) => ({ Type: 'AWS::Serverless::Function', Properties: {}, ...more });
const table = { Type: 'AWS::DynamoDB::Table' };
const connector = (Source: object, Destination: object, ...Permissions: string[]) => ({
  Type: 'AWS::Serverless::Connector',
  Properties: { Source, Destination, Permissions },
});
const attachedTo = (resources: object, name: string) =>
  named(template(resources), name).attached.flatMap(({ arn, policy }) =>
    /Policy/.test(arn) && policy?.origin === 'file' ? policy.statements.map(line) : [],
  );

test('a connector puts a policy on the role of its source', () =>
  expect(
    attachedTo({ F: fn(), T: table, C: connector({ Id: 'F' }, { Id: 'T' }, 'Read') }, 'F'),
  ).toEqual([
    'Allow dynamodb:GetItem,dynamodb:Query,dynamodb:Scan,dynamodb:BatchGetItem,' +
      'dynamodb:ConditionCheckItem,dynamodb:PartiQLSelect on ${T.Arn},${T.Arn}/index/*',
  ]));

test('a connector with its source does the same, on a role that the source is given', () => {
  const given = {
    R: { Type: 'AWS::IAM::Role' },
    T: { Type: 'AWS::SNS::Topic' },
    F: fn({
      Properties: { Role: { 'Fn::GetAtt': ['R', 'Arn'] } },
      Connectors: { C: { Properties: { Destination: { Id: 'T' }, Permissions: ['Write'] } } },
    }),
  };
  expect(attachedTo(given, 'R')).toEqual(['Allow sns:Publish on ${T.Arn}']);
});

test('a connector to the role of its destination', () =>
  expect(
    attachedTo({ F: fn(), T: table, C: connector({ Id: 'T' }, { Id: 'F' }, 'Read') }, 'F'),
  ).toHaveLength(1));

test('a connector that writes the policy of a resource changes no role', () => {
  const read = template({
    B: { Type: 'AWS::S3::Bucket' },
    F: fn(),
    C: connector({ Id: 'B' }, { Id: 'F' }, 'Write'),
  });
  expect(has(named(read, 'F'))).toEqual(['AWSLambdaBasicExecutionRole']);
  expect(unreadOf(read)).toEqual([]);
});

test('a connector between what SAM does not connect is unknown, and may allow', () => {
  const read = template({ F: fn(), C: connector({ Id: 'F' }, { Type: 'My::Own::Thing' }, 'Read') });
  expect(
    unknownOf(named(read, 'F')).map(({ kind, mayAllow, mayDeny }) => [kind, mayAllow, mayDeny]),
  ).toEqual([['connector', true, false]]);
  expect(unreadOf(read)).toEqual(['Resources/C: the connector C is not read']);
});
