import { CfnGroup, CfnManagedPolicy, CfnRole, CfnUser, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/**
 * Makes synthesis fail when a role, user or group of the app has some of the policies and not the
 * others, or has one of them as its permissions boundary. A policy that is lost this way can be one
 * that denies.
 */
export function requireWhole(where: string, policies: readonly ManagedPolicy[]): void {
  if (policies.length === 1) return;
  const [first] = policies;
  first.node.addValidation({
    validate: () =>
      first.node.root.node
        .findAll()
        .filter(isPrincipal)
        .flatMap((principal) => problem(principal, policies))
        .map((text) => `${where}: ${text}`),
  });
}

type Principal = CfnGroup | CfnRole | CfnUser;

const isPrincipal = (construct: IConstruct): construct is Principal =>
  construct instanceof CfnRole || construct instanceof CfnUser || construct instanceof CfnGroup;

function problem(principal: Principal, policies: readonly ManagedPolicy[]): string[] {
  const { path } = principal.node;
  const boundary = 'permissionsBoundary' in principal ? principal.permissionsBoundary : undefined;
  if (policies.some((policy) => isAmong([boundary], policy, principal)))
    return [
      `the access takes ${policies.length} policies, and the permissions boundary of ${path} is one of them. ` +
        'A boundary is one policy: give it access that fits in one',
    ];
  const arns: unknown[] = [Stack.of(principal).resolve(principal.managedPolicyArns) ?? []].flat();
  const attached = policies.filter(
    (policy) => isAmong(arns, policy, principal) || isAttachedTo(principal, policy),
  );
  if (attached.length === 0 || attached.length === policies.length) return [];
  return [
    `the access takes ${policies.length} policies, and ${path} has ${attached.length} of them. ` +
      'Write managedPolicies: policy.policies, or policy.attachToRole(role)',
  ];
}

/** Returns whether a policy is among the values that a principal has. */
function isAmong(values: readonly unknown[], policy: ManagedPolicy, principal: Principal): boolean {
  const [stack, home] = [Stack.of(principal), Stack.of(policy)];
  const arn = text(stack.resolve(policy.managedPolicyArn));
  // Another stack that does not refer to the policy would find a resource of its own by the name.
  if (stack !== home && arn === text(home.resolve(policy.managedPolicyArn))) return false;
  return values.some((value) => text(stack.resolve(value)) === arn);
}

/** Returns whether a policy names the principal in its own list of roles, users or groups. */
function isAttachedTo(principal: Principal, policy: ManagedPolicy): boolean {
  const resource = policy.node.defaultChild;
  if (!(resource instanceof CfnManagedPolicy)) return false;
  const home = Stack.of(policy);
  const name = text(home.resolve(principal.ref));
  return [resource.roles, resource.users, resource.groups].some((list) =>
    [home.resolve(list) ?? []].flat().some((one: unknown) => text(one) === name),
  );
}

const text = (value: unknown): string => JSON.stringify(value) ?? '';
