import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { recordedBeyond } from '../../projenrc/catalogue/permission-sets';
import {
  ConnectAccess,
  ConnectAccessPolicy,
  ConnectAction,
  ConnectJob,
  ConnectScope,
  UnsupportedTagBehavior,
} from '../../src';
import { quotaFacts } from '../../src/catalogue/quotas';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { documentSizeIn } from '../../src/constructs/private/statement-size';
import { findingsOf } from '../support/findings';
import { ALL_USE_CASES, withEverything } from '../support/full-scope';
import {
  FIRST,
  FIRST_INSTANCE,
  managementStack,
  permissionSet,
  propertiesOf,
} from '../support/permission-set';
import { newStack } from '../support/template';

const AT = "ConnectPermissionSet 'Stack/Set': ";

const queues = (count: number) =>
  ConnectScope.instanceArn(FIRST_INSTANCE).withResources(
    'queue',
    ...Array.from(
      { length: count },
      (_, i) => `${FIRST_INSTANCE}/queue/number-${String(i).padStart(3, '0')}`,
    ),
  );
const access = ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE);
const names = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ policyName: `policy${i}` }));

test('an inline policy is at most 10,240 bytes, to the byte', () => {
  const base = JSON.stringify(
    propertiesOf(permissionSet({ access, connectScope: queues(2) })).InlinePolicy,
  ).length;
  const each = `"${FIRST_INSTANCE}/queue/number-000",`.length;
  const most = 2 + Math.floor((10_240 - base) / each);
  const made = JSON.stringify(
    propertiesOf(permissionSet({ access, connectScope: queues(most) })).InlinePolicy,
  ).length;
  expect(made).toBeGreaterThan(10_240 - each);
  expect(made).toBeLessThanOrEqual(10_240);
  expect(() => permissionSet({ access, connectScope: queues(most + 1) })).toThrow(
    new RegExp(
      'the inline policy takes 10\\d{3} bytes without Sids, references counted as long as they can be\\. ' +
        "Allowed: 10240, Identity Center's quota, which cannot be raised\\. Divide the access",
    ),
  );
});

test('every use case at once has no room, and nothing is left out', () => {
  const stack = managementStack();
  expect(() =>
    permissionSet(
      {
        access: ConnectAccess.consoleUseCases(...ALL_USE_CASES),
        connectScope: withEverything(stack, ConnectScope.instanceArn(FIRST_INSTANCE), FIRST),
      },
      stack,
    ),
  ).toThrow(/the inline policy takes \d+ bytes.*name it in customerManagedPolicies/);
});

test('a letter of two bytes is two', () => {
  const bytes = (value: string) => {
    const tags = Array.from({ length: 44 }, (_, i) => [`Team${i}`, value.repeat(250)]);
    const connectScope = ConnectScope.instanceArn(FIRST_INSTANCE).withTags(
      Object.fromEntries(tags),
    );
    try {
      permissionSet({ connectScope });
    } catch (error) {
      return Number(/takes (\d+) bytes/.exec((error as Error).message)![1]);
    }
    throw new Error('it fits');
  };
  expect(bytes('\u00e9') - bytes('e')).toBe(44 * 250);
});

test('a letter that Identity Center does not take in a policy is an error', () => {
  expect(() =>
    permissionSet({
      connectScope: ConnectScope.instanceArn(FIRST_INSTANCE).withTags({ Team: '\u5317' }),
    }),
  ).toThrow(
    `${AT}Identity Center does not take the letter in an inline policy. Got '\u5317'. Allowed: letters up to U+00FF.`,
  );
});

test('25 managed policies, of AWS and customers together', () => {
  const set = (count: number) =>
    permissionSet({
      access: ConnectAccess.readOnly(),
      awsManagedPolicies: ['AWSSupportAccess'],
      customerManagedPolicies: names(count),
    });
  expect(propertiesOf(set(23)).CustomerManagedPolicyReferences).toHaveLength(23);
  expect(() => set(24)).toThrow(
    `${AT}26 managed policies are attached. Allowed: 25 of AWS and customers together`,
  );
});

test('more than ten need a quota of IAM raised, which is a warning', () => {
  expect(permissionSet({ customerManagedPolicies: names(10) }).findings).toEqual([]);
  const set = permissionSet({ customerManagedPolicies: names(11) });
  expect(findingsOf(set)).toEqual([
    "warning attached-policies: 11 managed policies are attached, and IAM's quota for a role is 10",
  ]);
  Annotations.fromStack(Stack.of(set)).hasWarning(
    '/Stack/Set',
    Match.stringLikeRegexp(
      '11 managed policies are attached.*cdk-amazon-connect-iam:attached-policies',
    ),
  );
});

const { AUDITOR, DEPLOYMENT_APPLY, DEPLOYMENT_PLAN, MIGRATION } = ConnectJob;
const inRegion = (partition: string, region: string) =>
  ConnectScope.instanceArn(
    FIRST_INSTANCE.replace('arn:aws:', `arn:${partition}:`).replace('us-east-1', region),
  );
const areNamed = (job: ConnectJob, connectScope: ConnectScope): boolean[] => {
  const set = permissionSet({ access: ConnectAccess.jobs(job), connectScope });
  const { Statement } = propertiesOf(set).InlinePolicy;
  return [...new Set((Statement as { Sid?: string }[]).map(({ Sid }) => Sid !== undefined))];
};
/** Whether the Sids of a job have room too. It changes with the edition of the facts. */
const haveRoom = (job: ConnectJob, connectScope: ConnectScope): boolean => {
  const stack = newStack({ env: { account: FIRST, region: 'us-east-1' } });
  const { statements } = compileAccess('Here', stack, ConnectAccess.jobs(job), connectScope);
  return documentSizeIn(stack, statements) <= quotaFacts().permissionSet.inlineBytes;
};
const isRecorded = ({ id }: ConnectJob) => recordedBeyond().includes(id);

describe.each([
  ['aws', 'us-east-1'],
  ['aws', 'ap-southeast-1'],
  ['aws-cn', 'cn-northwest-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])('a permission set for one instance in %s, %s', (partition, region) => {
  const scope = inRegion(partition, region);
  const fitting = [AUDITOR, DEPLOYMENT_PLAN, DEPLOYMENT_APPLY, MIGRATION].filter(
    (job) => !isRecorded(job),
  );

  test.each(fitting)('fits $id, with Sids where they have room', (job) => {
    expect(areNamed(job, scope)).toEqual([haveRoom(job, scope)]);
  });
});

describe('the largest jobs with tags', () => {
  const connectScope = ConnectScope.instanceArn(FIRST_INSTANCE).withTags(
    { Team: 'North' },
    UnsupportedTagBehavior.OMIT,
  );

  test.each([DEPLOYMENT_APPLY, MIGRATION])(
    '$id fits with a policy of the account for what reads',
    (job) => {
      const reading = ConnectAccess.jobs(AUDITOR);
      const customerManagedPolicies = [{ policyName: 'connect-auditor' }];
      const whole = ConnectAccess.jobs(job);
      expect(() => permissionSet({ access: whole, connectScope })).toThrow(
        /the inline policy takes/,
      );
      const rest = whole.minus(reading);
      const set = permissionSet({ access: rest, connectScope, customerManagedPolicies });
      expect(propertiesOf(set).CustomerManagedPolicyReferences).toEqual([
        { Name: 'connect-auditor', Path: '/' },
      ]);
      const account = newStack({ env: { account: FIRST, region: 'us-east-1' } });
      const { policies } = new ConnectAccessPolicy(account, 'Auditor', {
        access: reading,
        connectScope,
        managedPolicyName: 'connect-auditor',
      });
      expect(policies).toHaveLength(1);
    },
  );
});
