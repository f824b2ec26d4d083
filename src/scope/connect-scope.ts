import { IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { IRoleRef } from 'aws-cdk-lib/aws-iam';
import { IStreamRef } from 'aws-cdk-lib/aws-kinesis';
import { IDeliveryStreamRef } from 'aws-cdk-lib/aws-kinesisfirehose';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Aws } from 'aws-cdk-lib/core';
import { AssociatedResource, withResourcesAt } from './associated-resources';
import { checkArn, checkInStack } from './check-arn';
import { combineParts } from './combine-parts';
import { ConnectCampaign } from './connect-campaign';
import { instanceArnOf, instanceAttributesOf } from './instance-attributes';
import { LexBot } from './lex-bot';
import { resolveInstances } from './locate-resources';
import { RoleCreation } from './role-creation';
import { EMPTY_PARTS, ScopeParts } from './scope-parts';
import { checkTags } from './scope-tags';
import { ServiceLinkedRoleAccess } from './service-linked-role-access';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import { resourcePlace, resourcePlaceTypes } from '../catalogue/catalogue';
import {
  ArnKind,
  BUCKET,
  DELIVERY_STREAM,
  FUNCTION,
  INSTANCE,
  KEY,
  KINESIS_STREAM,
  LOG_GROUP,
  PROFILE_DOMAIN,
  resourceKind,
  ROLE,
  VOICE_ID_DOMAIN,
} from '../input/arn-kind';
import { checkUuid } from '../input/check-uuid';
import { ConnectAccessError } from '../input/error';
import { checkNotEmpty, checkOneOf, checkUnique } from '../input/lists';
import {
  ANYWHERE,
  ResourceEnvironment,
  environmentOf,
  homeOfId,
  TargetEnvironment,
} from '../input/target-environment';
import { referredTo } from '../input/tokens';

/**
 * The scope of access: Amazon Connect instances, and the associated buckets, keys, functions,
 * streams, bots and domains.
 *
 * Give an instance as a construct (`CfnInstance`, or any `IInstanceRef`), by its ARN or by its id.
 * Tokens and instances of other stacks are valid input. Only `allInstances()` covers every instance
 * of an account. Every method returns a new scope.
 */
export class ConnectScope {
  /**
   * Returns a scope with the given instances.
   *
   * @param instances at least one; `CfnInstance` is an `IInstanceRef`
   * @throws when no instance is given, one is given twice, or a reference holds something else than
   *   the ARN of an instance
   */
  public static instances(...instances: IInstanceRef[]): ConnectScope {
    const where = 'ConnectScope.instances';
    if (instances.length === 0) {
      throw new ConnectAccessError({
        where,
        problem: 'no instance is given',
        instead: 'For every instance of the account say ConnectScope.allInstances()',
      });
    }
    const names = instances.map((ref) => checkArn(where, instanceArnOf(ref), INSTANCE));
    checkUnique(where, names, 'instance');
    // A reference to an ARN elsewhere has the environment of its stack, which is where roles look
    // for instances.
    const env = (i: number, from: TargetEnvironment) =>
      environmentOf(from) || referredTo(names[i]) ? instances[i].env : undefined;
    return new ConnectScope({
      ...EMPTY_PARTS,
      names,
      locate: names.map((name, i) => (_, from) => instanceAttributesOf(name, env(i, from))),
    });
  }

  /**
   * Returns a scope with the instance with the given ARN,
   * `arn:PARTITION:connect:REGION:ACCOUNT:instance/ID`.
   *
   * @throws when it is something else: an id, the ARN of a sub-resource or of another service, a
   *   pattern
   */
  public static instanceArn(instanceArn: string): ConnectScope {
    const arn = checkArn('ConnectScope.instanceArn', instanceArn, INSTANCE);
    return new ConnectScope({
      ...EMPTY_PARTS,
      names: [arn],
      locate: [() => instanceAttributesOf(arn)],
    });
  }

  /**
   * Returns a scope with the instance with the given id, in the account and Region of the stack
   * that uses it. Not for permission sets, which are used in other accounts than that of their
   * stack.
   *
   * @param instanceId a UUID: the last part of the instance's ARN, not its alias
   * @throws when it is something else: an ARN, an alias, a pattern
   */
  public static instanceId(instanceId: string): ConnectScope {
    const id = checkUuid(
      'ConnectScope.instanceId',
      instanceId,
      'Amazon Connect instance',
      'ConnectScope.instanceArn',
    );
    return new ConnectScope({
      ...EMPTY_PARTS,
      names: [id],
      locate: [
        (where, from) => {
          const { region, account } = homeOfId(
            where,
            from,
            id,
            'the instance',
            'ConnectScope.instanceArn',
          );
          return {
            arn: `arn:${Aws.PARTITION}:connect:${region}:${account}:instance/${id}`,
            id,
            region,
            account,
          };
        },
      ],
    });
  }

  /**
   * Returns a scope with every instance of the account, in every Region, including future ones. For
   * a permission set, the scope covers every account that it is assigned to.
   */
  public static allInstances(): ConnectScope {
    return (ConnectScope.all ??= new ConnectScope({ ...EMPTY_PARTS, names: [] }));
  }

  private static all?: ConnectScope;

  /** Whether the scope is every instance of the account. */
  public readonly coversAllInstances: boolean;

  private constructor(
    /** @internal */
    public readonly _parts: ScopeParts,
  ) {
    this.coversAllInstances = _parts.locate === undefined;
  }

  /**
   * Returns this scope combined with another scope.
   *
   * @throws when an instance or an associated resource is in both, one of them is every instance
   *   already, one has tags, or both specify how roles may be created
   */
  public plus(other: ConnectScope): ConnectScope {
    return new ConnectScope(combineParts(this._parts, other._parts));
  }

  /**
   * Limits the scope to resources that have all of these tags.
   *
   * - A resource that an action changes or uses must have the tags. Untagged resources are not
   *   included.
   * - A resource that an action creates must get the tags in the request.
   * - Searches filter by `connect:SearchTag`.
   * - Tagging actions apply only to resources with the tags, and cannot set or remove other tags.
   *
   * Tags of an instance do not apply to resources in it. An action that uses the instance itself,
   * such as claiming a phone number, needs an instance with the tags. Tags cannot limit an AWS
   * managed policy.
   *
   * @param tags at least one; values without wildcards and policy variables
   * @param onUnsupported how to handle an action that cannot carry the condition. @default
   *   UnsupportedTagBehavior.FAIL
   * @throws when there is no tag; when a value has a wildcard or a variable, or is not text; when
   *   the scope has tags already
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/tag-based-access-control.html
   */
  public withTags(
    tags: { [key: string]: string },
    onUnsupported: UnsupportedTagBehavior = UnsupportedTagBehavior.FAIL,
  ): ConnectScope {
    const where = 'ConnectScope.withTags';
    if (this._parts.tags) {
      throw new ConnectAccessError({
        where,
        problem: 'the scope has tags already',
        instead: 'Give all of them in one call',
      });
    }
    checkTags(where, tags);
    checkOneOf(`${where}: onUnsupported`, onUnsupported, Object.values(UnsupportedTagBehavior));
    return this.with({ tags: { ...tags }, onUnsupportedTags: onUnsupported });
  }

  /**
   * Adds existing buckets for storage. The default is the console's bucket names,
   * `amazon-connect-*`.
   */
  public withStorageBuckets(...buckets: IBucketRef[]): ConnectScope {
    return this.withArns(
      'withStorageBuckets',
      'Bucket',
      BUCKET,
      buckets.map((b) => b.bucketRef.bucketArn),
    );
  }

  /**
   * Adds buckets that profiles, prompts and data are imported from. The access reads their objects.
   * For Customer Profiles it also writes their policies, and for data integrations their
   * notifications.
   */
  public withImportBuckets(...buckets: IBucketRef[]): ConnectScope {
    return this.withArns(
      'withImportBuckets',
      'ImportBucket',
      BUCKET,
      buckets.map((b) => b.bucketRef.bucketArn),
    );
  }

  /**
   * Adds roles that a call may pass to Customer Profiles, Voice ID or agent assist. By default, no
   * role may be passed.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
   */
  public withPassedRoles(...roles: IRoleRef[]): ConnectScope {
    return this.withArns(
      'withPassedRoles',
      'PassedRole',
      ROLE,
      roles.map((role) => role.roleRef.roleArn),
    );
  }

  /** Adds customer managed keys. The default is the key of the alias `aws/connect`. */
  public withEncryptionKeys(...keys: IKeyRef[]): ConnectScope {
    return this.withArns(
      'withEncryptionKeys',
      'Key',
      KEY,
      keys.map((k) => k.keyRef.keyArn),
    );
  }

  /** Adds functions that Connect may be permitted to invoke. */
  public withLambdaFunctions(...functions: IFunctionRef[]): ConnectScope {
    return this.withArns(
      'withLambdaFunctions',
      'Function',
      FUNCTION,
      functions.map((f) => f.functionRef.functionArn),
    );
  }

  /** Adds bots that may be associated with an instance. */
  public withLexBots(...bots: LexBot[]): ConnectScope {
    const where = 'ConnectScope.withLexBots';
    checkNotEmpty(where, bots, 'bot', 'none');
    const resource = (bot: LexBot): AssociatedResource => ({
      name: bot._name,
      locate: (at, from) => bot._arns(from, this.environments(at, from)),
    });
    return bots.reduce(
      (scope, bot) => scope.withResource(where, 'bot', bot._place, [resource(bot)]),
      new ConnectScope(this._parts),
    );
  }

  /**
   * Adds Kinesis data streams. By default, every stream in the instance's account and Region may be
   * described.
   */
  public withKinesisStreams(...streams: IStreamRef[]): ConnectScope {
    return this.withArns(
      'withKinesisStreams',
      'KinesisStream',
      KINESIS_STREAM,
      streams.map((s) => s.streamRef.streamArn),
    );
  }

  /**
   * Adds Firehose streams. By default, every stream in the instance's account and Region may be
   * described.
   */
  public withDeliveryStreams(...streams: IDeliveryStreamRef[]): ConnectScope {
    return this.withArns(
      'withDeliveryStreams',
      'DeliveryStream',
      DELIVERY_STREAM,
      streams.map((s) => s.deliveryStreamRef.deliveryStreamArn),
    );
  }

  /** Adds log groups for flow logs. The default is Connect's log group names, `/aws/connect/*`. */
  public withLogGroups(...logGroups: ILogGroupRef[]): ConnectScope {
    return this.withArns(
      'withLogGroups',
      'LogGroup',
      LOG_GROUP,
      logGroups.map((l) => l.logGroupRef.logGroupArn.replace(/:\*$/, '')),
    );
  }

  /**
   * Adds Customer Profiles domains, by ARN. The default is the console's domain names,
   * `amazon-connect-*`.
   */
  public withProfileDomains(...domainArns: string[]): ConnectScope {
    return this.withArns('withProfileDomains', 'ProfileDomain', PROFILE_DOMAIN, domainArns);
  }

  /**
   * Adds Voice ID domains, by ARN. The default is every domain in the instance's account and
   * Region.
   */
  public withVoiceIdDomains(...domainArns: string[]): ConnectScope {
    return this.withArns('withVoiceIdDomains', 'VoiceIdDomain', VOICE_ID_DOMAIN, domainArns);
  }

  /**
   * Adds individual outbound campaigns. The access then cannot create campaigns, because a new
   * campaign is not in the list.
   */
  public withCampaigns(...campaigns: ConnectCampaign[]): ConnectScope {
    const where = 'ConnectScope.withCampaigns';
    checkNotEmpty(where, campaigns, 'campaign', 'every campaign');
    const resource = (campaign: ConnectCampaign): AssociatedResource => ({
      name: campaign._name,
      locate: (at, from) => campaign._arns(at, from, resolveInstances(at, from, this._parts)),
    });
    return this.withResource(where, 'campaign', 'Campaign', campaigns.map(resource));
  }

  /**
   * Adds individual resources in an instance, instead of all resources of their type: queues,
   * flows, users.
   *
   * @param type the resource type of the Service Authorization Reference: `queue`, `contact-flow`,
   *   `phone-number`
   * @param arns ARNs of that type
   * @throws when the catalogue has no such type, or an ARN is of another one
   */
  public withResources(type: string, ...arns: string[]): ConnectScope {
    const where = 'ConnectScope.withResources';
    const template = resourcePlace(type);
    if (!template) {
      throw new ConnectAccessError({
        where,
        problem: 'there is no such resource type in an instance',
        got: type,
        allowed: resourcePlaceTypes().join(', '),
      });
    }
    return this.withArns('withResources', template, resourceKind(type, template, false), arns);
  }

  /**
   * Sets the service-linked role of Connect that may be written. The default is any in the account,
   * as AWS documents it.
   */
  public withServiceLinkedRole(access: ServiceLinkedRoleAccess): ConnectScope {
    const resource: AssociatedResource = {
      name: access._name,
      locate: (label, from) => access._arns(label, from),
    };
    return this.with({ resources: { ...this._parts.resources, ServiceLinkedRole: [resource] } });
  }

  /**
   * Sets how roles may be created. Only editing Customer Profiles uses it, because that use case
   * creates roles of any name.
   */
  public withRoleCreation(roleCreation: RoleCreation): ConnectScope {
    return this.with({ roleCreation });
  }

  /**
   * Names each resource type explicitly, such as `instance/ID/queue/*`, instead of the short form.
   * If an action covers all of its resource types, statements of use cases and jobs name the
   * instance and everything in it. They use `instance/ID` and `instance/ID/*`. Both forms allow the
   * same, because IAM checks an action only on resources of its own types.
   */
  public withExactResourceTypes(): ConnectScope {
    return this.with({ exactTypes: true });
  }

  /**
   * Returns the environments of a resource given by name: the environment of the stack, or those of
   * the instances.
   */
  private environments(label: string, from: TargetEnvironment): readonly ResourceEnvironment[] {
    const home = environmentOf(from);
    if (home) return [home];
    const instances = resolveInstances(label, from, this._parts) ?? [ANYWHERE];
    const byPlace = instances.map(
      ({ region, account }) => [`${region} ${account}`, { region, account }] as const,
    );
    return [...new Map(byPlace).values()];
  }

  private with(change: Partial<ScopeParts>): ConnectScope {
    return new ConnectScope({ ...this._parts, ...change });
  }

  private withArns(
    method: string,
    placeholder: string,
    kind: ArnKind,
    arns: readonly string[],
  ): ConnectScope {
    const where = `ConnectScope.${method}`;
    checkNotEmpty(where, arns, kind.name, 'the default');
    const resource = (arn: string): AssociatedResource => ({
      name: checkArn(where, arn, kind),
      locate: (label, from) => [checkInStack(label, from, arn, kind)],
    });
    return this.withResource(where, kind.name, placeholder, arns.map(resource));
  }

  private withResource(
    where: string,
    noun: string,
    placeholder: string,
    added: readonly AssociatedResource[],
  ): ConnectScope {
    const resources = withResourcesAt(this._parts.resources, where, noun, placeholder, added);
    return this.with({ resources });
  }
}
