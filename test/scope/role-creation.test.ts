import { CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConnectAccess, ConnectScope, ConsoleUseCase, RoleCreation } from '../../src';
import { compileAccess } from '../../src/constructs/private/compile-access';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { ACCOUNT, INSTANCE_ARN, newStack } from '../support/template';

const boundaryArn = `arn:aws:iam::${ACCOUNT}:policy/ceiling`;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const lazy = (text: string) => Lazy.string({ produce: () => text });

/** Returns where roles may be created, and with which boundary. */
function creating(roleCreation: (stack: Stack) => RoleCreation) {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const scope = ConnectScope.instanceArn(INSTANCE_ARN)
    .withImportBuckets(Bucket.fromBucketName(stack, 'Imports', 'imports'))
    .withRoleCreation(roleCreation(stack));
  const access = ConnectAccess.consoleUseCases(ConsoleUseCase.EDIT_CUSTOMER_PROFILES);
  const { statements } = compileAccess('Here', stack, access, scope);
  return statements
    .filter(({ actions }) => actions.includes('iam:CreateRole'))
    .map(({ resources, conditions }) => [
      resources.map(toDisplayText),
      conditions.flatMap(({ values }) => values).map(toDisplayText),
    ]);
}

const bounded = (arn: string, path?: string) => (stack: Stack) =>
  RoleCreation.withPermissionsBoundary(
    ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', arn),
    path,
  );

test.each<[string, (stack: Stack) => RoleCreation, string]>([
  ['a path', bounded(boundaryArn, '/connect/'), 'role/connect/*'],
  ['a lazy path', bounded(boundaryArn, lazy('/connect/')), 'role/connect/*'],
  ['any path', bounded(boundaryArn), 'role/*'],
])('roles are created on %s, with the boundary', (_, roleCreation, role) => {
  expect(creating(roleCreation)).toEqual([
    [[`arn:\${AWS::Partition}:iam::${ACCOUNT}:${role}`], [boundaryArn]],
  ]);
});

test.each<[string, (stack: Stack) => RoleCreation, string]>([
  [
    'a path that is lazily a pattern',
    bounded(boundaryArn, lazy('/*')),
    'a wildcard or policy variable in /* would widen the policy',
  ],
  [
    'a path that is lazily open at its end',
    bounded(boundaryArn, lazy('/connect')),
    "this is not the path of roles. Got '/connect'",
  ],
  ['an empty lazy path', bounded(boundaryArn, lazy('')), "this is not the path of roles. Got ''"],
  [
    'a boundary that is lazily a pattern',
    bounded(lazy('*')),
    'a wildcard or policy variable in * would widen the policy',
  ],
  [
    'a boundary that lazily limits nothing',
    bounded(lazy(administrator)),
    "this policy limits nothing: a role with it can give roles any permission. Got 'AdministratorAccess'",
  ],
  [
    'a boundary whose default limits nothing',
    (stack) =>
      bounded(new CfnParameter(stack, 'Arn', { default: administrator }).valueAsString)(stack),
    'this policy limits nothing',
  ],
])('%s is an error', (_, roleCreation, message) => {
  expect(() => creating(roleCreation)).toThrow(message);
});

test('a lazy path is the one that was checked', () => {
  let asked = 0;
  const changing = Lazy.uncachedString({ produce: () => (asked++ === 0 ? '/connect/' : '/*') });
  expect(creating(bounded(boundaryArn, changing))).toEqual([
    [[`arn:\${AWS::Partition}:iam::${ACCOUNT}:role/connect/*`], [boundaryArn]],
  ]);
});
