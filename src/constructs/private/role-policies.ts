import { ManagedPolicy, PolicyDocument, Role, RoleProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AcceptedFinding, acknowledgeFindings, acknowledgeStatements } from './acknowledgements';
import { placeStatements } from './place-statements';
import { checkNotServed, policyCopies, PolicyCopy } from './policy-copies';
import { reviewFacts } from '../../catalogue/catalogue';
import { CompiledAccess } from '../../compiler/compile';
import { policyDocument } from '../../compiler/render';
import { ConnectAccessError } from '../../input/error';
import { memoize } from '../../input/memoize';
import { CompiledStatement } from '../../policy/compiled-statement';
import { ATTACHED_QUOTA } from '../../policy/quotas';
import { ConnectRoleProps } from '../connect-role-props';

/**
 * The inline policy that holds the statements of the library. Every template contains this name, so
 * it never changes.
 */
export const INLINE_POLICY = 'ConnectAccess';

/** The access that a role gets. */
export interface RoleAccess
  extends
    Pick<CompiledAccess, 'managedPolicies' | 'statements'>,
    Partial<Pick<CompiledAccess, 'pinned'>> {
  readonly description: string;
}

/** The access of a role: statements in the role itself, and statements in separate policies. */
export interface RolePolicyPlan {
  readonly props: RoleProps;
  readonly inline: readonly CompiledStatement[];
  readonly separate: readonly (readonly CompiledStatement[])[];
  readonly description: string;
  readonly managedPolicies: readonly string[];
  readonly copies: readonly PolicyCopy[];
}

/**
 * Returns the caller's role properties with the access added. The statements go into the role
 * itself, denies first. Only statements that do not fit there go into customer managed policies,
 * unless the caller wants all of them there.
 */
export function planRolePolicies(
  where: string,
  scope: Construct,
  props: ConnectRoleProps,
  access: RoleAccess,
): RolePolicyPlan {
  if (props.inlinePolicies?.[INLINE_POLICY]) {
    throw new ConnectAccessError({
      where,
      problem: `inlinePolicies has a policy named ${INLINE_POLICY}, the name of the role's own`,
      instead: 'Give it another name',
    });
  }
  const pinned = access.pinned ?? [];
  checkNotServed(
    `${where}: managedPolicies`,
    pinned,
    (props.managedPolicies ?? []).map((policy) => policy.managedPolicyArn),
  );
  const stack = Stack.of(scope);
  const { inline, separate } = placeStatements(where, stack, props, access.statements);
  const copies = policyCopies(where, stack, pinned);
  const attached =
    access.managedPolicies.length +
    copies.length +
    separate.length +
    (props.managedPolicies?.length ?? 0);
  if (attached > ATTACHED_QUOTA) {
    throw new ConnectAccessError({
      where,
      problem: `the access needs ${copies.length + separate.length} policies of its own, ${attached} attached in all`,
      allowed: `${ATTACHED_QUOTA} attached policies, IAM's default quota`,
      instead: 'Divide it among several roles, or name fewer instances and resources in each',
    });
  }
  const own: Record<string, PolicyDocument> =
    inline.length > 0 ? { [INLINE_POLICY]: policyDocument(inline) } : {};
  return {
    inline,
    separate,
    description: access.description,
    managedPolicies: access.managedPolicies,
    copies,
    props: {
      ...props,
      description:
        props.description ??
        [
          access.description,
          ...pinned.map(({ policy, version }) => `${policy} pinned at ${version}`),
        ].join('; '),
      managedPolicies: [...access.managedPolicies.map(awsPolicy), ...(props.managedPolicies ?? [])],
      inlinePolicies: { ...own, ...props.inlinePolicies },
    },
  };
}

/** Returns a managed policy of AWS, which is the same for all roles: it has only its ARN. */
const awsPolicy = memoize((name: string) => ManagedPolicy.fromAwsManagedPolicyName(name));

/**
 * Attaches separate policies to the role and adds acknowledgements, after the role exists.
 *
 * Separate policies and copies of managed policies contain denies too. The role refers to them, so
 * CloudFormation creates them first. The role never exists without one of them, and a statement
 * that moves out of the role is in its policy before.
 */
export function attachPolicies(
  role: Role,
  { inline, separate, description, managedPolicies, copies }: RolePolicyPlan,
): void {
  acknowledgeStatements(role, inline, managedPolicies);
  const own = [...inline, ...separate.flat()];
  acknowledgeFindings(role, missingCompanions(managedPolicies, own));
  for (const copy of copies) {
    const policy = new ManagedPolicy(role, copy.id, {
      description: copy.description,
      document: policyDocument(copy.statements),
    });
    acknowledgeStatements(policy, copy.statements);
    role.addManagedPolicy(policy);
  }
  separate.forEach((statements, i) => {
    const policy = new ManagedPolicy(role, `${INLINE_POLICY}${i + 1}`, {
      description: `${description}, part ${i + 1}`,
      document: policyDocument(statements),
    });
    acknowledgeStatements(policy, statements);
    role.addManagedPolicy(policy);
  });
}

/**
 * Returns the managed policies that the caller uses without the custom policy that AWS documents
 * with them.
 */
const missingCompanions = (
  managedPolicies: readonly string[],
  statements: readonly CompiledStatement[],
): AcceptedFinding[] =>
  (managedPolicies.length === 0 ? [] : reviewFacts().companions)
    .filter(({ policy }) => managedPolicies.includes(policy))
    .filter(({ actions }) =>
      actions.some((action) => !statements.some((one) => one.actions.includes(action))),
    )
    .map(({ policy }) => ({
      id: 'missing-companion-policy',
      subject: policy,
      reason:
        'Left out on purpose: the service-linked role was created beforehand with the access ' +
        'that it needs, as AWS advises.',
    }));
