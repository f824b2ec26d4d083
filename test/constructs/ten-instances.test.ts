import { Stack } from 'aws-cdk-lib';
import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { AccountRootPrincipal, CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import {
  ConnectAccess,
  ConnectAccessRole,
  ConnectJob,
  ConnectScope,
  UnsupportedTagBehavior,
} from '../../src';
import {
  ALL_JOBS,
  ALL_USE_CASES,
  instanceArn,
  withEverything,
  withStorage,
} from '../support/full-scope';
import { sample } from '../support/sample';
import { ACCOUNT, newStack } from '../support/template';

const COUNT = 10;
const byArn = (_: Stack, i: number) =>
  ConnectScope.instanceArn(instanceArn(ACCOUNT, `${i}1111111-2222-3333-4444-555555555555`));
const byConstruct = (stack: Stack, i: number) =>
  ConnectScope.instances(
    new CfnInstance(stack, `Instance${i}`, {
      attributes: { inboundCalls: true, outboundCalls: true },
      identityManagementType: 'SAML',
    }),
  );
const tagged = (scope: ConnectScope) =>
  scope.withTags({ Team: 'North' }, UnsupportedTagBehavior.OMIT);

/** Returns how many policies of its own a role with the access to ten instances has. */
function policies(
  access: ConnectAccess,
  instance = byArn,
  change = (scope: ConnectScope) => scope,
) {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const instances = Array.from({ length: COUNT }, (_, i) => instance(stack, i));
  const all = withEverything(
    stack,
    instances.reduce((some, one) => some.plus(one)),
    ACCOUNT,
  );
  const connectScope = change(withStorage(stack, all, ACCOUNT));
  new ConnectAccessRole(stack, 'Role', {
    assumedBy: new AccountRootPrincipal(),
    access,
    connectScope,
  });
  return stack.node.findAll().filter((one) => one instanceof CfnManagedPolicy).length;
}

const LARGEST: [string, number, number, number, number][] = [
  ['auditor', 0, 0, 0, 1],
  ['deployment-plan', 0, 0, 0, 1],
  ['deployment-apply', 3, 4, 8, 8],
  ['migration', 3, 4, 8, 9],
  ['tagged-administrator', 1, 1, 4, 4],
];

test.each(sample(LARGEST, 3))(
  'the job %s has %i policies beside its role by ARN, %i by construct, %i and %i with tags',
  (id, ...expected) => {
    const access = ConnectAccess.jobs(ALL_JOBS.find((job) => job.id === id) as ConnectJob);
    expect([
      policies(access),
      policies(access, byConstruct),
      policies(access, byArn, tagged),
      policies(access, byConstruct, tagged),
    ]).toEqual(expected);
  },
);

test.each(
  ALL_JOBS.filter(({ id }) => LARGEST.every(([largest]) => largest !== id)).map((job) => [
    job.id,
    job,
  ]) as [string, ConnectJob][],
)('the job %s is inline, or has one policy beside', (_, job) => {
  expect(policies(ConnectAccess.jobs(job), byConstruct)).toBeLessThanOrEqual(1);
});

test('all rows of the console page together have five policies, and seven with tags', () => {
  const access = ConnectAccess.consoleUseCases(...ALL_USE_CASES);
  expect([policies(access), policies(access, byArn, tagged)]).toEqual([5, 7]);
});
