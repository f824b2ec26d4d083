import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { deny, policy, roleWith } from '../support/documents';

const ARN = 'arn:aws:lambda:eu-west-2:111122223333:function:';
const CODE = 'lambda:UpdateFunctionCode';
const trusting = (service: string) => ({
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'sts:AssumeRole',
  }),
});
const admin = roleWith('P', policy(allow('connect:*')), trusting('lambda.amazonaws.com'));
const deployer = (resource: unknown, action: unknown = CODE, ...denies: object[]) =>
  roleWith('P', connectHolder(allow(action, resource), ...denies), trusting('ec2.amazonaws.com'));

/** What is found about a function of a name, by a permission on another name. */
const found = (FunctionName: unknown, named: unknown, sections: object = {}, ...denies: object[]) =>
  audit(
    read('template.json', {
      ...sections,
      Resources: {
        Admin: admin,
        Lookup: {
          Type: 'AWS::Lambda::Function',
          Properties: { FunctionName, Role: { 'Fn::GetAtt': ['Admin', 'Arn'] } },
        },
        Table: { Type: 'AWS::DynamoDB::Table' },
        Deployer: deployer(typeof named === 'string' ? `${ARN}${named}` : named, CODE, ...denies),
      },
    })!,
  )
    .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Deployer')
    .map(({ what }) => what.replace(/: the holder acts as the role Admin, and gets .*/, ''))
    .filter((what) => what.includes('the Lambda function Lookup'));

const sub = (text: string) => ({ 'Fn::Sub': text });
const isWay = (name: string) => [
  `${CODE} on the Lambda function Lookup, if its name is that in ${ARN}${name}`,
];
const stage = (more: object = {}) => ({ Parameters: { Stage: { Type: 'String', ...more } } });
const MAP = { Mappings: { Names: { 'eu-west-2': { Name: 'lookup' } } } };
const mapped = { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'Name'] };

describe('a reference to a function', () => {
  const isNamed = [`${CODE} on the Lambda function Lookup`];

  test.each([
    ['alone', sub('${Lookup.Arn}'), isNamed],
    ['with a star, which takes in nothing too', sub('${Lookup.Arn}*'), isNamed],
    [
      'with a star, joined',
      { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Lookup', 'Arn'] }, '*']] },
      isNamed,
    ],
    ['with a qualifier, which the action does not take', sub('${Lookup.Arn}:*'), []],
    ['of another resource, with a star', sub('${Table.Arn}*'), []],
  ])('%s', (_, named, expected) => {
    expect(found(undefined, named)).toEqual(expected);
  });
});

describe('a function with a name that only deployment knows may be the one in a policy:', () => {
  test.each<[string, unknown, string, object?]>([
    ['a parameter with a default', sub('${Stage}-x'), 'prod-x', stage({ Default: 'prod' })],
    ['a parameter without one', { Ref: 'Stage' }, 'prod', stage()],
    ['an allowed value', sub('app-${Stage}'), 'app-p*', stage({ AllowedValues: ['test', 'prod'] })],
    ['the Region', sub('fn-${AWS::Region}'), 'fn-eu-west-2'],
    ['the account', sub('fn-${AWS::AccountId}'), 'fn-?*'],
    ['the name of the stack', sub('${AWS::StackName}-fn'), 'prod-fn'],
    ['a value of a mapping', mapped, 'lookup', MAP],
    ['an import', { 'Fn::ImportValue': 'Name' }, 'lookup'],
    ['a dynamic reference', '{{resolve:ssm:name}}', 'lookup'],
    ['a generated name', undefined, 'prod-*'],
    ['a generated name of a resource', undefined, 'prod-Lookup-*'],
    ['the end of a generated name', undefined, '*-1A2B3C4D5E6F'],
  ])('%s', (_, name, named, sections = {}) => {
    expect(found(name, named, sections)).toEqual(isWay(named));
  });
});

describe('a pseudo parameter in a policy', () => {
  test.each([
    ['prod-fn', '${AWS::StackName}-fn'],
    ['prod-fn', '${AWS::StackName}'],
    ['prod-fn-1', '${AWS::StackName}-*'],
    ['fn-eu-west-2', 'fn-${AWS::Region}'],
    ['fn-111122223333', 'fn-${AWS::AccountId}'],
  ])('may make a name %s: %s', (name, named) => {
    expect(found(name, sub(`${ARN}${named}`))).toEqual(isWay(named));
  });

  test.each([
    ['prod-fn', '${AWS::StackName}-other'],
    ['prod-fn', '${AWS::Region}-fn'],
    ['prod-fn', '${AWS::AccountId}-fn'],
    ['prod-fn', '${AWS::StackName}-${Table}'],
    ['prod-fn', '${Table}-fn'],
  ])('makes no name %s: %s', (name, named) => {
    expect(found(name, sub(`${ARN}${named}`))).toEqual([]);
  });
});

describe('a function is not the one in a policy, whatever deployment chooses:', () => {
  test.each<[string, unknown, unknown, object?]>([
    ['another end', sub('${Stage}-x'), 'prod-y', stage({ Default: 'prod' })],
    ['no allowed value', { Ref: 'Stage' }, 'prod', stage({ AllowedValues: ['test', 'dev'] })],
    ['no value of a mapping', mapped, 'other', MAP],
    ['a whole name, where it is generated', undefined, 'prod-other'],
    ['a short end of a generated name', undefined, '*-other'],
    ['the name of another resource', sub('${Table}-x'), 'prod-x'],
    ['the name of another resource in a policy', undefined, sub(`${ARN}\${Table}-x`)],
    ['another name in the same stack', undefined, sub(`${ARN}\${AWS::StackName}-Other-*`)],
  ])('%s', (_, name, named, sections = {}) => {
    expect(found(name, named, sections)).toEqual([]);
  });
});

describe('a function with one of two names of a condition', () => {
  const either = { 'Fn::If': ['Live', 'app-prod', 'app-dev'] };
  const sections = {
    Conditions: { Live: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } },
  };

  test.each([
    ['app-prod', [], isWay('app-prod')],
    ['app-*', [], [`${CODE} on the Lambda function Lookup`]],
    ['app-*', ['app-prod'], isWay('app-*')],
    ['app-*', ['app-prod', 'app-dev'], []],
    ['other', [], []],
  ])('is %s, but for %j', (named, denied, expected) => {
    const denies = denied.map((name) => deny(CODE, `${ARN}${name}`));
    expect(found(either, named, sections, ...denies)).toEqual(expected);
  });
});

test('ids that a service gives are no names of CloudFormation', () => {
  const Resources = {
    Admin: admin,
    Host: { Type: 'AWS::EC2::Instance', Properties: { IamInstanceProfile: { Ref: 'Profile' } } },
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Admin' }] } },
    Deployer: deployer(
      'arn:aws:ec2:eu-west-2:111122223333:instance/i-0abc*',
      'ec2-instance-connect:SendSSHPublicKey',
    ),
  };
  const ways = audit(read('template.json', { Resources })!).filter(({ what }) =>
    what.includes('EC2 instance Host'),
  );
  expect(ways).toEqual([]);
});

describe('Bedrock AgentCore adds an end to a name:', () => {
  const interpreter = {
    type: 'CodeInterpreterCustom',
    what: 'the code interpreter Runs',
    properties: (Name: unknown): object => ({
      Name,
      ExecutionRoleArn: { 'Fn::GetAtt': ['Admin', 'Arn'] },
    }),
    actions: [
      'bedrock-agentcore:InvokeCodeInterpreter',
      'bedrock-agentcore:StartCodeInterpreterSession',
    ],
  };
  const runtime = {
    type: 'Runtime',
    what: 'the agent runtime Runs',
    properties: (AgentRuntimeName: unknown): object => ({
      AgentRuntimeName,
      RoleArn: { 'Fn::GetAtt': ['Admin', 'Arn'] },
    }),
    actions: ['bedrock-agentcore:InvokeAgentRuntimeCommand'],
  };
  const waysOn = (
    { type, what, properties, actions }: typeof interpreter,
    [name, named]: readonly [unknown, unknown],
    ...denies: object[]
  ) => {
    const Resources = {
      Admin: admin,
      Runs: { Type: `AWS::BedrockAgentCore::${type}`, Properties: properties(name) },
      Deployer: deployer(named, actions, ...denies),
    };
    return audit(read('template.json', { ...stage(), Resources })!)
      .filter(({ id, place }) => id === 'limited-escalation' && place.logicalId === 'Deployer')
      .map((one) => one.what.replace(/: the holder acts as the role Admin, .*/, ''))
      .filter((text) => text.includes(what))
      .map((text) => text.slice(text.indexOf(what)));
  };
  const its = 'arn:aws:bedrock-agentcore:eu-west-2:111122223333:code-interpreter-custom';
  const runtimes = 'arn:aws:bedrock-agentcore:eu-west-2:111122223333:runtime';
  const { what } = interpreter;

  test.each<[string, unknown, unknown, readonly string[]]>([
    ['any end', 'app_fn', `${its}/app_fn-*`, [what]],
    ['a pattern of the name', 'app_fn', `${its}/app_*-*`, [what]],
    ['a reference', 'app_fn', { 'Fn::GetAtt': ['Runs', 'CodeInterpreterArn'] }, [what]],
    ['the same parameter', { Ref: 'Stage' }, sub(`${its}/\${Stage}-*`), [what]],
    [
      'one id',
      'app_fn',
      `${its}/app_fn-a1B2c3D4e5`,
      [`${what}, if its name is that in ${its}/app_fn-a1B2c3D4e5`],
    ],
    ['the name alone', 'app_fn', `${its}/app_fn`, []],
    ['another name', 'app_fn', `${its}/app-*`, []],
  ])('%s', (_, name, named, expected) => {
    expect(waysOn(interpreter, [name, named])).toEqual(expected);
  });

  test('what runs under it has the same one', () => {
    const named = `${runtimes}/app_fn-*`;
    expect(waysOn(runtime, ['app_fn', named])).toEqual([runtime.what]);
    expect(waysOn(runtime, ['other', named])).toEqual([]);
  });

  test('a deny with the name closes it', () => {
    const on = (resource: string) =>
      waysOn(interpreter, ['app_fn', `${its}/app_*`], deny(interpreter.actions, resource));
    expect(on(`${its}/app_fn-*`)).toEqual([]);
    expect(on(`${its}/other-*`)).toEqual([what]);
  });
});
