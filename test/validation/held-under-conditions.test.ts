import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { policy } from '../support/documents';

const NONE = { Ref: 'AWS::NoValue' };
const onlyIf = (name: string, value: unknown, other: unknown = NONE) => ({
  'Fn::If': [name, value, other],
});
const is = (value: string) => ({ 'Fn::Equals': [{ Ref: 'P' }, value] });
const ref = (name: string) => ({ Ref: name });
const IF_C = 'if the condition C of the template holds: the holder';

/** What is found about more access of the principal Own of a template. */
const found = (resources: object) =>
  audit(
    read('template.json', {
      Parameters: { P: { Type: 'String', Default: 'y' } },
      Conditions: { C: is('x'), NotC: { 'Fn::Not': [{ Condition: 'C' }] }, D: is('z') },
      Resources: resources,
    })!,
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Own')
    .map(({ severity, what }) => `${severity}: ${what}`);

const trust = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const LAMBDA = { Service: 'lambda.amazonaws.com' };
const managed = (statement: object = allow('logs:*')) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: policy(...[statement].flat()) },
});
const role = (properties: object, more: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust(LAMBDA), ...properties },
  ...more,
});
const holding = (...statements: object[]) => ({
  Policies: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
});

describe('a role that rewrites a managed policy', () => {
  const rewrites = (...on: unknown[]) => allow('iam:CreatePolicyVersion', on);
  const own = (on: unknown[], arns: readonly unknown[], more: object = {}) => ({
    T: managed(),
    Other: managed(),
    Own: role({ ...holding(rewrites(...on)), ManagedPolicyArns: arns }, more),
  });
  const action = 'iam:CreatePolicyVersion on';
  const T = [ref('T')];

  test('that it has under a template condition has a warning', () => {
    const expected = [`warning: ${action} \${T}, ${IF_C} rewrites a managed policy that it has`];
    expect(found(own(T, [onlyIf('C', ref('T'))]))).toEqual(expected);
    expect(found(own(T, [onlyIf('C', ref('T'), ref('Other'))]))).toEqual(expected);
    expect(
      found({
        ...own(T, []),
        T: {
          ...managed(),
          Condition: 'C',
          Properties: { ...managed().Properties, Roles: [ref('Own')] },
        },
      }),
    ).toEqual(expected);
    const both = onlyIf('C', rewrites(ref('T')));
    expect(
      found({
        ...own(T, []),
        Own: role({ ...holding(both), ManagedPolicyArns: [onlyIf('C', ref('T'))] }),
      }),
    ).toEqual(expected);
  });

  test('has an error if it rewrites all, because that is for others', () => {
    expect(found(own(['*'], [onlyIf('C', ref('T'))]))).toEqual([
      `error: ${action} *: the holder rewrites a managed policy of others`,
    ]);
  });

  test.each<[string, object]>([
    ['always', own(T, T)],
    [
      'with a statement under a condition',
      { ...own(T, T), T: managed([allow('logs:*'), onlyIf('C', allow('s3:*'))]) },
    ],
    ['in both branches', own(T, [onlyIf('C', ref('T'), ref('T'))])],
    [
      'under conditions of which one holds',
      own(T, [onlyIf('C', ref('T')), onlyIf('NotC', ref('T'))]),
    ],
    [
      'of which it rewrites each',
      own([ref('T'), ref('Other')], [onlyIf('C', ref('T'), ref('Other'))]),
    ],
    ['wherever the role is', own(T, [onlyIf('NotC', ref('T'))], { Condition: 'NotC' })],
  ])('that it has %s has a fatal', (_, resources) => {
    expect(found(resources)).toEqual([expect.stringMatching(/^fatal: .*that it has/)]);
  });

  test('that it does not have where it may rewrite it rewrites one of others', () => {
    const where = { ...holding(onlyIf('NotC', rewrites(ref('T')))) };
    expect(
      found({ T: managed(), Own: role({ ...where, ManagedPolicyArns: [onlyIf('C', ref('T'))] }) }),
    ).toEqual([
      `warning: ${action} \${T}, if the condition NotC of the template holds: the holder rewrites a managed policy of others`,
    ]);
  });

  describe('of a role as which it can act', () => {
    const acting = (arns: unknown, ownArns: readonly unknown[] = [], on: unknown = ref('T')) => ({
      T: managed(),
      Other: managed(),
      Own: role({ ...holding(rewrites(on)), ManagedPolicyArns: ownArns }),
      R: role({
        AssumeRolePolicyDocument: trust({ AWS: { 'Fn::GetAtt': ['Own', 'Arn'] } }),
        ManagedPolicyArns: arns,
      }),
    });
    const ofOthers = 'the holder rewrites a managed policy of others';

    test('that has it under a template condition has it for others', () => {
      const arns = [onlyIf('C', ref('T'))];
      expect(found(acting(arns))).toEqual([`warning: ${action} \${T}: ${ofOthers}`]);
      expect(found(acting(arns, [], '*'))).toEqual([`error: ${action} *: ${ofOthers}`]);
    });

    test('that always has it has a fatal', () => {
      const ofRole = 'rewrites a managed policy of the role R, as which it can act';
      const expected = [`fatal: ${action} \${T}: the holder ${ofRole}`];
      expect(found(acting(T))).toEqual(expected);
      expect(found(acting(T, [onlyIf('C', ref('T'))]))).toEqual(expected);
      expect(found(acting([onlyIf('C', ref('T'), ref('T'))]))).toEqual(expected);
    });
  });
});

describe('who writes into a role', () => {
  const writes = allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/R');
  const OWN = { AWS: { 'Fn::GetAtt': ['Own', 'Arn'] } };
  const STRANGER = { AWS: 'arn:aws:iam::444455556666:root' };
  const written = (AssumeRolePolicyDocument: unknown, more: object = {}, own: object = {}) => ({
    Own: role(holding(writes), own),
    R: role({ RoleName: 'R', AssumeRolePolicyDocument }, more),
  });
  const statement = (Principal: unknown) => ({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
  });

  test.each<[string, object]>([
    ['whose trust policy is under a condition', written(onlyIf('C', trust(OWN), trust(LAMBDA)))],
    [
      'whose trust in it is under a condition',
      written(policy(statement(LAMBDA), onlyIf('C', statement(OWN)))),
    ],
    ['that trusts it or others', written(trust(onlyIf('C', OWN, STRANGER) as object))],
    ['that is under a condition', written(trust(OWN), { Condition: 'C' })],
    [
      'that it may pass, and whose trust in a service is under a condition',
      {
        ...written(onlyIf('C', trust(LAMBDA), trust({ Service: 'ec2.amazonaws.com' }))),
        Own: role(
          holding(
            writes,
            allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
          ),
        ),
      },
    ],
    [
      'that is under a condition, and whose trust it may change',
      {
        ...written(trust(LAMBDA), { Condition: 'C' }),
        Own: role(holding(writes, allow('iam:UpdateAssumeRolePolicy', 'arn:aws:iam::*:role/R'))),
      },
    ],
  ])('%s has a warning for that', (_, resources) => {
    expect(found(resources).filter((one) => /PutRolePolicy/.test(one))).toEqual([
      'warning: iam:PutRolePolicy on arn:aws:iam::*:role/R: the holder writes any permission into a role',
    ]);
  });

  test.each<[string, object]>([
    ['that always trusts it', written(trust(OWN))],
    [
      'that also trusts others under a condition',
      written(policy(statement(OWN), onlyIf('C', statement(LAMBDA)))),
    ],
    ['that trusts it in both branches', written(onlyIf('C', trust(OWN), trust(OWN)))],
    ['that is wherever it is', written(trust(OWN), { Condition: 'NotC' }, { Condition: 'NotC' })],
    [
      'that trusts it wherever it is',
      written(onlyIf('C', trust(LAMBDA), trust(OWN)), {}, { Condition: 'NotC' }),
    ],
  ])('%s has a fatal', (_, resources) => {
    expect(found(resources)).toEqual([expect.stringMatching(/^fatal: .*as which it can act/)]);
  });
});
