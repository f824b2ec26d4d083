import { CfnElement } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { ConnectAccess, ConnectAccessPolicy, ConnectJob, ConnectScope } from '../../src';
import { ACCOUNT, newStack } from '../support/template';

/** Of each policy that one comes to: those that it waits for, and whether it denies. */
function madeBy(access: ConnectAccess, instances: number) {
  const stack = newStack({ env: { account: ACCOUNT, region: 'us-east-1' } });
  const arns = Array.from({ length: instances }, (_, i) =>
    ConnectScope.instanceId(`${11111111 + i}-2222-3333-4444-555555555555`),
  );
  const connectScope = arns.slice(1).reduce((all, one) => all.plus(one), arns[0]);
  const { policies } = new ConnectAccessPolicy(stack, 'Policy', {
    access,
    connectScope,
    roles: [new Role(stack, 'Old', { assumedBy: new AccountRootPrincipal() })],
  });
  const ids = policies.map(({ node }) => stack.getLogicalId(node.defaultChild as CfnElement));
  const resources = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
  return ids.map((id) => {
    const { DependsOn: waits = [], Properties } = resources[id];
    return {
      waits: waits.map((other: string) => ids.indexOf(other)),
      denies: Properties.PolicyDocument.Statement.some((s: any) => s.Effect === 'Deny'),
    };
  });
}

describe('of the policies of a ConnectAccessPolicy', () => {
  test.each<[string, ConnectAccess]>([
    ['full access', ConnectAccess.fullAccess('v4').plus(ConnectAccess.denyEmergencyAccess())],
    [
      'a copy that denies something else',
      ConnectAccess.readOnly('v4').plus(ConnectAccess.denyFederation()),
    ],
  ])('what a copy allows waits for what denies it: %s', (_, access) => {
    expect(madeBy(access, 1).map(({ waits }) => waits)).toEqual([[], [0]]);
  });

  test('every one waits for the one that denies, those before it too', () => {
    const migrating = ConnectAccess.jobs(ConnectJob.MIGRATION).plus(ConnectAccess.denyFederation());
    const denying = [1, 2, 3, 4, 5, 6].map((instances) => {
      const made = madeBy(migrating, instances);
      const position = made.findIndex(({ denies }) => denies);
      expect(made.map(({ waits }) => waits)).toEqual(
        made.map((_, i) => (i === position ? [] : [position])),
      );
      return position;
    });
    expect(denying).toEqual(expect.arrayContaining([0, 1]));
  });

  test('none waits where nothing is denied', () => {
    const made = madeBy(ConnectAccess.jobs(ConnectJob.MIGRATION), 4);
    expect(made.length).toBeGreaterThan(1);
    expect(made.flatMap(({ waits }) => waits)).toEqual([]);
  });
});
