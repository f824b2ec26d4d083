import fc from 'fast-check';
import { Case, context } from './random-policies';
import { requestFacts } from '../../src/catalogue/requests';
import { takesNoValue } from '../../src/policy/every-value';

const REGION = 'arn:aws:connect:us-east-1:111122223333';
const INSTANCE = `${REGION}:instance/a`;
const OTHER = 'arn:aws:connect:eu-west-2:111122223333:instance/b';

/** Actions on resources of their own, and some on none. */
const ON: readonly (readonly [action: string, resource: string])[] = [
  ...['u1', 'North', 'u*'].map(
    (user) => ['connect:DescribeUser', `${INSTANCE}/agent/${user}`] as const,
  ),
  ['connect:DescribeUser', `${OTHER}/agent/u1`],
  ['connect:DeleteUser', `${INSTANCE}/agent/u1`],
  ['connect:ListUsers', INSTANCE],
  ['connect:ListUsers', OTHER],
  ['connect:CreateQueue', `${INSTANCE}/queue/u1`],
  ['connect:DescribeQueue', `${INSTANCE}/queue/North`],
  ['connect:ListInstances', '*'],
  ['connect:CreateInstance', '*'],
  ['s3:GetObject', 'arn:aws:s3:::bucket/a/b'],
  ['s3:GetObject', 'arn:aws:s3:::other/b'],
  ['s3:ListAllMyBuckets', '*'],
  ['lambda:InvokeFunction', 'arn:aws:lambda:us-east-1:111122223333:function:f:1'],
  ['kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/k'],
  ['kms:ListKeys', '*'],
  ['sts:AssumeRole', 'arn:aws:iam::111122223333:role/r'],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/r'],
];

type Context = Case['context'];

/** Returns requests that AWS may get, the same for the same seed. */
export const askedOf = (
  numRuns: number,
  seed: number,
): readonly Pick<Case, 'action' | 'resource' | 'context'>[] =>
  fc.sample(
    fc.tuple(fc.constantFrom(...ON), context).map(([[action, resource], all]) => ({
      action,
      resource,
      context: { ...EVERYWHERE, ...possible(action, all), ...SIGNED },
    })),
    { seed, numRuns },
  );

/** Keys that every request has, with values that another one may replace. */
const EVERYWHERE: Context = {
  'aws:CurrentTime': '2027-06-01T00:00:00Z',
  'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/r',
  'aws:userid': 'AROAEXAMPLE:u1',
};

/** AWS takes no requests without TLS. */
const SIGNED: Context = { 'aws:SecureTransport': 'true' };

/** Returns the keys that requests for an action may carry, with values that a request may have. */
const possible = (action: string, all: Context): Context =>
  Object.fromEntries(
    Object.entries(all).filter(([key, value]) => mayCarry(action, key) && mayBe(key, value)),
  );

/** Any request may carry the keys of `aws:`, and one to an instance its id. */
const mayCarry = (action: string, key: string): boolean =>
  key.startsWith('aws:') || (key === 'connect:InstanceId' && action.startsWith('connect:'));

/** Not a time before the facts, a negative age, a star in a tag, or a caller that IAM does not know. */
function mayBe(key: string, value: Context[string]): boolean {
  const { times, ages, principal } = requestFacts();
  if (key === principal) return String(value).startsWith('arn:aws:iam:');
  const isNever = (operator: string) =>
    [value].flat().some((one) => takesNoValue({ operator, key, values: [one] }));
  if (times.includes(key)) return !isNever('DateEquals');
  return !isNever(ages.includes(key) ? 'NumericEquals' : 'StringEquals');
}
