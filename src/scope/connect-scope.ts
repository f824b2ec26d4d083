import { IInstanceRef } from 'aws-cdk-lib/aws-connect';
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
 * Where access holds: which Amazon Connect instances, and the buckets, keys, functions, streams, bots and
 * domains that go with them.
 *
 * An instance is given as a construct (`CfnInstance`, or any `IInstanceRef`), by its ARN or by its
 * id; tokens and instances of other stacks are ordinary input. All instances of an account are
 * meant only when `allInstances()` says so. Every method returns a new scope.
 */
export class ConnectScope {
  /**
   * The given instances.
   *
   * @param instances at least one; `CfnInstance` is an `IInstanceRef`
   * @throws when no instance is given, one is given twice, or a reference holds something else
   *   than the ARN of an instance
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
    // A reference that holds an ARN of elsewhere has the environment of its stack, which is where
    // roles look for instances.
    const env = (i: number, from: TargetEnvironment) =>
      environmentOf(from) || referredTo(names[i]) ? instances[i].env : undefined;
    return new ConnectScope({
      ...EMPTY_PARTS,
      names,
      locate: names.map((name, i) => (_, from) => instanceAttributesOf(name, env(i, from))),
    });
  }

  /**
   * The instance with the given ARN, `arn:PARTITION:connect:REGION:ACCOUNT:instance/ID`.
   *
   * @throws when it is something else: an id, the ARN of a sub-resource or of another service, a pattern
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
   * The instance with the given id, in the account and Region of the stack that it is used in. Not for permission
   * sets, which are used in other accounts than that of their stack.
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
   * Every instance of the account, in every Region, those of the future included. For a permission set: of every
   * account that it is assigned to.
   */
  public static allInstances(): ConnectScope {
    return (ConnectScope.all ??= new ConnectScope({ ...EMPTY_PARTS, names: [] }));
  }

  private static all?: ConnectScope;

  /** Whether this is every instance of the account. */
  public readonly coversAllInstances: boolean;

  private constructor(
    /** @internal */
    public readonly _parts: ScopeParts,
  ) {
    this.coversAllInstances = _parts.locate === undefined;
  }

  /**
   * This scope and another one together.
   *
   * @throws when an instance or a companion is in both, one of them is every instance already,
   *   one has tags, or both say how roles may be created
   */
  public plus(other: ConnectScope): ConnectScope {
    return new ConnectScope(combineParts(this._parts, other._parts));
  }

  /**
   * Only resources that have all of these tags.
   *
   * - What an action changes or uses must have the tags. What has no tag is not included.
   * - What an action makes must get the tags in the request.
   * - Searches filter by `connect:SearchTag`.
   * - Tagging is on what has the tags, and sets or takes away no others.
   *
   * Tags of an instance do not apply to what is in it:
   * an action that uses the instance itself, such as claiming a phone number, needs an instance
   * that has the tags. An AWS managed policy cannot be limited by tags.
   *
   * @param tags at least one; values without wildcards and policy variables
   * @param onUnsupported what becomes of an action that cannot carry the condition.
   *   @default UnsupportedTagBehavior.FAIL
   * @throws when there is no tag, a value has a wildcard or a variable, or is no text; when the scope has tags already
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

  /** Existing buckets for storage. Without them: the console's names, `amazon-connect-*`. */
  public withStorageBuckets(...buckets: IBucketRef[]): ConnectScope {
    return this.withArns(
      'withStorageBuckets',
      'Bucket',
      BUCKET,
      buckets.map((b) => b.bucketRef.bucketArn),
    );
  }

  /** Buckets that Customer Profiles imports from: their objects are read and their policies are written. */
  public withImportBuckets(...buckets: IBucketRef[]): ConnectScope {
    return this.withArns(
      'withImportBuckets',
      'ImportBucket',
      BUCKET,
      buckets.map((b) => b.bucketRef.bucketArn),
    );
  }

  /** Customer managed keys. Without them: the key of the alias `aws/connect`. */
  public withEncryptionKeys(...keys: IKeyRef[]): ConnectScope {
    return this.withArns(
      'withEncryptionKeys',
      'Key',
      KEY,
      keys.map((k) => k.keyRef.keyArn),
    );
  }

  /** Functions that Connect may be permitted to invoke. */
  public withLambdaFunctions(...functions: IFunctionRef[]): ConnectScope {
    return this.withArns(
      'withLambdaFunctions',
      'Function',
      FUNCTION,
      functions.map((f) => f.functionRef.functionArn),
    );
  }

  /** Bots that may be added to an instance. */
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

  /** Kinesis data streams. Without them: every stream of the instance's account and Region may be described. */
  public withKinesisStreams(...streams: IStreamRef[]): ConnectScope {
    return this.withArns(
      'withKinesisStreams',
      'KinesisStream',
      KINESIS_STREAM,
      streams.map((s) => s.streamRef.streamArn),
    );
  }

  /** Firehose streams. Without them: every stream of the instance's account and Region may be described. */
  public withDeliveryStreams(...streams: IDeliveryStreamRef[]): ConnectScope {
    return this.withArns(
      'withDeliveryStreams',
      'DeliveryStream',
      DELIVERY_STREAM,
      streams.map((s) => s.deliveryStreamRef.deliveryStreamArn),
    );
  }

  /** Log groups for flow logs. Without them: Connect's names, `/aws/connect/*`. */
  public withLogGroups(...logGroups: ILogGroupRef[]): ConnectScope {
    return this.withArns(
      'withLogGroups',
      'LogGroup',
      LOG_GROUP,
      logGroups.map((l) => l.logGroupRef.logGroupArn.replace(/:\*$/, '')),
    );
  }

  /** Customer Profiles domains, by ARN. Without them: the console's names, `amazon-connect-*`. */
  public withProfileDomains(...domainArns: string[]): ConnectScope {
    return this.withArns('withProfileDomains', 'ProfileDomain', PROFILE_DOMAIN, domainArns);
  }

  /** Voice ID domains, by ARN. Without them: every domain of the instance's account and Region. */
  public withVoiceIdDomains(...domainArns: string[]): ConnectScope {
    return this.withArns('withVoiceIdDomains', 'VoiceIdDomain', VOICE_ID_DOMAIN, domainArns);
  }

  /** Outbound campaigns, one by one. None can be created then: a new one is none of these. */
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
   * Resources in an instance, one by one, instead of all of their type: queues, flows, users.
   *
   * @param type the resource type of the Service Authorization Reference: `queue`, `contact-flow`, `phone-number`
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
    return this.withArns('withResources', template, resourceKind(type, template), arns);
  }

  /**
   * The one service-linked role of Connect that may be written. Without it: any of the account, as AWS documents it.
   */
  public withServiceLinkedRole(access: ServiceLinkedRoleAccess): ConnectScope {
    const resource: AssociatedResource = {
      name: access._name,
      locate: (label, from) => access._arns(label, from),
    };
    return this.with({ resources: { ...this._parts.resources, ServiceLinkedRole: [resource] } });
  }

  /** How roles may be created, for the one use case that creates roles of any name: editing Customer Profiles. */
  public withRoleCreation(roleCreation: RoleCreation): ConnectScope {
    return this.with({ roleCreation });
  }

  /**
   * Each resource type by its name, `instance/ID/queue/*`, instead of the short form.
   * Statements of use cases and jobs name the instance and everything in it, `instance/ID` and
   * `instance/ID/*`, where an action is on all of its resource types. Both forms allow the same:
   * IAM asks about an action only on resources of its own types.
   */
  public withExactResourceTypes(): ConnectScope {
    return this.with({ exactTypes: true });
  }

  /** Where something is that is given by its name: with the stack, or with the instances. */
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
