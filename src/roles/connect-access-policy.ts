import { ManagedPolicy, ManagedPolicyProps, Policy, PolicyProps } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectAccess } from '../access/connect-access';
import { ConnectAccessError } from '../errors';
import { acknowledgeFindings } from '../private/acknowledge';
import { warn } from '../private/apply';
import { Compiled } from '../private/compile';
import { compileOnce } from '../private/compile-once';
import { placeName } from '../private/place-name';
import { policyDocument } from '../private/render';
import { characters, documentCharacters, INLINE_QUOTA, split } from '../private/split';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectAccessPolicy`. */
export interface ConnectAccessPolicyProps extends ManagedPolicyProps {
  /** What may be done. */
  readonly access: ConnectAccess;

  /** Where: the instances, and what goes with them. */
  readonly connectScope: ConnectScope;
}

/**
 * A customer managed policy with any access to Amazon Connect, for roles, users and groups that exist already.
 *
 * What has no room in one policy goes into further ones, attached to the same roles, users and groups.
 */
export class ConnectAccessPolicy extends ManagedPolicy {
  /** This policy and those that hold what it has no room for. */
  public readonly policies: ManagedPolicy[];

  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the access has a managed policy of AWS, which is attached and not copied; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectAccessPolicyProps) {
    const where = placeName('ConnectAccessPolicy', scope, id);
    const { access, connectScope, ...policyProps } = props;
    const compiled = customOnly(where, compileOnce(where, Stack.of(scope), access, connectScope, 'connectScope'));
    const [own, ...further] = split(where, Stack.of(scope), compiled.statements);
    super(scope, id, { ...policyProps, document: policyDocument(own) });
    acknowledgeFindings(this, own, []);
    warn(this, compiled.findings);
    this.findings = compiled.findings.map((finding) => ({ ...finding }));
    const { roles, users, groups, path } = policyProps;
    this.policies = [this, ...further.map((statements, i) => {
      const policy = new ManagedPolicy(this, `Part${i + 2}`, { document: policyDocument(statements), roles, users, groups, path });
      acknowledgeFindings(policy, statements, []);
      return policy;
    })];
  }
}

/** Properties of a `ConnectInlinePolicy`. */
export interface ConnectInlinePolicyProps extends PolicyProps {
  /** What may be done. */
  readonly access: ConnectAccess;

  /** Where: the instances, and what goes with them. */
  readonly connectScope: ConnectScope;
}

/** An inline policy with any access to Amazon Connect, for roles, users and groups that exist already. */
export class ConnectInlinePolicy extends Policy {
  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the access is larger than inline policies can be; and as `ConnectAccessPolicy`
   */
  constructor(scope: Construct, id: string, props: ConnectInlinePolicyProps) {
    const where = placeName('ConnectInlinePolicy', scope, id);
    const { access, connectScope, ...policyProps } = props;
    const { statements, findings } = customOnly(where, compileOnce(where, Stack.of(scope), access, connectScope, 'connectScope'));
    const size = documentCharacters(statements.map((s) => characters(Stack.of(scope), s)));
    if (size > INLINE_QUOTA) {
      throw new ConnectAccessError({ where, problem: `the access takes ${size} characters`, allowed: `${INLINE_QUOTA}, IAM's quota of inline policies of a role`, instead: 'Use ConnectAccessPolicy' });
    }
    super(scope, id, { ...policyProps, document: policyDocument(statements) });
    acknowledgeFindings(this, statements, []);
    warn(this, findings);
    this.findings = findings.map((finding) => ({ ...finding }));
  }
}

function customOnly(where: string, compiled: Compiled): Compiled {
  if (compiled.managedPolicies.length === 0) return compiled;
  throw new ConnectAccessError({
    where,
    problem: `the access has the managed policy ${compiled.managedPolicies.join(', ')}, which is attached and not copied`,
    instead: 'Use ConnectAccessRole, or attach the managed policy and give the rest here',
  });
}
