import { ManagedPolicy, PolicyDocument, RoleProps } from 'aws-cdk-lib/aws-iam';
import { ConnectAccessError } from '../errors';
import { policyDocument } from './render';
import { Statement } from './statement';

/** The inline policy that holds what the library writes; part of every template, so it never changes. */
export const INLINE_POLICY = 'ConnectAccess';

export interface RoleAccess {
  /** Names of AWS managed policies. */
  readonly managedPolicies: readonly string[];
  readonly statements: readonly Statement[];
  readonly description: string;
}

/**
 * The caller's role properties with the access of a Connect role added. The statements go into the
 * role itself, so that no moment exists in which the role is there and its denies are not.
 */
export function withAccess(where: string, props: RoleProps, access: RoleAccess): RoleProps {
  if (props.inlinePolicies?.[INLINE_POLICY]) {
    throw new ConnectAccessError({
      where, problem: `inlinePolicies has a policy named ${INLINE_POLICY}, the name of the role's own`, instead: 'Give it another name',
    });
  }
  const own: Record<string, PolicyDocument> = access.statements.length > 0 ? { [INLINE_POLICY]: policyDocument(access.statements) } : {};
  return {
    ...props,
    description: props.description ?? access.description,
    managedPolicies: [...access.managedPolicies.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)), ...props.managedPolicies ?? []],
    inlinePolicies: { ...own, ...props.inlinePolicies },
  };
}
