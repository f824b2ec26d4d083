import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';

/** The ids of what is found about more access under a condition. */
const found = (action: string, condition: object) =>
  audit(read('policy.json', connectHolder(allow(action, '*', condition)))!)
    .map(({ id }) => id)
    .filter((id) => id.endsWith('escalation'));

/** Conditions on one key. */
const on = (key: string, conditions: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, value]) => [operator, { [key]: value }]),
  );

const [CODE, REGION] = ['lambda:UpdateFunctionCode', 'aws:RequestedRegion'];

describe('conditions that contradict each other', () => {
  test.each([
    [on(REGION, { StringLikeIfExists: 'eu-*', StringNotLikeIfExists: 'eu-*' })],
    [on(REGION, { StringLike: 'eu-*', StringNotLikeIfExists: 'eu-*' })],
    [on(REGION, { StringEqualsIfExists: 'eu-west-2', StringLikeIfExists: 'us-*' })],
    [on(REGION, { StringEqualsIfExists: 'eu-west-2', StringNotLike: 'eu-*' })],
    [on('aws:SourceVpce', { StringEquals: 'vpce-1', StringNotEqualsIfExists: 'vpce-1' })],
  ])('are met by no request: %j', (condition) => {
    expect(found(CODE, condition)).toEqual([]);
  });

  test.each([
    [on(REGION, { StringLikeIfExists: 'eu-*', StringNotLikeIfExists: 'eu-west-*' })],
    [on(REGION, { StringNotEqualsIfExists: 'eu-west-2', StringNotLikeIfExists: 'us-*' })],
    [on('aws:SourceVpce', { StringEqualsIfExists: 'vpce-1', StringNotEqualsIfExists: 'vpce-1' })],
  ])('are others than %j', (condition) => {
    expect(found(CODE, condition)).toEqual(['indirect-escalation']);
  });
});

describe('conditions on who makes a request, in an allow and in the boundary', () => {
  const [WRITE, STACK] = ['iam:PutRolePolicy', 'cloudformation:CreateStack'];
  const VIA = 'aws:ViaAWSService';
  const DIRECT = { Bool: { [VIA]: 'false' } };
  const BY_SERVICE = { Bool: { [VIA]: 'true' } };
  const called = (service: string) => ({
    'ForAnyValue:StringEquals': { 'aws:CalledVia': `${service}.amazonaws.com` },
  });
  const CALLED = called('cloudformation');
  const NOT_CALLED = { Null: { 'aws:CalledVia': 'true' } };
  const NOT_FIRST = { StringNotEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } };

  /** What is found about a role with a boundary, which may have a stack make its requests. */
  const foundIn = (own: readonly object[], boundary: readonly object[]) => {
    const template = {
      Resources: {
        Bound: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: connectHolder(allow(STACK), ...boundary) },
        },
        App: {
          Type: 'AWS::IAM::Role',
          Properties: {
            PermissionsBoundary: { Ref: 'Bound' },
            Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...own) }],
          },
        },
      },
    };
    return audit(read('template.json', template)!)
      .map(({ id }) => id)
      .filter((id) => id.endsWith('escalation'));
  };
  const foundOn = (own: object, boundary: object, ...more: readonly object[]) =>
    foundIn([allow(WRITE, '*', own), ...more], [allow(WRITE, '*', boundary)]);
  const stack = allow(STACK);

  test.each([
    [CALLED, DIRECT],
    [CALLED, NOT_CALLED],
    [BY_SERVICE, NOT_CALLED],
    [called('athena'), { BoolIfExists: { [VIA]: 'false' } }],
  ])('are met by no request: %j and %j', (one, other) => {
    expect([
      ...foundOn(one, other),
      ...foundOn(other, one),
      ...foundOn(one, other, stack),
      ...foundOn(other, one, stack),
    ]).toEqual([]);
  });

  test.each([
    ['that of a stack', CALLED, BY_SERVICE],
    ['that of a stack first', BY_SERVICE, { Null: { 'aws:CalledViaFirst': 'false' } }],
    ['its own', DIRECT, NOT_CALLED],
    ['its own, by no stack', NOT_FIRST, DIRECT],
  ])('are met by one request: %s', (_, one, other) => {
    expect(foundOn(one, other, stack)).toEqual(['indirect-escalation']);
    expect(foundOn(other, one, stack)).toEqual(['indirect-escalation']);
  });

  test.each([
    ['no service that it may ask for that', [], CALLED, BY_SERVICE],
    ['another service', [stack], called('athena'), BY_SERVICE],
    ['a service that is not CloudFormation', [stack], BY_SERVICE, NOT_FIRST],
  ])('may be met by the request of %s', (_, more, one, other) => {
    expect(foundOn(one, other, ...more)).toEqual(['limited-escalation']);
    expect(foundOn(other, one, ...more)).toEqual(['limited-escalation']);
  });

  test.each<[string, object, object, string[]]>([
    ['leaves its own request', CALLED, NOT_CALLED, ['escalation']],
    ['leaves that of a stack', DIRECT, CALLED, ['escalation']],
    ['leaves that of other services', CALLED, BY_SERVICE, ['limited-escalation']],
    ['leaves no request', DIRECT, NOT_CALLED, []],
    ['leaves no request of a stack', CALLED, CALLED, []],
  ])('count with a deny, which %s', (_, denied, allowed, expected) => {
    const deny = { Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition: denied };
    expect(foundIn([allow(WRITE, '*', allowed), stack, deny], [allow('*')])).toEqual(expected);
  });
});
