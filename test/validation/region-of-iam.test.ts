import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, connectHolder } from '../support/connect-holder';
import { defined } from '../support/defined';

const PUT = 'iam:PutRolePolicy';
const regions = (operator: string, ...values: string[]) => ({
  [operator]: { 'aws:RequestedRegion': values },
});
const deny = (Condition: object) => ({ Effect: 'Deny', Action: 'iam:*', Resource: '*', Condition });

/** The findings on the role `App` in a partition. */
function found(partition: string, ...statements: readonly object[]): readonly string[] {
  const role = {
    RoleName: 'App',
    Path: '/',
    Arn: `arn:${partition}:iam::111122223333:role/App`,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
    RolePolicyList: [{ PolicyName: 'P', PolicyDocument: connectHolder(...statements) }],
    AttachedManagedPolicies: [],
  };
  const account = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [role], Policies: [] };
  return audit(read('account.json', account)!)
    .filter(({ id }) => /escalation/.test(id))
    .map(({ severity }) => severity);
}

const inNoPartition = (...statements: readonly object[]) =>
  audit(read('policy.json', connectHolder(...statements))!).map(({ severity }) => severity);

describe('all requests to IAM are in the Region of the partition', () => {
  test.each<[string, string, object]>([
    ['aws', 'StringLike', regions('StringLike', 'us-*')],
    ['aws', 'another Region', regions('StringNotEquals', 'us-west-2')],
    ['aws', 'other Regions', regions('StringNotLike', 'eu-*', 'us-gov-*')],
    ['aws', 'the letters of one', regions('StringEqualsIgnoreCase', 'US-EAST-1')],
    ['aws-us-gov', 'StringLike', regions('StringLike', 'us-gov-*')],
    ['aws-us-gov', 'StringEquals', regions('StringEquals', 'us-gov-west-1')],
    ['aws-cn', 'StringEquals', regions('StringEquals', 'cn-north-1')],
  ])('%s, met: %s', (partition, _, condition) => {
    expect(found(partition, allow(PUT, '*', condition)).length).toBeGreaterThan(0);
    expect(found(partition, allow(PUT, '*', condition))).toEqual(found(partition, allow(PUT)));
    expect(found(partition, allow(PUT), deny(condition))).toEqual([]);
  });

  test.each<[string, string, object]>([
    ['aws', 'StringLike', regions('StringLike', 'eu-*', 'us-gov-*')],
    ['aws', 'StringNotLike', regions('StringNotLike', 'us-*')],
    ['aws', 'IfExists', regions('StringLikeIfExists', 'eu-*')],
    ['aws-us-gov', 'that of another partition', regions('StringEquals', 'us-east-1')],
    ['aws-us-gov', 'another Region', regions('StringLike', 'us-gov-east-*')],
  ])('%s, not met: %s', (partition, _, condition) => {
    expect(found(partition, allow(PUT, '*', condition))).toEqual([]);
    expect(found(partition, allow(PUT), deny(condition))).toEqual(found(partition, allow(PUT)));
  });

  test.each([
    ['us-*', ['fatal'], []],
    ['eu-*', [], ['fatal']],
    ['us-gov-*', ['warning'], ['fatal']],
  ])('without a known partition: %s', (value, allowed, denied) => {
    const condition = regions('StringLike', value);
    expect(inNoPartition(allow(PUT, '*', condition))).toEqual(allowed);
    expect(inNoPartition(allow(PUT), deny(condition))).toEqual(denied);
  });
});

describe('the partition of a policy is that of what it allows', () => {
  const CODE = 'lambda:UpdateFunctionCode';
  const RUN = ['lambda:CreateFunction', 'lambda:InvokeFunction', 'iam:PassRole'];
  const GOV = ['us-gov-west-1', 'us-gov-east-1'];
  const USUAL = ['us-east-1', 'eu-west-2'];
  const inPolicy = (own: string, ...statements: readonly object[]) => {
    const reach = allow('connect:DescribeUser', own === '*' ? own : `arn:${own}:connect:*:*:*`);
    const content = { Version: '2012-10-17', Statement: [reach, ...statements] };
    return audit(defined(read('policy.json', content)))
      .filter(({ id }) => /escalation/.test(id))
      .map(({ severity }) => severity);
  };
  const allExcept = (...some: string[]) => deny(regions('StringNotEquals', ...some));

  test.each([
    ['aws', USUAL, GOV],
    ['aws-us-gov', GOV, USUAL],
  ])('and with it the Region of IAM: %s', (own, its, others) => {
    const put = allow(PUT, `arn:${own}:iam::*:role/*`);
    const putIn = (...some: string[]) => ({ ...put, Condition: regions('StringEquals', ...some) });
    expect(inPolicy(own, put, allExcept(...its))).toEqual(['fatal']);
    expect(inPolicy(own, put, allExcept(...its, ...others))).toEqual(['fatal']);
    expect(inPolicy(own, put, allExcept(its[1], ...others))).toEqual([]);
    expect(inPolicy(own, put, allExcept(...others))).toEqual([]);
    expect(inPolicy(own, putIn(...its))).toEqual(['fatal']);
    expect(inPolicy(own, putIn(...others))).toEqual([]);
    expect(inPolicy(own, put, deny(regions('StringLike', its[0])))).toEqual([]);
    expect(inPolicy(own, put, deny(regions('StringLike', ...others)))).toEqual(['fatal']);
  });

  test.each([
    ['aws', USUAL, GOV],
    ['aws-us-gov', GOV, USUAL],
  ])('and with it the Regions of other services: %s', (own, its, others) => {
    const [code, run] = [CODE, RUN].map((actions) => allow(actions, `arn:${own}:*:*:*:*`));
    const codeIn = (some: string[]) => ({ ...code, Condition: regions('StringEquals', ...some) });
    const allBut = (some: string[]) => ({ ...allExcept(...some), Action: '*' });
    expect(inPolicy(own, code, allBut(its))).toEqual(['error']);
    expect(inPolicy(own, codeIn(its))).toEqual(['error']);
    expect(inPolicy(own, code, allBut(['eu-future-9']))).toEqual(['error']);
    expect(inPolicy(own, code, allBut(others))).toEqual([]);
    expect(inPolicy(own, codeIn(others))).toEqual([]);
    expect(inPolicy(own, run, allBut(its))).toEqual(['error']);
    expect(inPolicy(own, run, allBut(others))).toEqual([]);
  });

  test('and may be another if it allows something on all resources', () => {
    expect(inPolicy('aws', allow(PUT), allExcept(...GOV))).toEqual(['warning']);
    expect(inPolicy('aws-us-gov', allow(PUT), allExcept(...USUAL))).toEqual(['warning']);
    expect(inPolicy('aws', allow(PUT), allExcept('us-gov-east-1'))).toEqual([]);
  });

  test('or the one whose Regions its conditions name, if it allows all in all partitions', () => {
    expect(inPolicy('*', allow(PUT), allExcept(...GOV))).toEqual(['fatal']);
    expect(inPolicy('*', allow(PUT, '*', regions('StringEquals', ...GOV)))).toEqual(['fatal']);
    expect(inPolicy('*', allow(PUT, '*', regions('StringEquals', 'cn-north-1')))).toEqual([
      'warning',
    ]);
    expect(inPolicy('*', allow(PUT), allExcept('us-gov-east-1'))).toEqual([]);
  });
});

test('a service that is in several Regions has that which the holder wants', () => {
  const CODE = 'lambda:UpdateFunctionCode';
  const condition = regions('StringLike', 'eu-*');
  expect(found('aws', allow(CODE, '*', condition))).toEqual(found('aws', allow(CODE)));
  expect(found('aws', allow(CODE))).not.toEqual([]);
});

describe('an ARN with a Region is at most of what has colons in its path', () => {
  test.each<[string, ...(readonly string[])[]]>([
    ['PutRolePolicy', ['iam:PutRolePolicy']],
    ['CreateAccessKey', ['iam:CreateAccessKey']],
    ['UpdateAssumeRolePolicy', ['iam:UpdateAssumeRolePolicy']],
    ['CreatePolicyVersion', ['iam:CreatePolicyVersion']],
    ['CreateRole', ['iam:CreateRole', 'iam:AttachRolePolicy']],
    ['UpdateSAMLProvider', ['iam:UpdateSAMLProvider']],
    ['AssumeRole', ['sts:AssumeRole']],
  ])('%s', (_, actions) => {
    const on = (resource: string) =>
      audit(read('policy.json', connectHolder(allow(actions, resource)))!)
        .filter(({ id }) => /escalation/.test(id))
        .map(({ severity }) => severity);
    expect(on('arn:aws:*:eu-west-2:111122223333:*')).toEqual(['warning']);
    expect(on('arn:aws:*:us-*:*:*')).toEqual(['warning']);
    expect(on('arn:aws:iam:eu-west-2:111122223333:*')).toEqual([]);
    expect(on('arn:aws:*::111122223333:*')).toEqual(on('*'));
    expect(on('arn:aws:*:*:111122223333:*')).toEqual(on('*'));
  });
});
