import { ManagedPolicy, ManagedPolicyProps } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import { acknowledgeRules, acknowledgeStatements } from './private/acknowledgements';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { checkCustomOnly } from './private/custom-only';
import { policyCopies, PolicyCopy } from './private/policy-copies';
import { reportFindings } from './private/report-findings';
import { statementSizeIn } from './private/statement-size';
import { ConnectAccess } from '../access/connect-access';
import { policyDocument } from '../compiler/render';
import { splitBySize } from '../compiler/split-by-size';
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
   * @throws when the access has a managed policy of AWS that is not pinned, which is attached and
   *   not copied; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectAccessPolicyProps) {
    const where = constructLabel('ConnectAccessPolicy', scope, id);
    const { access, connectScope, ...policyProps } = props;
    const stack = Stack.of(scope);
    const compiled = compileOnce(where, stack, access, connectScope, 'connectScope');
    checkCustomOnly(where, compiled);
    const policies = splitBySize(where, compiled.statements, statementSizeIn(stack));
    const parts: Part[] = policies.map((statements, i) => ({ id: `Part${i + 1}`, statements }));
    const [own, ...further] = [...parts, ...policyCopies(where, stack, compiled.pinned)];
    super(scope, id, {
      ...policyProps,
      description: policyProps.description ?? own.description,
      document: policyDocument(own.statements),
    });
    acknowledgeStatements(this, own.statements);
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
        acknowledgeStatements(policy, statements);
        return policy;
      }),
    ];
    makeDeniesFirst(this.policies, [own, ...further]);
    if (parts.length > 1) this.policies.forEach(acknowledgeDivision);
  }
}

/** An audit of one of the policies alone misses what is in the others. */
const acknowledgeDivision = (policy: ManagedPolicy): void =>
  acknowledgeRules(policy.node.defaultChild ?? policy, {
    'missing-resource-type':
      'The access is divided among several policies, which are attached together.',
  });

/** One of the policies that the access is divided among. */
type Part = Pick<PolicyCopy, 'id' | 'statements'> & Partial<PolicyCopy>;

/**
 * CloudFormation makes policies at once, in any order, and may fail in between:
 * what allows waits for what denies, so that at no moment the principals have the one without the
 * other.
 */
function makeDeniesFirst(policies: readonly ManagedPolicy[], parts: readonly Part[]): void {
  const denies = ({ statements }: Part) => statements.some(({ effect }) => effect === 'Deny');
  const denying = policies.filter((_, i) => denies(parts[i]));
  const resource = (policy: ManagedPolicy) => policy.node.defaultChild as CfnResource;
  [...denying, ...policies.filter((policy) => !denying.includes(policy))].forEach((policy, i) =>
    denying.slice(0, i).forEach((first) => resource(policy).addDependency(resource(first))),
  );
}
