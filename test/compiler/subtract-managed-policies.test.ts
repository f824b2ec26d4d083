import { Aws, Lazy } from 'aws-cdk-lib';
import { PolicyDocument } from '../../src/catalogue/policy-facts';
import { subtract } from '../../src/compiler/subtract-managed-policies';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { toPolicyText } from '../../src/scope/cdk-text';
import { statement as compiled } from '../support/compiled';

const wanted = (actions: string[], resources: string[]): CompiledStatement =>
  compiled({ sid: 'Wanted', actions, resources: resources.map(toPolicyText) });
const policy = (...statements: PolicyDocument['Statement'][number][]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});
const token = toPolicyText(Lazy.string({ produce: () => 'arn:aws:s3:::later' }));

describe('subtract', () => {
  test('takes away an action that is granted on everything', () => {
    const granted = policy({ Effect: 'Allow', Action: ['s3:Get*'], Resource: '*' });
    expect(subtract(wanted(['s3:GetBucketAcl', 's3:PutObject'], [token]), granted)).toEqual(
      wanted(['s3:PutObject'], [token]),
    );
  });

  test('takes away a resource that is granted for every action that is left', () => {
    const granted = policy({
      Effect: 'Allow',
      Action: 's3:GetBucketAcl',
      Resource: 'arn:aws:s3:::amazon-connect-*',
    });
    expect(
      subtract(
        wanted(['s3:GetBucketAcl'], ['arn:aws-us-gov:s3:::amazon-connect-1', 'arn:aws:s3:::own']),
        granted,
      ),
    ).toEqual(wanted(['s3:GetBucketAcl'], ['arn:aws:s3:::own']));
  });

  test('leaves nothing when all is granted', () => {
    expect(
      subtract(
        wanted(['s3:GetBucketAcl'], ['arn:aws:s3:::a']),
        policy({ Effect: 'Allow', Action: 'S3:getbucketacl', Resource: '*' }),
      ),
    ).toBeUndefined();
  });

  test('keeps what is granted under a condition only, or denied', () => {
    const statement = wanted(['s3:GetBucketAcl'], ['arn:aws:s3:::a']);
    expect(
      subtract(
        statement,
        policy({
          Effect: 'Allow',
          Action: '*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        }),
      ),
    ).toEqual(statement);
    expect(subtract(statement, policy({ Effect: 'Deny', Action: '*', Resource: '*' }))).toEqual(
      statement,
    );
  });

  test('keeps a pair of action and resource that is covered only in part', () => {
    const granted = policy({
      Effect: 'Allow',
      Action: 's3:GetBucketAcl',
      Resource: 'arn:aws:s3:::a',
    });
    const statement = wanted(
      ['s3:GetBucketAcl', 's3:PutObject'],
      ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
    );
    expect(subtract(statement, granted)).toEqual(statement);
  });

  test('takes away what one of several resources of a statement covers', () => {
    const granted = policy({
      Effect: 'Allow',
      Action: 's3:GetBucketAcl',
      Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::a'],
    });
    expect(subtract(wanted(['s3:GetBucketAcl'], ['arn:aws:s3:::a']), granted)).toBeUndefined();
  });

  test('a policy is the same in every partition, and in an unknown one', () => {
    const granted = policy({
      Effect: 'Allow',
      Action: 's3:GetBucketAcl',
      Resource: 'arn:aws:s3:::a',
    });
    for (const partition of ['aws', 'aws-cn', 'aws-us-gov', Aws.PARTITION]) {
      expect(
        subtract(wanted(['s3:GetBucketAcl'], [`arn:${partition}:s3:::a`]), granted),
      ).toBeUndefined();
    }
  });

  test.each([
    'arn:my-aws:s3:::a',
    'arn:awsome:s3:::a',
    'arn:aws-cn1:s3:::a',
    'arn:*:s3:::a',
    'arnaws:aws:s3:::a',
    'arm:aws:s3:::a',
    'arn',
    'PARTITION:s3:::a',
  ])('keeps %s, which is no ARN of a partition that it could be', (resource) => {
    const statement = wanted(['s3:GetBucketAcl'], [resource]);
    expect(
      subtract(
        statement,
        policy({ Effect: 'Allow', Action: 's3:GetBucketAcl', Resource: 'arn:aws:s3:::a' }),
      ),
    ).toEqual(statement);
  });

  test('never touches a deny', () => {
    const deny: CompiledStatement = { ...wanted(['s3:GetBucketAcl'], ['*']), effect: 'Deny' };
    expect(subtract(deny, policy({ Effect: 'Allow', Action: '*', Resource: '*' }))).toBe(deny);
  });
});
