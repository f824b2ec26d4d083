import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

const INSTANCE =
  'arn:aws:connect:eu-west-2:111122223333:instance/12345678-1234-1234-1234-123456789012';
const NUMBER = 'arn:aws:connect:eu-west-2:111122223333:phone-number/*';
const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const policy = (...Statement: object[]) =>
  read('policy.json', { Version: '2012-10-17', Statement });
const role = (...Statement: object[]) =>
  read('template.json', {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyName: 'P', PolicyDocument: { Statement } }] },
      },
    },
  });
const found = (world: ReturnType<typeof read>, rule: string) =>
  audit(world!)
    .filter(({ id }) => id === rule)
    .map(({ subject, instead }) => [subject, instead]);

describe('a resource type that is missing', () => {
  const FLOW =
    'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/contact-flow/${ContactFlowId}';
  const QUEUE =
    'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/queue/${QueueId}';

  test.each([
    ['connect:AssociatePhoneNumberContactFlow', NUMBER, FLOW],
    ['connect:CreateRoutingProfile', `${INSTANCE}/routing-profile/*`, QUEUE],
    ['connect:StartChatContact', `${INSTANCE}/contact/*`, FLOW],
  ])('%s on %s', (action, resource, missing) => {
    expect(found(policy(allow(action, resource)), 'missing-resource-type')).toEqual([
      [action, `Allow it on ${missing} too`],
    ]);
  });

  test('is not asked for where one of several is enough', () => {
    const metrics = allow('connect:GetMetricDataV2', `${INSTANCE}/queue/*`);
    expect(found(policy(metrics), 'missing-resource-type')).toEqual([]);
  });
});

describe('a dependent action that is missing', () => {
  const bot = allow('connect:AssociateBot', INSTANCE);
  const lex = ['lex:CreateResourcePolicy', 'lex:DescribeBotAlias', 'lex:UpdateResourcePolicy'];
  const SERVICE_ROLE = 'arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/*';

  test('is each that the API always needs', () => {
    expect(found(role(bot), 'missing-dependent-action')).toEqual([
      ['connect:AssociateBot', `Allow ${['iam:PutRolePolicy', ...lex].join(', ')} too`],
    ]);
  });

  test('is there where it is allowed on what it works on', () => {
    const needed = [
      allow('iam:PutRolePolicy', SERVICE_ROLE),
      allow(lex, 'arn:aws:lex:eu-west-2:111122223333:bot-alias/*'),
    ];
    expect(found(role(bot, ...needed), 'missing-dependent-action')).toEqual([]);
  });

  test('is not there where it is allowed on what it never works on', () => {
    const needed = [allow('iam:PutRolePolicy', SERVICE_ROLE), allow(lex, 'arn:aws:s3:::bucket')];
    expect(found(role(bot, ...needed), 'missing-dependent-action')).toEqual([
      ['connect:AssociateBot', `Allow ${lex.join(', ')} too`],
    ]);
  });
});
