import {
  IContactFlowRef,
  IInstanceRef,
  IQueueRef,
  ISecurityProfileRef,
} from 'aws-cdk-lib/aws-connect';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IStreamRef } from 'aws-cdk-lib/aws-kinesis';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { ConnectJob } from '../access/connect-job.generated';
import { statementProps } from '../compiler/render';
import { rethrowAt, ConnectAccessError } from '../input/error';
import { compileOnce } from './private/compile-access';
import { reportFindings } from './private/report-findings';
import {
  ACCESS,
  BUCKET_REF,
  checkInput,
  GRANTEE,
  KEY_REF,
  optional,
  SCOPE,
  STREAM_REF,
} from '../input/kinds';
import { checkKind } from '../input/lists';
import { areKnownToDiffer } from '../input/target-environment';
import { ConnectScope } from '../scope/connect-scope';

/**
 * Grants access to Amazon Connect to applications: functions, tasks and existing roles.
 *
 * A grant goes into the grantee's own policy without Sids, like every `grant...` method of the CDK.
 * A principal without a policy is an error, and so is a principal of another account. Grants have
 * no effect on a principal imported with `mutable: false`, as everywhere in the CDK.
 *
 * @example
 * ConnectGrants.fromInstance(instance).startOutboundVoice(lookUpCustomer);
 */
export class ConnectGrants {
  /**
   * Returns grants on an instance: a `CfnInstance`, or any `IInstanceRef`, of the grantee's
   * account.
   *
   * @throws when the reference holds something else than the ARN of an instance
   */
  public static fromInstance(instance: IInstanceRef): ConnectGrants {
    return new ConnectGrants(
      rethrowAt('ConnectGrants.fromInstance', () => ConnectScope.instances(instance)),
      instance,
    );
  }

  /**
   * Returns grants on a scope: instances by ARN or id, several instances, and associated resources.
   */
  public static fromScope(connectScope: ConnectScope): ConnectGrants {
    checkInput('ConnectGrants.fromScope', connectScope, SCOPE);
    return new ConnectGrants(connectScope);
  }

  private constructor(
    private readonly connectScope: ConnectScope,
    private readonly instance?: IConstruct,
  ) {}

  /**
   * Grants placing outbound calls. IAM checks only the new contact, so a flow or a queue cannot
   * narrow the grant.
   */
  public startOutboundVoice(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.OUTBOUND_DIALER);
  }

  /**
   * Grants starting chats with some flows. A persistent chat, which shows the transcript of the
   * contact that it continues, cannot be started.
   *
   * @param flows the flows that a chat may start with, at least one
   * @throws when no flow is given
   */
  public startChat(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows('startChat', flows, 'startChatOnAnyFlow')
      .without('contact')
      .jobs(grantee, ConnectJob.CHAT_STARTER);
  }

  /**
   * Grants starting chats with every flow of the instance. A persistent chat shows the transcript of
   * the contact that it continues.
   */
  public startChatOnAnyFlow(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.CHAT_STARTER);
  }

  /**
   * Grants starting tasks with some flows. Quick connects and task templates have their own flows,
   * so this method does not limit them. To limit them, use `fromScope` with
   * `withResources('quick-connect', ...)` and `withResources('task-template', ...)`.
   *
   * @param flows the flows that a task may start with, at least one
   * @throws when no flow is given
   */
  public startTask(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows('startTask', flows, 'startTaskOnAnyFlow').jobs(
      grantee,
      ConnectJob.TASK_STARTER,
    );
  }

  /** Grants starting tasks with every flow of the instance. */
  public startTaskOnAnyFlow(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.TASK_STARTER);
  }

  /**
   * Grants starting in-app, web and video calls with some flows.
   *
   * @param flows the flows that a call may start with, at least one
   * @throws when no flow is given
   */
  public startWebCall(grantee: IGrantable, ...flows: IContactFlowRef[]): Grant {
    return this.withFlows('startWebCall', flows, 'startWebCallOnAnyFlow').jobs(
      grantee,
      ConnectJob.WEB_CALL_STARTER,
    );
  }

  /** Grants starting in-app, web and video calls with every flow of the instance. */
  public startWebCallOnAnyFlow(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.WEB_CALL_STARTER);
  }

  /** Grants writing the attributes of contacts. */
  public writeContactAttributes(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.CONTACT_ATTRIBUTE_WRITER);
  }

  /**
   * Grants reading real-time and historical metrics of some queues. Metrics of users, hierarchy
   * groups and routing profiles are not limited.
   *
   * @param queues the queues whose metrics may be read, at least one
   * @throws when no queue is given
   */
  public readMetrics(grantee: IGrantable, ...queues: IQueueRef[]): Grant {
    const arns = refsOf('readMetrics', queues, QUEUE, (queue) => queue.queueRef.queueArn);
    return this.withNamed('queue', arns).jobs(grantee, ConnectJob.METRICS_READER);
  }

  /** Grants reading real-time and historical metrics of every queue of the instance. */
  public readMetricsOfAnyQueue(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.METRICS_READER);
  }

  /** Grants looking up users, queues and quick connects. */
  public readDirectory(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.DIRECTORY_LOOKUP);
  }

  /**
   * Grants creating, finding, changing and deleting users. A grantee that can change e-mail
   * addresses can take over users where Connect stores the passwords. Naming security profiles does
   * not prevent it.
   *
   * @param securityProfiles the profiles that the grantee may assign to users, at least one
   * @throws when no security profile is given
   */
  public manageUsers(grantee: IGrantable, ...securityProfiles: ISecurityProfileRef[]): Grant {
    const arns = refsOf(
      'manageUsers',
      securityProfiles,
      SECURITY_PROFILE,
      (profile) => profile.securityProfileRef.securityProfileArn,
    );
    return this.withNamed('security-profile', arns).jobs(grantee, ConnectJob.USER_ADMINISTRATION);
  }

  /**
   * Grants creating, finding, changing and deleting users with every security profile: the grantee
   * can make anybody administrator of the instance.
   */
  public manageUsersWithAnySecurityProfile(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.USER_ADMINISTRATION);
  }

  /** Grants deploying flows and flow modules, and assigning phone numbers to flows. */
  public deployFlows(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.FLOW_DEPLOYMENT);
  }

  /**
   * Grants any jobs.
   *
   * @throws as `access`
   */
  public jobs(grantee: IGrantable, ...jobs: ConnectJob[]): Grant {
    return this.access(grantee, ConnectAccess.jobs(...jobs));
  }

  /**
   * Grants reading recordings, transcripts and other files of contacts from the storage bucket. The
   * grantee needs no access to the instance.
   *
   * @param bucket the bucket of the instance; every object of it can be read
   * @param key the key that the objects are encrypted with; its key policy must leave use to IAM.
   *   @default - the key of the alias `aws/connect`
   */
  public readRecordings(grantee: IGrantable, bucket: IBucketRef, key?: IKeyRef): Grant {
    checkInput('ConnectGrants.readRecordings: bucket', bucket, BUCKET_REF);
    checkInput('ConnectGrants.readRecordings: key', key, optional(KEY_REF));
    return this.with((scope) => withKey(scope.withStorageBuckets(bucket), key)).jobs(
      grantee,
      ConnectJob.RECORDINGS_READER,
    );
  }

  /**
   * Grants reading contact records or agent events from the Kinesis stream of the instance.
   *
   * @param stream the stream that the instance writes to
   * @param key the key that the stream is encrypted with; its key policy must leave use to IAM.
   *   @default - the stream has no key of its own
   */
  public consumeContactRecords(grantee: IGrantable, stream: IStreamRef, key?: IKeyRef): Grant {
    checkInput('ConnectGrants.consumeContactRecords: stream', stream, STREAM_REF);
    checkInput('ConnectGrants.consumeContactRecords: key', key, optional(KEY_REF));
    return this.with((scope) => withKey(scope.withKinesisStreams(stream), key)).jobs(
      grantee,
      ConnectJob.CONTACT_RECORD_CONSUMER,
    );
  }

  /** Grants reading contacts and their attributes, without searching by words of transcripts. */
  public readContacts(grantee: IGrantable): Grant {
    return this.jobs(grantee, ConnectJob.CONTACT_READER);
  }

  /**
   * Grants calling API operations of the family, with the actions of other services that a call
   * needs.
   *
   * @param names as for `ConnectAccess.operations`: `SearchContacts`, `SearchContactsCommand`
   * @throws as `ConnectAccess.operations` and `access`
   */
  public operations(grantee: IGrantable, ...names: string[]): Grant {
    return this.access(grantee, ConnectAccess.operations(...names));
  }

  /**
   * Grants any access: console use cases, jobs and actions.
   *
   * @returns the grant, which a construct that needs the access can depend on:
   *   `grant.applyBefore(construct)`
   * @throws when the access has a managed policy or a deny, which no grant can be; when no policy
   *   can be added to the grantee; when the access cannot be confined to the scope
   */
  public access(grantee: IGrantable, access: ConnectAccess): Grant {
    checkInput('ConnectGrants: grantee', grantee, GRANTEE);
    checkInput('ConnectGrants: access', access, ACCESS);
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
    return grants.length > 0
      ? grants.reduce((all, grant) => all.combine(grant))
      : Grant.drop(grantee, 'The catalogue does not have any action of the access');
  }

  private with(change: (scope: ConnectScope) => ConnectScope): ConnectGrants {
    return new ConnectGrants(change(this.connectScope), this.instance);
  }

  private withFlows(method: string, flows: readonly IContactFlowRef[], any: string): ConnectGrants {
    const arns = refsOf(
      method,
      flows,
      { ...FLOW, any },
      (flow) => flow.contactFlowRef.contactFlowArn,
    );
    return this.withNamed('contact-flow', arns);
  }

  private withNamed(type: string, arns: readonly string[]): ConnectGrants {
    return new ConnectGrants(this.connectScope.withResources(type, ...arns), this.instance);
  }

  /** Leaves out the resources of a type, which a request may leave out. */
  private without(type: string): ConnectGrants {
    return new ConnectGrants(this.connectScope._without(type), this.instance);
  }
}

/** What a grant names, and the method without the names. */
interface Named {
  readonly noun: string;
  readonly reference: string;
  readonly any: string;
}

const FLOW = { noun: 'flow', reference: 'contactFlowRef' };
const QUEUE: Named = { noun: 'queue', reference: 'queueRef', any: 'readMetricsOfAnyQueue' };
const SECURITY_PROFILE: Named = {
  noun: 'security profile',
  reference: 'securityProfileRef',
  any: 'manageUsersWithAnySecurityProfile',
};

/** Returns the ARNs of what is named. An empty list, perhaps of a filter, is never everything. */
function refsOf<T>(
  method: string,
  values: readonly T[],
  { noun, reference, any }: Named,
  arnOf: (value: T) => string,
): string[] {
  const where = `ConnectGrants.${method}`;
  if (values.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: `no ${noun} is given`,
      allowed: `at least one ${noun}`,
      instead: `For every ${noun} of the instance use ${any}(...)`,
    });
  }
  checkKind(where, values, `reference of a ${noun}`, reference);
  return values.map(arnOf);
}

const withKey = (scope: ConnectScope, key: IKeyRef | undefined) =>
  key ? scope.withEncryptionKeys(key) : scope;

/**
 * Throws when the grantee is a role of another account. The CDK would silently leave out the
 * statement.
 */
function checkAccount(where: string, account: string, principals: string | undefined): void {
  if (!areKnownToDiffer(principals, account)) return;
  throw new ConnectAccessError({
    where,
    problem: `the grantee is of account ${principals}, and no policy can be added to it from account ${account}`,
    instead: `Make the grant in a stack of account ${principals}, where the instance is`,
  });
}
