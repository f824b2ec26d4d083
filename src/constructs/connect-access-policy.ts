import { ManagedPolicy, ManagedPolicyProps, Policy, PolicyProps } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { ConnectAccess } from '../access/connect-access';
import { ConnectAccessError } from '../input/error';
import { acknowledgeFindings } from './private/acknowledgements';
import { reportFindings } from './private/role-policies';
import { Compiled } from '../compiler/compile';
import { compileOnce } from '../compiler/compile-once';
import { copiesOf, PolicyCopy, withCopies } from '../compiler/pinned-policies';
import { constructLabel } from './private/construct-label';
import { policyDocument } from '../compiler/render';
import { characters, documentCharacters, INLINE_QUOTA, split } from '../compiler/split-by-size';
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
 * What has no room in one policy goes into further ones, attached to the same roles, users and groups. So do copies of
 * managed policies that the access has pinned, each in a policy of its own. What denies is made before what allows.
 */
export class ConnectAccessPolicy extends ManagedPolicy {
  /** This policy and those that hold what it has no room for. */
  public readonly policies: ManagedPolicy[];

  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the access has a managed policy of AWS that is not pinned, which is attached and not copied; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectAccessPolicyProps) {
    const where = constructLabel('ConnectAccessPolicy', scope, id);
    const { access, connectScope, ...policyProps } = props;
    const stack = Stack.of(scope);
    const compiled = customOnly(
      where,
      compileOnce(where, stack, access, connectScope, 'connectScope'),
    );
    const parts: Part[] = split(where, stack, compiled.statements).map((statements, i) => ({
      id: `Part${i + 1}`,
      statements,
    }));
    const [own, ...further] = [...parts, ...copiesOf(where, stack, compiled.pinned)];
    super(scope, id, {
      ...policyProps,
      description: policyProps.description ?? own.description,
      document: policyDocument(own.statements),
    });
    acknowledgeFindings(this, own.statements, []);
    this.findings = reportFindings(this, compiled.findings);
    const { roles, users, groups, path } = policyProps;
    this.policies = [
      this,
      ...further.map(({ id: name, description, statements }) => {
        const policy = new ManagedPolicy(this, name, {
          description,
          document: policyDocument(statements),
          roles,
          users,
          groups,
          path,
        });
        acknowledgeFindings(policy, statements, []);
        return policy;
      }),
    ];
    makeDeniesFirst(this.policies, [own, ...further]);
  }
}

/** One of the policies that the access is divided among. */
type Part = Pick<PolicyCopy, 'id' | 'statements'> & Partial<PolicyCopy>;

/**
 * CloudFormation makes policies at once, in any order, and may fail in between: what allows waits for what denies, so that at
 * no moment the principals have the one without the other.
 */
function makeDeniesFirst(policies: readonly ManagedPolicy[], parts: readonly Part[]): void {
  const denies = ({ statements }: Part) => statements.some(({ effect }) => effect === 'Deny');
  const denying = policies.filter((_, i) => denies(parts[i]));
  const resource = (policy: ManagedPolicy) => policy.node.defaultChild as CfnResource;
  [...denying, ...policies.filter((policy) => !denying.includes(policy))].forEach((policy, i) =>
    denying.slice(0, i).forEach((first) => resource(policy).addDependency(resource(first))),
  );
}

/** Properties of a `ConnectInlinePolicy`. */
export interface ConnectInlinePolicyProps extends PolicyProps {
  /** What may be done. */
  readonly access: ConnectAccess;

  /** Where: the instances, and what goes with them. */
  readonly connectScope: ConnectScope;
}

/**
 * An inline policy with any access to Amazon Connect, for roles, users and groups that exist already. Copies of managed
 * policies that the access has pinned are in it.
 */
export class ConnectInlinePolicy extends Policy {
  /** What is to be known of the access beside its statements. */
  public readonly findings: AccessFinding[];

  /**
   * @throws when the access is larger than inline policies can be; and as `ConnectAccessPolicy`
   */
  constructor(scope: Construct, id: string, props: ConnectInlinePolicyProps) {
    const where = constructLabel('ConnectInlinePolicy', scope, id);
    const { access, connectScope, ...policyProps } = props;
    const {
      statements: own,
      pinned,
      findings,
    } = customOnly(
      where,
      compileOnce(where, Stack.of(scope), access, connectScope, 'connectScope'),
    );
    const statements = withCopies(pinned, own);
    const size = documentCharacters(statements.map((s) => characters(Stack.of(scope), s)));
    if (size > INLINE_QUOTA) {
      throw new ConnectAccessError({
        where,
        problem: `the access takes ${size} characters`,
        allowed: `${INLINE_QUOTA}, IAM's quota of inline policies of a role`,
        instead: 'Use ConnectAccessPolicy',
      });
    }
    super(scope, id, { ...policyProps, document: policyDocument(statements) });
    acknowledgeFindings(this, statements, []);
    this.findings = reportFindings(this, findings);
  }
}

function customOnly(where: string, compiled: Compiled): Compiled {
  if (compiled.managedPolicies.length === 0) return compiled;
  throw new ConnectAccessError({
    where,
    problem: `the access has the managed policy ${compiled.managedPolicies.join(', ')}, which is attached and not copied`,
    instead:
      'Pin it to have a copy here: access.withPinnedPolicy(...); or use ConnectAccessRole; or attach the managed policy and give the rest here',
  });
}
