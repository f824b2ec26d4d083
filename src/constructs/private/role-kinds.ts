import { RoleProps } from 'aws-cdk-lib/aws-iam';
import { anyOf, Kinds, listOf, mapOf, objectWith, oneOf, optional } from '../../input/kinds';
import { ConnectRoleProps, StatementsIn } from '../connect-role-props';

/** Newer editions of the CDK take references too. */
const MANAGED_POLICY = anyOf(
  objectWith('a managed policy', 'managedPolicyArn'),
  objectWith('a managed policy', 'managedPolicyRef'),
);

type ReadByRoles = Pick<
  ConnectRoleProps,
  'statementsIn' | 'managedPolicies' | 'inlinePolicies' | 'permissionsBoundary'
>;

/** The properties of roles that the library reads, without the trust policy. */
export const PLAIN_ROLE_KINDS: Kinds<ReadByRoles> = {
  statementsIn: optional(oneOf(StatementsIn)),
  managedPolicies: optional(listOf(MANAGED_POLICY)),
  inlinePolicies: optional(mapOf(objectWith('a PolicyDocument', 'addStatements'))),
  permissionsBoundary: optional(MANAGED_POLICY),
};

/** The properties of every role that the library reads. */
export const ROLE_KINDS: Kinds<ReadByRoles & Pick<RoleProps, 'assumedBy'>> = {
  ...PLAIN_ROLE_KINDS,
  assumedBy: objectWith('a principal', 'policyFragment', 'new AccountPrincipal(...)'),
};
