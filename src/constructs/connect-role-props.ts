import { RoleProps } from 'aws-cdk-lib/aws-iam';

/** Where the statements of a role are. */
export enum StatementsIn {
  /**
   * In the role itself, and only the statements that do not fit in separate managed policies.
   * Denies are the first in the role itself.
   */
  ROLE = 'ROLE',
  /**
   * In managed policies. Some organizations forbid inline policies, and rule packs such as
   * `NIST80053R5Checks` and `HIPAASecurityChecks` of cdk-nag report them.
   */
  MANAGED_POLICIES = 'MANAGED_POLICIES',
}

/** Properties of the roles of this library. */
export interface ConnectRoleProps extends RoleProps {
  /**
   * Where the statements of the role are. The role refers to its managed policies, so
   * CloudFormation creates them first, and the role never exists without one of them.
   *
   * @default StatementsIn.ROLE
   */
  readonly statementsIn?: StatementsIn;
}
