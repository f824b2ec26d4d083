import { CfnManagedPolicy, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { partlyHandedOn } from './handed-on';
import { arnSeenFrom, text } from './policy-references';
import { addWarning } from './report-findings';
import { renderedProperties } from '../../input/template-values';

/**
 * Makes synthesis fail when a role, user, group or permission set of the app has some of the
 * policies and not the others, or has one of them as its permissions boundary. A policy that is
 * lost this way can be one that denies. What outputs hand on is attached elsewhere, so a part of it
 * is a warning.
 */
export function requireWhole(where: string, policies: readonly ManagedPolicy[]): void {
  if (policies.length === 1) return;
  const [first] = policies;
  first.node.addValidation({
    validate: () => {
      // For a warning that is added this late, the CDK asks only the scopes of a construct whether it
      // is acknowledged. The policy is the scope of its resource.
      const on = first.node.defaultChild ?? first;
      partlyHandedOn(policies).forEach((finding) => addWarning(on, finding));
      return first.node.root.node
        .findAll()
        .filter(isPrincipal)
        .flatMap((principal) => problem(principal, policies))
        .map((message) => `${where}: ${message}`);
    },
  });
}

const TYPES = ['AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::SSO::PermissionSet'];

const isPrincipal = (construct: IConstruct): construct is CfnResource =>
  CfnResource.isCfnResource(construct) && TYPES.includes(construct.cfnResourceType);

/** The properties of principals that name managed policies. */
interface PolicyProperties {
  readonly ManagedPolicyArns?: unknown;
  readonly PermissionsBoundary?: unknown;
  readonly CustomerManagedPolicyReferences?: readonly { readonly Name?: unknown }[];
}

function problem(principal: CfnResource, policies: readonly ManagedPolicy[]): string[] {
  const { path } = principal.node;
  // Aspects such as `PermissionsBoundary.of` write only what is rendered.
  const properties: PolicyProperties = renderedProperties(principal);
  if (policies.some((policy) => isAmong([properties.PermissionsBoundary], policy, principal)))
    return [
      `the access takes ${policies.length} policies, and the permissions boundary of ${path} is one of them. ` +
        'A boundary is one policy: give it access that fits in one',
    ];
  const attached = policies.filter((policy) => isAttached(principal, properties, policy));
  if (attached.length === 0 || attached.length === policies.length) return [];
  const instead =
    principal.cfnResourceType === 'AWS::SSO::PermissionSet'
      ? 'Write a reference for each of policy.policies'
      : 'Write managedPolicies: policy.policies, or policy.attachToRole(role)';
  return [
    `the access takes ${policies.length} policies, and ${path} has ${attached.length} of them. ${instead}`,
  ];
}

const isAttached = (
  principal: CfnResource,
  { ManagedPolicyArns: arns = [], CustomerManagedPolicyReferences: named = [] }: PolicyProperties,
  policy: ManagedPolicy,
): boolean =>
  isAmong([arns].flat(), policy, principal) ||
  isAttachedTo(principal, policy) ||
  [named].flat().some(({ Name: name }) => namesOf(policy, principal).includes(text(name)));

/** Returns whether a policy is among the ARNs that a principal has. */
function isAmong(
  values: readonly unknown[],
  policy: ManagedPolicy,
  principal: CfnResource,
): boolean {
  const stack = Stack.of(principal);
  const arn = arnSeenFrom(stack, policy);
  return values.some((value) => text(stack.resolve(value)) === arn);
}

/** Returns whether a policy names the principal in its own list of roles, users or groups. */
function isAttachedTo(principal: CfnResource, policy: ManagedPolicy): boolean {
  const resource = policy.node.defaultChild;
  if (!(resource instanceof CfnManagedPolicy)) return false;
  const home = Stack.of(policy);
  const name = text(home.resolve(principal.ref));
  return [resource.roles, resource.users, resource.groups].some((list) =>
    [home.resolve(list) ?? []].flat().some((one: unknown) => text(one) === name),
  );
}

/** Returns the names by which a permission set may refer to a policy. */
const namesOf = (policy: ManagedPolicy, principal: CfnResource): readonly string[] => {
  const resource = policy.node.defaultChild;
  const given = resource instanceof CfnManagedPolicy ? resource.managedPolicyName : undefined;
  const stack = Stack.of(principal);
  return [
    ...(Stack.of(policy) === stack ? [policy.managedPolicyName] : []),
    ...(given === undefined ? [] : [given]),
  ].map((name) => text(stack.resolve(name)));
};
