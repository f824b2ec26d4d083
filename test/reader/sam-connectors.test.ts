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

describe('what an unread connector may allow', () => {
  const within = (resources: object) =>
    unknownOf(named(template({ F: fn(), ...resources }), 'F')).map(({ within: its, ...part }) => ({
      ...part,
      within: its?.map(line),
    }));
  const part = (more: object) => ({
    kind: 'connector',
    what: 'C',
    mayAllow: true,
    mayDeny: false,
    place: { file: 't.json', logicalId: 'C', pointer: ['Resources', 'C'] },
    ...more,
  });

  test('is everything where a type is not one of AWS', () => {
    const other = connector({ Id: 'F' }, { Type: 'My::Own::Thing' }, 'Read');
    expect(within({ C: other })).toEqual([part({ within: undefined })]);
  });
  test('is what the connector does where the role is not known', () => {
    const source = { Type: 'AWS::Lambda::Function' };
    expect(
      within({ T: { Type: 'AWS::SNS::Topic' }, C: connector(source, { Id: 'T' }, 'Write') }),
    ).toEqual([part({ within: ['Allow sns:Publish on *'] })]);
  });
  test('is nothing of a permission that the connector does not have', () => {
    const source = { Type: 'AWS::Lambda::Function' };
    expect(
      within({ T: { Type: 'AWS::SNS::Topic' }, C: connector(source, { Id: 'T' }, 'Read') }),
    ).toEqual([part({ within: ['Allow  on *'] })]);
  });
  test('is also all of the services where SAM does not connect the types', () => {
    const [{ within: [said] = [] }] = within({
      C: connector({ Id: 'F' }, { Type: 'AWS::Connect::Instance' }),
    });
    expect(said).toMatch(/^Allow .*sns:Publish.*,serverless:\*,connect:\* on \*$/);
  });
});

test('a destination is named by its own ARN and name', () => {
  const Arn = 'arn:aws:sns:us-east-1:111122223333:topic';
  const destination = { Type: 'AWS::SNS::Topic', Arn };
  expect(attachedTo({ F: fn(), C: connector({ Id: 'F' }, destination, 'Write') }, 'F')).toEqual([
    `Allow sns:Publish on ${Arn}`,
  ]);
});

test('the role of a source is named by its own name', () => {
  const source = { Type: 'AWS::Lambda::Function' };
  const resources = {
    R: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'run' } },
    T: { Type: 'AWS::SNS::Topic' },
  };
  const ofRole = (RoleName: unknown) => {
    const C = connector({ ...source, RoleName }, { Id: 'T' }, 'Write');
    return attachedTo({ ...resources, C }, 'run');
  };
  expect(ofRole({ Ref: 'R' })).toEqual(['Allow sns:Publish on ${T.Arn}']);
  expect(ofRole('run')).toEqual(['Allow sns:Publish on ${T.Arn}']);
});
