import { deployTimeValue } from '../../src/policy/deploy-time-text';
import { awsManagedPolicy } from '../../src/reader/aws-managed-policy';

test('a policy of the family is known in full, in its newest version', () => {
  const policy = awsManagedPolicy('AmazonConnectReadOnlyAccess');
  expect(policy).toMatchObject({
    name: 'AmazonConnectReadOnlyAccess',
    origin: 'aws',
    managed: true,
    place: { file: 'AmazonConnectReadOnlyAccess', pointer: [] },
  });
  expect(policy).not.toHaveProperty('reduced');
  expect(awsManagedPolicy('AmazonConnectReadOnlyAccess')).toBe(policy);
});

test('another policy is known about actions of the catalogue, and says more', () =>
  expect(awsManagedPolicy('ReadOnlyAccess')).toMatchObject({
    origin: 'aws',
    managed: true,
    reduced: {
      kind: 'managed-policy',
      what: `arn:${deployTimeValue('AWS::Partition')}:iam::aws:policy/ReadOnlyAccess`,
      mayAllow: true,
      mayDeny: false,
      remedy: 'give-document',
    },
  }));

test('a policy that the catalogue has in full says nothing more', () => {
  const policy = awsManagedPolicy('AdministratorAccess');
  expect(policy?.statements.map(({ actions }) => actions)).toEqual([['*']]);
  expect(policy).not.toHaveProperty('reduced');
});

test('a policy that AWS did not have is not known', () =>
  expect(awsManagedPolicy('AmazonConnectNoSuchAccess')).toBeUndefined());
