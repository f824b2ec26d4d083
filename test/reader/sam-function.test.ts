import { has, line, named, template, unreadOf } from './read-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { generatedName } from '../../src/policy/generated-name';
import { unknownOf } from '../../src/policy/model';

const functionWith = (Properties: object) =>
  template(
    { F: { Type: 'AWS::Serverless::Function', Properties } },
    { Transform: 'AWS::Serverless-2016-10-31' },
  );
const linesOf = (Policies: unknown) =>
  named(functionWith({ Policies }), 'F').inline.flatMap(({ statements }) => statements.map(line));

describe('policy templates', () => {
  test('are read with their parameters', () =>
    expect(linesOf([{ S3ReadPolicy: { BucketName: 'b' } }])).toEqual([
      'Allow s3:GetObject,s3:ListBucket,s3:GetBucketLocation,s3:GetObjectVersion,' +
        's3:GetLifecycleConfiguration on arn:${AWS::Partition}:s3:::b,arn:${AWS::Partition}:s3:::b/*',
    ]));

  test('are read with parameters that only deployment knows', () =>
    expect(
      linesOf({ SQSPollerPolicy: { QueueName: { 'Fn::GetAtt': ['Q', 'QueueName'] } } }),
    ).toEqual([
      'Allow sqs:ChangeMessageVisibility,sqs:ChangeMessageVisibilityBatch,sqs:DeleteMessage,' +
        'sqs:DeleteMessageBatch,sqs:GetQueueAttributes,sqs:ReceiveMessage ' +
        'on arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Q.QueueName}',
    ]));

  test('have policy variables', () => {
    const { inline } = named(
      functionWith({ Policies: [{ S3ReadPolicy: { BucketName: 'b' } }] }),
      'F',
    );
    expect(inline.map(({ variables }) => variables)).toEqual([true]);
  });

  test('keep their conditions', () =>
    expect(linesOf([{ AWSSecretsManagerRotationPolicy: { FunctionName: 'f' } }])).toEqual([
      expect.stringMatching(
        / when secretsmanager:resource\/AllowRotationLambdaArn StringEquals arn:.*:function:f$/,
      ),
      'Allow secretsmanager:GetRandomPassword on *',
    ]));

  test('several of a function leave nothing unread, and nothing unknown', () => {
    const reading = functionWith({
      Policies: [
        { LambdaInvokePolicy: { FunctionName: 'f' } },
        { DynamoDBCrudPolicy: { TableName: 't' } },
      ],
    });
    expect(unreadOf(reading)).toEqual([]);
    expect(unknownOf(named(reading, 'F'))).toEqual([]);
  });

  test('that nobody knows are said, and may allow', () => {
    const reading = functionWith({ Policies: [{ NewPolicy: {} }, 5] });
    expect(unreadOf(reading)).toEqual([
      'Resources/F/Properties/Policies/0: SAM has no policy template NewPolicy that is known',
      'Resources/F/Properties/Policies/1: a policy is a name or an object',
    ]);
    expect(unknownOf(named(reading, 'F'))).toEqual([
      {
        kind: 'document',
        what: 'the policy template NewPolicy of SAM',
        mayAllow: true,
        mayDeny: false,
        place: expect.objectContaining({ logicalId: 'F' }),
      },
      {
        kind: 'document',
        what: 'a policy that cannot be read, because a policy is a name or an object',
        mayAllow: true,
        mayDeny: true,
        place: expect.objectContaining({ logicalId: 'F' }),
      },
    ]);
  });
});

test('a VPC, tracing and polled events bring managed policies', () => {
  const reading = functionWith({
    VpcConfig: {},
    Tracing: 'Active',
    Events: { A: { Type: 'SQS' }, B: { Type: 'SQS' }, C: { Type: 'Api' } },
  });
  expect(has(named(reading, 'F'))).toEqual([
    'AWSLambdaBasicExecutionRole',
    'AWSLambdaVPCAccessExecutionRole',
    'AWSXrayWriteOnlyAccess',
    'AWSLambdaSQSQueueExecutionRole',
  ]);
});

test('the role of a function trusts Lambda, and nobody else', () => {
  const [{ place, ...trust }] = named(functionWith({}), 'F').trust;
  expect(trust).toEqual({
    effect: 'Allow',
    actions: ['sts:AssumeRole'],
    notAction: false,
    principals: [{ type: 'Service', value: 'lambda.amazonaws.com' }],
    notPrincipal: false,
    conditions: [],
    templateConditions: [],
  });
});

describe('the path of a role', () => {
  const identities = (Properties: object, Globals: object = {}, more: object = {}) =>
    named(
      template(
        { F: { Type: 'AWS::Serverless::Function', Properties, ...more } },
        { Transform: 'AWS::Serverless-2016-10-31', Globals },
      ),
      'F',
    ).identity?.names.map(toDisplayText);
  const generated = toDisplayText(generatedName('FRole'));

  test('is that of the function, or the common one', () => {
    const common = { Function: { RolePath: '/all/' } };
    expect(identities({})).toEqual([]);
    expect(identities({ RolePath: '/p/' })).toEqual([`p/${generated}`]);
    expect(identities({}, common)).toEqual([`all/${generated}`]);
    expect(identities({ RolePath: '/p/' }, common)).toEqual([`p/${generated}`]);
  });

  test('is not a common one that the function ignores', () => {
    const common = { Function: { RolePath: '/all/' } };
    expect(identities({}, common, { IgnoreGlobals: '*' })).toEqual([]);
    expect(identities({}, common, { IgnoreGlobals: ['RolePath'] })).toEqual([]);
    expect(identities({}, common, { IgnoreGlobals: ['Tracing'] })).toEqual([`all/${generated}`]);
  });
});

describe('the trust policy of a role', () => {
  const trusting = (service: string) => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  });
  const document = (Statement: unknown) => ({ AssumeRolePolicyDocument: { Statement } });
  const trusted = (Properties: object, common: object, more: object = {}) =>
    named(
      template(
        { F: { Type: 'AWS::Serverless::Function', Properties, ...more } },
        { Transform: 'AWS::Serverless-2016-10-31', Globals: { Function: common } },
      ),
      'F',
    ).trust.map(({ principals, place }) => [principals[0].value, place.pointer[0]]);

  test('is the common one, which joins that of the function', () => {
    const common = document([trusting('common')]);
    expect(trusted({}, common)).toEqual([['common', 'Globals']]);
    expect(trusted(document([trusting('own')]), common)).toEqual([
      ['common', 'Globals'],
      ['own', 'Resources'],
    ]);
  });

  test('is that of the function where the two are not lists', () =>
    expect(trusted(document(trusting('own')), document([trusting('common')]))).toEqual([
      ['own', 'Resources'],
    ]));

  test('is not the common one that the function ignores', () =>
    expect(trusted({}, document([trusting('common')]), { IgnoreGlobals: '*' })).toEqual([
      ['lambda.amazonaws.com', 'Resources'],
    ]));
});
