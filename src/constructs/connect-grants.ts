import {
  IContactFlowRef,
  IInstanceRef,
  IQueueRef,
  ISecurityProfileRef,
} from 'aws-cdk-lib/aws-connect';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { ConnectJob } from '../access/connect-job.generated';
import { statementProps } from '../compiler/render';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { compileOnce } from './private/compile-access';
import { reportFindings } from './private/report-findings';
import { areKnownToDiffer } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/**
 * Grants of access to Amazon Connect for applications: functions, tasks, roles that exist already.
 *
 * A grant goes into the grantee's own policy, as with every `grant...` of the CDK, without Sids.
 * A principal that has no policy, and one of another account, are errors.
 * What is imported with `mutable: false` takes grants without effect, as everywhere in the CDK.
 */
export class ConnectGrants {
  /**
   * Grants on an instance: a `CfnInstance`, or any `IInstanceRef`, of the grantee's account.
   *
   * @throws when the reference holds something else than the ARN of an instance
   */
  public static fromInstance(instance: IInstanceRef): ConnectGrants {
    return new ConnectGrants(
      rethrowAt('ConnectGrants.fromInstance', () => ConnectScope.instances(instance)),
      instance,
    );
  }

  /** Grants on a scope: instances by ARN or id, several instances, what goes with them. */
  public static fromScope(connectScope: ConnectScope): ConnectGrants {
    return new ConnectGrants(connectScope);
  }

  private constructor(
    private readonly connectScope: ConnectScope,
    private readonly instance?: IConstruct,
  ) {}

  /** Places outbound calls. IAM sees the new contact only: a flow or a queue cannot narrow it. */
  public startOutboundVoice(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.OUTBOUND_DIALER);
  }

  /**
   * Starts chats. A persistent chat shows the transcript of the contact that it goes on from.
   *
   * @param flows the flows that a chat may start with. @default - every flow of the instance
   */
  public startChat(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows(flows).jobs(grantee, ConnectJob.CHAT_STARTER);
  }

  /**
   * Starts tasks. Quick connects and task templates, which have flows of their own, stay open: `fromScope` with
   * `withResources('quick-connect', ...)` and `withResources('task-template', ...)` limits them.
   *
   * @param flows the flows that a task may start with. @default - every flow of the instance
   */
  public startTask(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows(flows).jobs(grantee, ConnectJob.TASK_STARTER);
  }

  /**
   * Starts in-app, web and video calls.
   *
   * @param flows the flows that a call may start with. @default - every flow of the instance
   */
  public startWebCall(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows(flows).jobs(grantee, ConnectJob.WEB_CALL_STARTER);
  }

  /** Writes attributes of contacts. */
  public writeContactAttributes(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.CONTACT_ATTRIBUTE_WRITER);
  }

  /**
   * Reads real-time and historical metrics.
   *
   * @param queues the queues whose metrics may be read;
   *   those of users, hierarchy groups and routing profiles can be read all.
   *   @default - every queue of the instance
   */
  public readMetrics(grantee: IGrantable, ...queues: IQueueRef[]): Grant {
    return this.withNamed(
      'queue',
      queues.map((queue) => queue.queueRef.queueArn),
    ).jobs(grantee, ConnectJob.METRICS_READER);
  }

  /** Looks up users, queues and quick connects. */
  public readDirectory(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.DIRECTORY_LOOKUP);
  }

  /**
   * Creates, finds, changes and deletes users.
   * Who may change e-mail addresses can take users over where Connect keeps the passwords, whatever
   * security profiles are named.
   *
   * @param securityProfiles those that may be given to users. @default - every one:
   *   the grantee can make anybody administrator of the instance
   */
  public manageUsers(grantee: IGrantable, ...securityProfiles: ISecurityProfileRef[]): Grant {
    const arns = securityProfiles.map((profile) => profile.securityProfileRef.securityProfileArn);
    return this.withNamed('security-profile', arns).jobs(grantee, ConnectJob.USER_ADMINISTRATION);
  }

  /** Deploys flows and flow modules, and points phone numbers to flows. */
  public deployFlows(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.FLOW_DEPLOYMENT);
  }

  /**
   * Any jobs.
   *
   * @throws as `access`
   */
  public jobs(grantee: IGrantable, ...jobs: ConnectJob[]): Grant {
    return this.access(grantee, ConnectAccess.jobs(...jobs));
  }

  /**
   * Any access: console use cases, jobs, actions.
   *
   * @returns the grant, which a construct that needs the access can depend on: `grant.applyBefore(construct)`
   * @throws when the access has a managed policy or a deny, which no grant can be;
   *   when no policy can be added to the grantee; when the access cannot be confined to the scope
   */
  public access(grantee: IGrantable, access: ConnectAccess): Grant {
    const home = [grantee, grantee.grantPrincipal, this.instance].find((one) =>
      Construct.isConstruct(one),
    ) as IConstruct | undefined;
    const where = `ConnectGrants${home ? ` for '${home.node.path}'` : ''}`;
    if (!home) {
      throw new ConnectAccessError({
        where,
        problem: 'the grantee is no construct, so no policy can be added to it',
        instead: 'Grant to a role, a user, a group or a function',
      });
    }
    const { managedPolicies, pinned, statements, findings } = compileOnce(
      where,
      Stack.of(home),
      access,
      this.connectScope,
    );
    const beyond = [
      ...managedPolicies,
      ...pinned.map(({ policy }) => policy),
      ...statements.filter((s) => s.effect === 'Deny').flatMap(({ sid }) => sid ?? []),
    ];
    if (beyond.length > 0) {
      throw new ConnectAccessError({
        where,
        problem: `the access has ${beyond.join(', ')}, and a grant has no managed policies and no denies`,
        instead:
          'Use ConnectAccessRole for a new role, ConnectInlinePolicy for what exists already',
      });
    }
    checkAccount(where, Stack.of(home).account, grantee.grantPrincipal.principalAccount);
    const grants = statements.map(statementProps).map(({ actions, resources, conditions }) =>
      Grant.addToPrincipal({
        grantee,
        actions: actions ?? [],
        resourceArns: resources ?? [],
        ...(conditions && { conditions }),
      }),
    );
    if (!grants.every((grant) => grant.success)) {
      throw new ConnectAccessError({
        where,
        problem: 'no policy can be added to the grantee',
        got: String(grantee.grantPrincipal),
        instead: 'Grant to a role, a user, a group or a function',
      });
    }
    reportFindings(home, findings);
    return grants.reduce((all, grant) => all.combine(grant));
  }

  private withFlows(flows: IContactFlowRef[]): ConnectGrants {
    return this.withNamed(
      'contact-flow',
      flows.map((flow) => flow.contactFlowRef.contactFlowArn),
    );
  }

  private withNamed(type: string, arns: string[]): ConnectGrants {
    return arns.length === 0
      ? this
      : new ConnectGrants(this.connectScope.withResources(type, ...arns), this.instance);
  }
}

/** A role of another account takes no policy here: the CDK leaves the statement out without a word. */
function checkAccount(where: string, account: string, principals: string | undefined): void {
  if (!areKnownToDiffer(principals, account)) return;
  throw new ConnectAccessError({
    where,
    problem: `the grantee is of account ${principals}, and no policy can be added to it from account ${account}`,
    instead: `Make the grant in a stack of account ${principals}, where the instance is`,
  });
}
