import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import * as fc from 'fast-check';
import { ConnectAdminRole, ConnectReadOnlyRole } from '../../src';
import { PolicyDocument } from '../../src/catalogue/policy-facts';
import { subtract } from '../../src/compiler/subtract-managed-policies';
import { CompiledStatement } from '../../src/policy/compiled-statement';
import { statement } from '../support/compiled';
import { newStack, statementsOf } from '../support/template';

const SETTINGS = { seed: 20260921, numRuns: 200 };
const action = fc.constantFrom('connect:GetFederationToken', 'connect:*', '*', 'iam:PutRolePolicy');
const resource = fc.constantFrom(
  '*',
  'arn:aws:connect:*:*:instance/*',
  'arn:aws:connect:us-east-1:1:instance/a',
);
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1 });

const aPolicy: fc.Arbitrary<PolicyDocument> = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(
    fc.record({
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: some(action),
      Resource: some(resource),
    }),
  ),
});
const aDeny: fc.Arbitrary<CompiledStatement> = fc
  .record({ actions: some(action), resources: some(resource) })
  .map((parts) => statement({ ...parts, effect: 'Deny' }));

test('law 7: no policy takes anything out of a deny', () => {
  fc.assert(
    fc.property(aDeny, aPolicy, (deny, policy) => {
      const before = structuredClone(deny);
      expect(subtract(deny, policy)).toEqual(before);
    }),
    SETTINGS,
  );
});

test('law 7: the denies of roles are in the template, whatever the managed policy beside them allows', () => {
  const assumedBy = new AccountRootPrincipal();
  const denied = [
    new ConnectAdminRole(newStack(), 'Role', { assumedBy, denyEmergencyAccess: true }),
    new ConnectReadOnlyRole(newStack(), 'Role', { assumedBy, denyFederation: true }),
  ].map((role) =>
    statementsOf(role)
      .filter((s) => s.Effect === 'Deny')
      .map((s) => [s.Action].flat()),
  );
  expect(denied).toEqual([
    [['connect:AdminGetEmergencyAccessToken']],
    [expect.arrayContaining(['connect:GetFederationToken'])],
  ]);
});
