import { App, Aws, CfnMapping, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { CfnInstance, CfnQueue, CfnUser } from 'aws-cdk-lib/aws-connect';
import { CfnDomain } from 'aws-cdk-lib/aws-customerprofiles';
import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ConnectAccess, ConnectAccessRole, ConnectAction, ConnectScope } from '../../src';
import { ACCOUNT, INSTANCE_ARN, INSTANCE_ID, newStack, statementsOf } from '../support/template';

const describeInstance = ConnectAccess.connectActions(ConnectAction.DESCRIBE_INSTANCE);
const granted = (connectScope: ConnectScope, stack: Stack, access = describeInstance) =>
  statementsOf(
    new ConnectAccessRole(stack, 'Role', {
      assumedBy: new AccountRootPrincipal(),
      access,
      connectScope,
    }),
  );
const instanceIn = (stack: Stack) =>
  new CfnInstance(stack, 'Instance', {
    identityManagementType: 'SAML',
    attributes: { inboundCalls: true, outboundCalls: true },
  });

describe('a wildcard that the template shows is refused', () => {
  test.each<[string, (stack: Stack) => string]>([
    ['the default of a parameter', (stack) => parameter(stack, { default: '*' })],
    ['an allowed value', (stack) => parameter(stack, { allowedValues: [INSTANCE_ID, '*'] })],
    ['a value of a mapping', (stack) => mapped(stack, false)],
    ['a value of a lazy mapping', (stack) => mapped(stack, true)],
    ['a part of a list', (stack) => Fn.select(0, [parameter(stack, { default: '?' }), 'b'])],
    ['a branch', (stack) => ifElse(parameter(stack, { default: '*' }), INSTANCE_ID)],
  ])('%s', (_, id) => {
    const stack = newStack();
    expect(() => granted(ConnectScope.instanceId(id(stack)), stack)).toThrow(
      /ConnectAccessRole 'Stack\/Role': connectScope: a wildcard or policy variable in .* would widen the policy/,
    );
  });

  test('so is an ARN of something else', () => {
    const stack = newStack();
    const arn = parameter(stack, { default: 'arn:aws:s3:::calls' });
    expect(() => granted(ConnectScope.instanceArn(arn), stack)).toThrow(
      "ConnectAccessRole 'Stack/Role': connectScope: this is an ARN of s3, not of connect. Got 'arn:aws:s3:::calls'",
    );
  });

  test('a name of an SSM parameter is not its value', () => {
    const stack = newStack();
    const id = parameter(stack, { type: 'AWS::SSM::Parameter::Value<String>', default: '/a/*' });
    expect(granted(ConnectScope.instanceId(id), stack)).toHaveLength(1);
  });

  const parameter = (stack: Stack, props: object) =>
    new CfnParameter(stack, 'P', props).valueAsString;
  const mapped = (stack: Stack, lazy: boolean) =>
    new CfnMapping(stack, 'M', { lazy, mapping: { a: { b: '*' } } }).findInMap('a', Aws.REGION);
  const ifElse = (one: string, other: string) =>
    Token.asString({ 'Fn::If': ['Condition', one, other] });
});

describe('a function of a list is a value like others', () => {
  test.each<[string, (stack: Stack) => string]>([
    ['a split text', () => Fn.join('-', Fn.split('_', Aws.STACK_NAME))],
    [
      'a list of a parameter',
      (stack) =>
        Fn.join('-', new CfnParameter(stack, 'P', { type: 'CommaDelimitedList' }).valueAsList),
    ],
    [
      'an element of a list',
      (stack) =>
        Fn.select(0, new CfnParameter(stack, 'P', { type: 'CommaDelimitedList' }).valueAsList),
    ],
  ])('%s', (_, id) => {
    const stack = newStack();
    expect(granted(ConnectScope.instanceId(id(stack)), stack)).toHaveLength(1);
  });

  test('of resources with a wildcard after it too, which the role acknowledges', () => {
    const stack = newStack();
    const id = Fn.join('-', Fn.split('_', Aws.STACK_NAME));
    const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
    expect(granted(ConnectScope.instanceId(id), stack, access)[0].Resource).toMatch(/\/queue\/\*$/);
  });
});

test('a lazy value is the one that was checked', () => {
  const stack = newStack();
  let asked = 0;
  const changing = Lazy.uncachedString({
    produce: () => (asked++ < 10 ? INSTANCE_ARN : INSTANCE_ARN.replace(INSTANCE_ID, '*')),
  });
  const [{ Resource }] = granted(ConnectScope.instanceArn(changing), stack);
  asked = 100;
  expect(Resource).toBe(INSTANCE_ARN);
  expect(statementsOf(stack.node.findChild('Role') as ConnectAccessRole)[0].Resource).toBe(
    INSTANCE_ARN,
  );
});

test.each<[string, (changing: string) => ConnectScope]>([
  ['a lazy id of an instance', (changing) => ConnectScope.instanceId(changing)],
  [
    'a lazy value of a tag',
    (changing) => ConnectScope.instanceArn(INSTANCE_ARN).withTags({ Team: changing }),
  ],
  [
    'a lazy id of a queue',
    (changing) =>
      ConnectScope.instanceArn(INSTANCE_ARN).withResources(
        'queue',
        `${INSTANCE_ARN}/queue/${changing}`,
      ),
  ],
])('%s that becomes a wildcard after the role is made does not widen it', (_, scope) => {
  const stack = newStack();
  let wide = false;
  const changing = Lazy.uncachedString({ produce: () => (wide ? '*' : INSTANCE_ID) });
  const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
  const before = granted(scope(changing), stack, access);
  wide = true;
  expect(JSON.stringify(before)).toContain(INSTANCE_ID);
  expect(statementsOf(stack.node.findChild('Role') as ConnectAccessRole)).toEqual(before);
});

test.each(Array.from({ length: 12 }, (_, answers) => answers))(
  'a lazy id that becomes a wildcard after %i answers is refused, or is what was checked',
  (answers) => {
    const stack = newStack();
    let asked = 0;
    const changing = Lazy.uncachedString({
      produce: () => (asked++ < answers ? INSTANCE_ID : '*'),
    });
    const outcome = () => {
      try {
        return JSON.stringify(granted(ConnectScope.instanceId(changing), stack));
      } catch (error) {
        return String(error);
      }
    };
    expect(outcome()).toMatch(new RegExp(`instance/${INSTANCE_ID}|would widen the policy`));
  },
);

describe('an attribute of something else is refused', () => {
  test.each<[string, (stack: Stack) => ConnectScope, string]>([
    [
      'the ARN of a user as an instance',
      (stack) => ConnectScope.instanceArn(userIn(stack).attrUserArn),
      "this is the UserArn of an AWS::Connect::User, not an Amazon Connect instance. Got '${Stack/U.UserArn}'.",
    ],
    [
      'the ARN of a bucket as an instance',
      (stack) => ConnectScope.instanceArn(new s3.CfnBucket(stack, 'B').attrArn),
      'this is the Arn of an AWS::S3::Bucket, not an Amazon Connect instance',
    ],
    [
      'the reference of an instance as its id',
      (stack) => ConnectScope.instanceId(instanceIn(stack).ref),
      "an ARN stands where an id belongs. Got '${Stack/Instance.Ref}'.",
    ],
    [
      'the ARN of a user as a queue',
      (stack) => queues(userIn(stack).attrUserArn),
      'this is the UserArn of an AWS::Connect::User, not a queue of an instance',
    ],
    [
      'the type of a queue as a queue',
      (stack) => queues(queueIn(stack).attrType),
      'this is the Type of an AWS::Connect::Queue, not a queue of an instance',
    ],
    [
      'the name of a domain as its ARN',
      (stack) =>
        ConnectScope.allInstances().withProfileDomains(
          new CfnDomain(stack, 'D', { domainName: 'd', defaultExpirationDays: 1 }).ref,
        ),
      'this is the Ref of an AWS::CustomerProfiles::Domain, not a Customer Profiles domain',
    ],
  ])('%s', (_, scope, message) => {
    expect(() => scope(newStack())).toThrow(message);
  });

  test('the ARN of a queue is a queue', () => {
    const stack = newStack();
    const scope = ConnectScope.instanceArn(INSTANCE_ARN).withResources(
      'queue',
      queueIn(stack).attrQueueArn,
    );
    expect(
      granted(scope, stack, ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE))[0].Resource,
    ).toBe('${Q.QueueArn}');
  });

  const queues = (arn: string) =>
    ConnectScope.instanceArn(INSTANCE_ARN).withResources('queue', arn);
  const userIn = (stack: Stack) =>
    new CfnUser(stack, 'U', {
      instanceArn: INSTANCE_ARN,
      username: 'u',
      routingProfileArn: 'r',
      securityProfileArns: ['s'],
    });
  const queueIn = (stack: Stack) =>
    new CfnQueue(stack, 'Q', { instanceArn: INSTANCE_ARN, name: 'q', hoursOfOperationArn: 'h' });
});

describe('a value that the CDK looks up', () => {
  const inStack = (context: Record<string, string>) =>
    new Stack(new App({ context }), 'Stack', { env: { account: ACCOUNT, region: 'us-east-1' } });
  const key = (name: string) => `ssm:account=${ACCOUNT}:parameterName=${name}:region=us-east-1`;
  const instance = (stack: Stack) =>
    ConnectScope.instanceArn(StringParameter.valueFromLookup(stack, '/connect/arn'));

  test('passes in the first run, where it is a dummy', () => {
    const stack = inStack({});
    const dummy = /^arn:\$\{AWS::Partition\}:connect:.*:instance\/0{8}-0{4}-0{4}-0{4}-\w{12}$/;
    expect(granted(instance(stack), stack)[0].Resource).toMatch(dummy);
  });

  test('is checked in the second run', () => {
    const stack = inStack({ [key('/connect/arn')]: INSTANCE_ARN });
    expect(granted(instance(stack), stack)[0].Resource).toBe(INSTANCE_ARN);
    const wrong = inStack({ [key('/connect/arn')]: 'acme-support' });
    expect(() => instance(wrong)).toThrow("this is not an ARN. Got 'acme-support'");
    expect(() => instance(wrong)).toThrow('IAM knows no alias, name, or URL of an instance.');
  });

  test('may be an id and queues', () => {
    const stack = inStack({});
    const lookedUp = (name: string) => StringParameter.valueFromLookup(stack, name);
    const scope = ConnectScope.instanceId(lookedUp('/id')).withResources(
      'queue',
      lookedUp('/one'),
      lookedUp('/other'),
    );
    const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
    const [{ Resource }] = granted(scope, stack, access);
    expect(Resource).toHaveLength(2);
    expect(new Set(Resource).size).toBe(2);
  });
});
