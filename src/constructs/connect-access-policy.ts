import { IGroupRef, IRole, IUserRef, ManagedPolicy, ManagedPolicyProps } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessFinding } from './access-finding';
import {
  AcceptedFinding,
  acknowledgeFindings,
  acknowledgeStatements,
} from './private/acknowledgements';
import { compileOnce } from './private/compile-access';
import { constructLabel } from './private/construct-label';
import { checkCustomOnly } from './private/custom-only';
import { injectedProps } from './private/injected-props';
import { policyCopies, PolicyCopy } from './private/policy-copies';
import { reportFindings } from './private/report-findings';
import { requireWhole } from './private/require-whole';
import { statementSizeIn } from './private/statement-size';
import { ConnectAccess } from '../access/connect-access';
import { policyDocument } from '../compiler/render';
import { splitBySize } from '../compiler/split-by-size';
import { ConnectAccessError } from '../input/error';
import { ACCESS, checkInput, Kinds, objectWith, ROLE_REF, SCOPE } from '../input/kinds';
import { isDeny } from '../policy/statement';
import { ConnectScope } from '../scope/connect-scope';

/** Properties of a `ConnectAccessPolicy`. */
export interface ConnectAccessPolicyProps extends ManagedPolicyProps {
  /** The access that the policy grants. */
  readonly access: ConnectAccess;

  /** The instances and associated resources that the access applies to. */
  readonly connectScope: ConnectScope;
}

const KINDS: Kinds<Omit<ConnectAccessPolicyProps, keyof ManagedPolicyProps>> = {
  access: ACCESS,
  connectScope: SCOPE,
};

/**
 * A customer managed policy with any access to Amazon Connect, for existing roles, users and
 * groups.
 *
 * Statements that do not fit in one policy go into further policies, attached to the same roles,
 * users and groups. Each copy of a pinned managed policy also goes into its own policy.
 * CloudFormation creates the policies that deny before the policies that allow.
 *
 * The properties `roles`, `users` and `groups` and the methods `attachToRole`, `attachToUser` and
 * `attachToGroup` attach all policies. `managedPolicies: [policy]` and `addManagedPolicy(policy)`
 * attach only one. Where there are several, synthesis fails and says what to write.
 *
 * @example
 * new ConnectAccessPolicy(this, 'Directory', {
 *   access: ConnectAccess.jobs(ConnectJob.DIRECTORY_LOOKUP),
 *   connectScope: ConnectScope.instances(instance),
 *   roles: [reminder],
 * });
 */
export class ConnectAccessPolicy extends ManagedPolicy {
  /**
   * The id for property injectors of the CDK, which set defaults for every construct of this type.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
   */
  public static readonly PROPERTY_INJECTION_ID: string =
    'cdk-amazon-connect-iam.ConnectAccessPolicy';

  /** This policy and the further policies that hold the statements that do not fit in it. */
  public readonly policies: ManagedPolicy[];

  /** Findings about the granted access, such as actions that IAM can grant only on `*`. */
  public readonly findings: AccessFinding[];

  /**
   * Defines the policy and any further policies.
   *
   * @throws when the access has an AWS managed policy that is not pinned, because it is attached
   *   and not copied; and as `ConnectAccessRole`
   */
  constructor(scope: Construct, id: string, props: ConnectAccessPolicyProps) {
    const where = constructLabel('ConnectAccessPolicy', scope, id);
    const given = injectedProps(where, ConnectAccessPolicy, scope, id, props, KINDS);
    const { access, connectScope, ...policyProps } = given;
    const stack = Stack.of(scope);
    const compiled = compileOnce(where, stack, access, connectScope, 'connectScope');
    checkCustomOnly(where, compiled);
    const policies = splitBySize(where, compiled.statements, statementSizeIn(stack));
    const parts: PolicyCopy[] = policies.map((statements, i) => ({
      id: `Part${i + 1}`,
      description: i === 0 ? DESCRIPTION : `${DESCRIPTION}, part ${i + 1}`,
      statements,
    }));
    const [own, ...further] = [...parts, ...policyCopies(where, stack, compiled.pinned)];
    if (!own) throw nothingKnown(where);
    super(scope, id, {
      ...policyProps,
      description: policyProps.description ?? own.description,
      document: policyDocument(own.statements),
    });
    acknowledgeStatements(this, own.statements);
    this.findings = reportFindings(this, compiled.findings);
    const { roles, users, groups, path, managedPolicyName } = policyProps;
    this.policies = [
      this,
      ...further.map(({ id: name, description, statements }) => {
        const policy = new ManagedPolicy(this, name, {
          managedPolicyName: managedPolicyName && `${managedPolicyName}${name}`,
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
    this.policies.forEach((policy) => acknowledgeFindings(policy, dividedActions(parts)));
    requireWhole(where, this.policies);
  }

  /** Attaches this policy and the further policies to a role. */
  public attachToRole(role: IRole): void {
    checkInput('ConnectAccessPolicy.attachToRole', role, ROLE_REF);
    super.attachToRole(role);
    this.further().forEach((policy) => policy.attachToRole(role));
  }

  /** Attaches this policy and the further policies to a user. */
  public attachToUser(user: IUserRef): void {
    checkInput('ConnectAccessPolicy.attachToUser', user, objectWith('a user', 'userRef'));
    super.attachToUser(user);
    this.further().forEach((policy) => policy.attachToUser(user));
  }

  /** Attaches this policy and the further policies to a group. */
  public attachToGroup(group: IGroupRef): void {
    checkInput('ConnectAccessPolicy.attachToGroup', group, objectWith('a group', 'groupRef'));
    super.attachToGroup(group);
    this.further().forEach((policy) => policy.attachToGroup(group));
  }

  /** The base class attaches this policy before there are further ones. */
  private further(): ManagedPolicy[] {
    return (this.policies as ManagedPolicy[] | undefined)?.slice(1) ?? [];
  }
}

const DESCRIPTION = 'Amazon Connect access';

/**
 * Returns the actions whose resources are in several of the policies. An audit of one policy alone
 * misses the resources in the others.
 */
function dividedActions(parts: readonly PolicyCopy[]): AcceptedFinding[] {
  const actionsOf = ({ statements }: PolicyCopy) =>
    new Set(statements.flatMap(({ effect, actions }) => (effect === 'Allow' ? actions : [])));
  const all = parts.flatMap((part) => [...actionsOf(part)]);
  const divided = [...new Set(all.filter((action, i) => all.indexOf(action) !== i))];
  return divided.map((action) => ({
    id: 'missing-resource-type',
    subject: action,
    reason: 'The access is divided among several policies, which are always attached together.',
  }));
}

/**
 * Makes the policies that allow depend on the policies that deny. CloudFormation creates policies
 * in parallel, in any order, and can fail partway. With the dependency, the principals never have
 * the allows without the denies.
 */
function makeDeniesFirst(policies: readonly ManagedPolicy[], parts: readonly PolicyCopy[]): void {
  const denies = ({ statements }: PolicyCopy) => statements.some(isDeny);
  const denying = policies.filter((_, i) => denies(parts[i]));
  const resource = (policy: ManagedPolicy) => policy.node.defaultChild as CfnResource;
  [...denying, ...policies.filter((policy) => !denying.includes(policy))].forEach((policy, i) =>
    denying.slice(0, i).forEach((first) => resource(policy).node.addDependency(resource(first))),
  );
}

const nothingKnown = (where: string) =>
  new ConnectAccessError({
    where,
    problem:
      'the catalogue does not have any action of the access, and a managed policy needs a statement',
    instead: 'Add the actions with ConnectAccess.uncataloguedAction',
  });
