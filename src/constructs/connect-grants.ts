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
import { IConstruct } from 'constructs';
import { ConnectAccess } from '../access/connect-access';
import { ConnectJob } from '../access/connect-job.generated';
import { rethrowAt } from '../input/error';
import { grantAccess } from './private/grant-access';
import { FLOW, QUEUE, refsOf, SECURITY_PROFILE } from './private/granted-refs';
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
    return grantAccess(grantee, access, this.connectScope, this.instance);
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

const withKey = (scope: ConnectScope, key: IKeyRef | undefined) =>
  key ? scope.withEncryptionKeys(key) : scope;
