import { IInstanceRef } from 'aws-cdk-lib/aws-connect';
import { IRoleRef } from 'aws-cdk-lib/aws-iam';
import { IStreamRef } from 'aws-cdk-lib/aws-kinesis';
import { IDeliveryStreamRef } from 'aws-cdk-lib/aws-kinesisfirehose';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IFunctionRef } from 'aws-cdk-lib/aws-lambda';
import { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Aws } from 'aws-cdk-lib/core';
import { AssociatedResource } from './associated-resources';
import { checkArn } from './check-arn';
import { combineParts } from './combine-parts';
import { ConnectCampaign } from './connect-campaign';
import { ConnectCondition } from './connect-condition';
import { instanceArnOf, instanceAttributesOf } from './instance-attributes';
import { LexBot } from './lex-bot';
import { hasVersions, namedPlace, taggedPlace } from './named-places';
import {
  arnsOf,
  withArns,
  withBots,
  withGiven,
  withNamedCampaigns,
  withParents,
} from './named-resources';
import { RoleCreation } from './role-creation';
import { EMPTY_PARTS, ScopeParts } from './scope-parts';
import { checkTags, tagTexts } from './scope-tags';
import { ServiceLinkedRoleAccess } from './service-linked-role-access';
import { TagValue } from './tag-value';
import { UnsupportedTagBehavior } from './unsupported-tag-behavior';
import {
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
import {
  BUCKET_REF,
  checkInput,
  DELIVERY_STREAM_REF,
  FUNCTION_REF,
  KEY_REF,
  LOG_GROUP_REF,
  objectWith,
  ROLE_REF,
  SCOPE,
  SERVICE_LINKED_ROLE_ACCESS,
  STREAM_REF,
} from '../input/kinds';
import { checkKind, checkNotEmpty, checkOneOf, checkUnique } from '../input/lists';
import { environmentOf, homeOfId, TargetEnvironment } from '../input/target-environment';
import { referredTo } from '../input/tokens';

/**
 * The scope of access: Amazon Connect instances, and the associated buckets, keys, functions,
 * streams, bots and domains.
 *
 * Give an instance as a construct (`CfnInstance`, or any `IInstanceRef`), by its ARN or by its id.
 * Tokens and instances of other stacks are valid input. Only `allInstances()` covers every instance
 * of an account. Every method returns a new scope.
 *
 * @example
 * const where = ConnectScope.instances(instance)
 *   .withStorageBuckets(recordings)
 *   .withEncryptionKeys(key)
 *   .withLambdaFunctions(lookUpCustomer);
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
    instances.forEach((one) => checkInput(where, one, INSTANCE_REF));
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
    checkInput('ConnectScope.plus', other, SCOPE);
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
    checkTags(where, tags);
    return this.tagged(where, tags, onUnsupported);
  }

  /**
   * Limits the scope as `withTags` does, to tags whose values can come from the principal:
   * `TagValue.principalTag('Team')`.
   *
   * @param tags at least one
   * @param onUnsupported how to handle an action that cannot carry the condition. @default
   *   UnsupportedTagBehavior.FAIL
   * @throws when there is no tag; when the scope has tags already
   */
  public withTagValues(
    tags: { [key: string]: TagValue },
    onUnsupported: UnsupportedTagBehavior = UnsupportedTagBehavior.FAIL,
  ): ConnectScope {
    const where = 'ConnectScope.withTagValues';
    return this.tagged(where, tagTexts(where, tags), onUnsupported);
  }

  /**
   * Names the types of resources that have the tags. Without it, every resource has them, including
   * the instance. An action that needs a resource of another type cannot be limited by the tags.
   *
   * @param types resource types as in `withResources`, and `instance`
   * @throws when the scope has no tags yet; when the catalogue has no such type
   */
  public withTaggedTypes(...types: string[]): ConnectScope {
    const where = 'ConnectScope.withTaggedTypes';
    checkNotEmpty(where, types, 'resource type', 'every type');
    checkUnique(where, types, 'resource type');
    if (!this._parts.tags) {
      throw new ConnectAccessError({
        where,
        problem: 'the scope has no tags',
        instead: 'Call withTags before',
      });
    }
    return this.with({ taggedPlaces: types.map((type) => taggedPlace(where, type)) });
  }

  private tagged(
    where: string,
    tags: { [key: string]: string },
    onUnsupported: UnsupportedTagBehavior,
  ): ConnectScope {
    if (this._parts.tags) {
      throw new ConnectAccessError({
        where,
        problem: 'the scope has tags already',
        instead: 'Give all of them in one call',
      });
    }
    checkOneOf(`${where}: onUnsupported`, onUnsupported, Object.values(UnsupportedTagBehavior));
    return this.with({ tags: { ...tags }, onUnsupportedTags: onUnsupported });
  }

  /**
   * Limits requests by condition keys of Amazon Connect, such as the attribute of the instance that
   * an action changes. A condition limits the actions whose requests carry its key.
   *
   * @throws when no condition is given, or two are on one key
   */
  public withConditions(...conditions: ConnectCondition[]): ConnectScope {
    const where = 'ConnectScope.withConditions';
    checkNotEmpty(where, conditions, 'condition', 'every request');
    checkKind(where, conditions, 'ConnectCondition', '_values');
    const all = [...this._parts.conditions, ...conditions];
    checkUnique(
      where,
      all.map(({ _key, _name = '' }) => _key.replace(/\$\{\w+\}/, () => _name)),
      'condition key',
    );
    return this.with({ conditions: all });
  }

  /**
   * Adds existing buckets for storage. The default is the console's bucket names,
   * `amazon-connect-*`.
   */
  public withStorageBuckets(...buckets: IBucketRef[]): ConnectScope {
    const arns = arnsOf('withStorageBuckets', buckets, BUCKET_REF, (b) => b.bucketRef.bucketArn);
    return this.changed(withArns(this._parts, 'withStorageBuckets', 'Bucket', BUCKET, arns));
  }

  /**
   * Adds buckets that profiles, prompts and data are imported from. The access reads their objects.
   * For Customer Profiles it also writes their policies, and for data integrations their
   * notifications.
   */
  public withImportBuckets(...buckets: IBucketRef[]): ConnectScope {
    const arns = arnsOf('withImportBuckets', buckets, BUCKET_REF, (b) => b.bucketRef.bucketArn);
    return this.changed(withArns(this._parts, 'withImportBuckets', 'ImportBucket', BUCKET, arns));
  }

  /**
   * Adds roles that a call may pass to Customer Profiles, Voice ID or agent assist. By default, no
   * role may be passed.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
   */
  public withPassedRoles(...roles: IRoleRef[]): ConnectScope {
    const arns = arnsOf('withPassedRoles', roles, ROLE_REF, (role) => role.roleRef.roleArn);
    return this.changed(withArns(this._parts, 'withPassedRoles', 'PassedRole', ROLE, arns));
  }

  /** Adds customer managed keys. The default is the key of the alias `aws/connect`. */
  public withEncryptionKeys(...keys: IKeyRef[]): ConnectScope {
    const arns = arnsOf('withEncryptionKeys', keys, KEY_REF, (k) => k.keyRef.keyArn);
    return this.changed(withArns(this._parts, 'withEncryptionKeys', 'Key', KEY, arns));
  }

  /** Adds functions that Connect may be permitted to invoke. */
  public withLambdaFunctions(...functions: IFunctionRef[]): ConnectScope {
    const arns = arnsOf(
      'withLambdaFunctions',
      functions,
      FUNCTION_REF,
      (f) => f.functionRef.functionArn,
    );
    return this.changed(withArns(this._parts, 'withLambdaFunctions', 'Function', FUNCTION, arns));
  }

  /** Adds bots that may be associated with an instance. */
  public withLexBots(...bots: LexBot[]): ConnectScope {
    return this.changed(withBots(this._parts, bots));
  }

  /**
   * Adds Kinesis data streams. By default, every stream in the instance's account and Region may be
   * described.
   */
  public withKinesisStreams(...streams: IStreamRef[]): ConnectScope {
    const arns = arnsOf('withKinesisStreams', streams, STREAM_REF, (s) => s.streamRef.streamArn);
    return this.changed(
      withArns(this._parts, 'withKinesisStreams', 'KinesisStream', KINESIS_STREAM, arns),
    );
  }

  /**
   * Adds Firehose streams. By default, every stream in the instance's account and Region may be
   * described.
   */
  public withDeliveryStreams(...streams: IDeliveryStreamRef[]): ConnectScope {
    const arns = arnsOf(
      'withDeliveryStreams',
      streams,
      DELIVERY_STREAM_REF,
      (s) => s.deliveryStreamRef.deliveryStreamArn,
    );
    return this.changed(
      withArns(this._parts, 'withDeliveryStreams', 'DeliveryStream', DELIVERY_STREAM, arns),
    );
  }

  /** Adds log groups for flow logs. The default is Connect's log group names, `/aws/connect/*`. */
  public withLogGroups(...logGroups: ILogGroupRef[]): ConnectScope {
    const arns = arnsOf('withLogGroups', logGroups, LOG_GROUP_REF, (l) =>
      l.logGroupRef.logGroupArn.replace(/:\*$/, ''),
    );
    return this.changed(withArns(this._parts, 'withLogGroups', 'LogGroup', LOG_GROUP, arns));
  }

  /**
   * Adds Customer Profiles domains, by ARN. The default is the console's domain names,
   * `amazon-connect-*`.
   */
  public withProfileDomains(...domainArns: string[]): ConnectScope {
    return this.changed(
      withArns(this._parts, 'withProfileDomains', 'ProfileDomain', PROFILE_DOMAIN, domainArns),
    );
  }

  /**
   * Adds Voice ID domains, by ARN. The default is every domain in the instance's account and
   * Region.
   */
  public withVoiceIdDomains(...domainArns: string[]): ConnectScope {
    return this.changed(
      withArns(this._parts, 'withVoiceIdDomains', 'VoiceIdDomain', VOICE_ID_DOMAIN, domainArns),
    );
  }

  /**
   * Adds assistants, by ARN: themselves and what is in them, such as sessions and AI agents. The
   * default is every assistant in the instance's account and Region.
   */
  public withAssistants(...assistantArns: string[]): ConnectScope {
    return this.changed(withParents(this._parts, 'withAssistants', assistantArns));
  }

  /**
   * Adds knowledge bases, by ARN: themselves and what is in them, such as content and message
   * templates. The default is every knowledge base in the instance's account and Region.
   */
  public withKnowledgeBases(...knowledgeBaseArns: string[]): ConnectScope {
    return this.changed(withParents(this._parts, 'withKnowledgeBases', knowledgeBaseArns));
  }

  /**
   * Adds Cases domains, by ARN: themselves and what is in them, such as cases and templates, new ones
   * too. The default is every domain in the instance's account and Region.
   */
  public withCasesDomains(...domainArns: string[]): ConnectScope {
    return this.changed(withParents(this._parts, 'withCasesDomains', domainArns));
  }

  /**
   * Adds applications, by ARN: themselves and their associations. The default is every application
   * in the instance's account and Region.
   */
  public withApplications(...applicationArns: string[]): ConnectScope {
    return this.changed(withParents(this._parts, 'withApplications', applicationArns));
  }

  /**
   * Adds individual outbound campaigns. The access then cannot create campaigns, because a new
   * campaign is not in the list.
   */
  public withCampaigns(...campaigns: ConnectCampaign[]): ConnectScope {
    return this.changed(withNamedCampaigns(this._parts, campaigns));
  }

  /**
   * Adds individual resources, instead of all resources of their type: queues, flows, users, AI
   * agents, templates. Versions and qualifiers go with the resource that is named. An action on
   * several kinds of resources, such as tagging, then covers only the kinds that are named. The
   * access cannot create resources of a named type, because a new one is not in the list.
   *
   * @param type the resource type of the Service Authorization Reference: `queue`, `contact-flow`,
   *   `phone-number`; for other services with the service, `wisdom:AIAgent`, `cases:Template`
   * @param arns ARNs of that type
   * @throws when the catalogue has no such type, or an ARN is of another one
   */
  public withResources(type: string, ...arns: string[]): ConnectScope {
    const place = namedPlace('ConnectScope.withResources', type);
    const kind = resourceKind(type, place, hasVersions(place));
    return this.changed(withArns(this._parts, 'withResources', place, kind, arns));
  }

  /**
   * Sets the service-linked role of Connect that may be written. The default is any in the account,
   * as AWS documents it.
   */
  public withServiceLinkedRole(access: ServiceLinkedRoleAccess): ConnectScope {
    checkInput('ConnectScope.withServiceLinkedRole', access, SERVICE_LINKED_ROLE_ACCESS);
    const resource: AssociatedResource = {
      name: access._name,
      locate: (label, from) => access._arns(label, from),
    };
    const given = withGiven(this._parts, 'withServiceLinkedRole', ['ServiceLinkedRole']);
    return this.changed({
      ...given,
      resources: { ...given.resources, ServiceLinkedRole: [resource] },
    });
  }

  /**
   * Sets how roles may be created. Only editing Customer Profiles uses it, because that use case
   * creates roles of any name.
   */
  public withRoleCreation(roleCreation: RoleCreation): ConnectScope {
    checkInput('ConnectScope.withRoleCreation', roleCreation, ROLE_CREATION);
    const given = withGiven(this._parts, 'withRoleCreation', ['CreatedRole', 'CreatedPolicy']);
    return this.changed({ ...given, roleCreation });
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
   * Leaves out the resources of a type, which requests may leave out.
   *
   * @internal
   */
  public _without(type: string): ConnectScope {
    const place = namedPlace('ConnectScope', type);
    const named = this._parts.resources[place];
    return named ? this : this.with({ resources: { ...this._parts.resources, [place]: [] } });
  }

  private with(change: Partial<ScopeParts>): ConnectScope {
    return this.changed({ ...this._parts, ...change });
  }

  private changed(parts: ScopeParts): ConnectScope {
    return new ConnectScope(parts);
  }
}

const INSTANCE_REF = objectWith(
  'an instance',
  'instanceRef',
  'a CfnInstance or ConnectInstance.fromInstanceArn(...)',
);
const ROLE_CREATION = objectWith(
  'a RoleCreation',
  '_boundary',
  'RoleCreation.withPermissionsBoundary(...)',
);
