import { Policy, PolicyProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { acknowledgeStatements } from './private/acknowledgements';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { checkCustomOnly } from './private/custom-only';
import { injectedProps } from './private/injected-props';
import { withCopies } from './private/policy-copies';
import { reportFindings } from './private/report-findings';
import { documentSizeIn } from './private/statement-size';
import { ConnectAccess } from '../access/connect-access';
import { policyDocument } from '../compiler/render';
import { ConnectAccessError } from '../input/error';
import { Kinds, ACCESS, SCOPE } from '../input/kinds';
import { INLINE_QUOTA } from '../policy/quotas';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectInlinePolicy`. */
export interface ConnectInlinePolicyProps extends PolicyProps {
  /** The access that the policy grants. */
  readonly access: ConnectAccess;

  /** The instances and associated resources that the access applies to. */
  readonly connectScope: ConnectScope;
}

const KINDS: Kinds<Omit<ConnectInlinePolicyProps, keyof PolicyProps>> = {
  access: ACCESS,
  connectScope: SCOPE,
};

/**
 * An inline policy with any access to Amazon Connect, for existing roles, users and groups. It
 * includes copies of the managed policies that the access pins.
 *
 * @example
 * new ConnectInlinePolicy(this, 'Queues', {
 *   access: ConnectAccess.connectActions(ConnectAction.DESCRIBE_QUEUE),
 *   connectScope: ConnectScope.instances(instance),
 *   roles: [reminder],
 * });
 */
export class ConnectInlinePolicy extends Policy {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectInlinePolicy';

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the policy.
   *
   * @throws when the access is larger than inline policies can be; and as `ConnectAccessPolicy`
   */
  constructor(scope: Construct, id: string, props: ConnectInlinePolicyProps) {
    const where = constructLabel('ConnectInlinePolicy', scope, id);
    const given = injectedProps(where, ConnectInlinePolicy, scope, id, props, KINDS);
    const { access, connectScope, ...policyProps } = given;
    const stack = Stack.of(scope);
    const compiled = compileOnce(where, stack, access, connectScope, 'connectScope');
    checkCustomOnly(where, compiled);
    const statements = withCopies(compiled.pinned, compiled.statements);
    const size = documentSizeIn(stack, statements);
    if (size > INLINE_QUOTA) {
      throw new ConnectAccessError({
        where,
        problem: `the access takes ${size} characters`,
        allowed: `${INLINE_QUOTA}, IAM's quota of inline policies of a role`,
        instead: 'Use ConnectAccessPolicy',
      });
    }
    super(scope, id, { ...policyProps, document: policyDocument(statements) });
    acknowledgeStatements(this, statements);
    this.findings = reportFindings(this, compiled.findings);
  }
}
