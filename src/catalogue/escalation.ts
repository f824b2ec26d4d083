import { ownProperty } from './own-property';
import { lazy } from '../input/memoize';

/** A way to more access in AWS. */
export interface EscalationWay {
  readonly id: string;
  /**
   * What it counts as: changing what IAM or Identity Center grants, or having what existing roles and
   * users have.
   */
  readonly hands: 'any-permission' | 'roles';
  /** The actions, all of which are needed. */
  readonly needs: readonly string[];
  /**
   * The actions of which one makes the request that is checked for those without a request too: it
   * takes the role. Default: the first.
   */
  readonly checkedIn?: readonly string[];
  /** Condition key values of its requests: the service that receives a role. */
  readonly context?: Readonly<Record<string, string>>;
  /**
   * What the holder does, as the rest of a sentence: `replaces the code of any Lambda function`.
   */
  readonly does: string;
  /**
   * Who gains any permission by it: users, members of a group, those in a boundary that keeps
   * permissions back, those with a managed policy of the account, roles and who can act as some.
   * Others hand access to them. Default: everybody.
   */
  readonly gains?: 'user' | 'member' | 'bounded' | 'attached' | 'role';
  /** Whether the holder assumes the role in the end. Whoever may assume none lets others in. */
  readonly assumes?: true;
  /** What the others do, as the rest of the same sentence. Default: the same. */
  readonly others?: string;
  /** Whether the holder makes the resource of the first action, and the others are on that. */
  readonly makes?: true;
  /**
   * Whether the holder writes the resource of the first action, and the others must also be allowed
   * on that.
   */
  readonly writes?: true;
  /**
   * The kind of principal whose access the holder then has: the resource of the first action, or any
   * of Identity Center. Default: the holder changes permissions, or runs something as a role.
   */
  readonly takes?: 'role' | 'user' | 'group' | 'permission set';
  /** Whether the holder puts another version of a managed policy in place of the default one. */
  readonly switches?: true;
  /** Whether the holder acts as no role by it. Default: it does, if it hands over roles. */
  readonly actsAsNoRole?: true;
  /** Whether its actions read, by their names or by the reference. AWS's own policies may have it. */
  readonly reads?: true;
}

/** How to try one action of a way. */
export interface EscalationStep {
  /**
   * The kind of resource in the ARN of its resource: `role`. A `*` in it stands for what an account
   * has one of: `permissionSet/*`.
   */
  readonly on: string;
  /**
   * The ARN of any of its resources, as a pattern. Default: it has a Region and an account, or
   * belongs to IAM. `{Partition}` stands for the partition, and `{Account}` for the account.
   */
  readonly arn?: string;
  /** Whether no template says which role the resource has. A name does not show what it gives. */
  readonly hidesRole?: true;
  /** The condition key of the role that a request passes. */
  readonly passesRole?: string;
  /** The condition key of another role in the request, and the action that names it needs. */
  readonly namesRole?: { readonly by: string; readonly needs: string };
  /**
   * The end of the ARN of its resource, if other kinds of resources are below it: `apps/*`. A star
   * is one part, without a slash. Default: nothing is below it.
   */
  readonly form?: string;
  /** Whether a colon is between the kind and the name in the ARN. Default: a slash. */
  readonly colon?: true;
  /** The kind of resource that has the role, if it is another one. Default: `on`. */
  readonly acts?: string;
  /** Values of condition keys for the attempt. `{Partition}` is that of the account. */
  readonly attempts?: readonly Readonly<Record<string, string>>[];
  /**
   * The services in the ARNs of its resources.
   * Default: `iam` for roles, users, groups, and policies, otherwise the service of the action.
   */
  readonly services?: readonly string[];
  /** The other kinds of resources, with their services, that it can be on instead. */
  readonly orOn?: readonly { readonly service: string; readonly on: string }[];
  /** Resources, as patterns, of which it must also be allowed on one. */
  readonly also?: readonly string[];
  /**
   * Other resources on which every request is checked, as patterns. It must be allowed on each.
   * `{Partition}` stands for the partition.
   */
  readonly checked?: readonly string[];
  /** Whether it uses its resource and writes no permission into it. A name then confines it. */
  readonly used?: true;
  /**
   * Whether a name only limits it, as what has the name may be enough.
   * Default: a name confines it, except in IAM and on permission sets.
   */
  readonly limitedByName?: true;
  /** Whether the holder makes what it is on. A name then does not limit it. */
  readonly made?: true;
  /** Whether it is harmless on the caller's own user. */
  readonly ownIsHarmless?: true;
  /** Whether it gives nothing on the caller's own role or group, and lets others in. */
  readonly ownLetsOthersIn?: true;
  /**
   * The action that frees a name. Nothing is made with a name that exists. Default: what has the
   * name is as good as a new one.
   */
  readonly freedBy?: string;
  /**
   * The actions that take off what has the name what keeps it from being deleted. Default: nothing
   * does.
   */
  readonly emptiedBy?: EmptyingActions;
  /** Whether it is no request of its own: that of another action of the way is checked for it too. */
  readonly noRequest?: true;
  /** Whether it changes a permissions boundary. It is harmless on a caller without one. */
  readonly ofBoundary?: true;
}

/** The actions that empty a role, a user, or a group, which then can be deleted. */
export interface EmptyingActions {
  /** Deletes an inline policy. */
  readonly inline: string;
  /** Detaches a managed policy. */
  readonly attached: string;
  /** Takes it out of an instance profile. Default: none has it. */
  readonly profiles?: string;
  /** Takes users out of a group: it, or one that has it. Default: it has none. */
  readonly groups?: string;
}

/** How conditions name a managed policy, and who writes one. */
export interface PolicyKeys {
  /** The condition key of the policy that is attached. */
  readonly attached: string;
  /** The condition key of the permissions boundary. */
  readonly boundary: string;
  /** The actions that write the content of a managed policy. */
  readonly made: readonly string[];
  /** The action that deletes a managed policy, and the one that deletes its other versions first. */
  readonly deleted: { readonly policy: string; readonly versions: string };
}

/** Something that roles trust. Who controls it acts as the roles. */
export interface TrustedThing {
  /** The actions that control it, all of which are needed. */
  readonly needs: readonly string[];
  /** What a trust policy names: the provider or the identity pool that the first action is on, or a service. */
  readonly by: string;
  /** Whether control of it gives only identities that signed in. Default: guests too. */
  readonly signsIn?: true;
  /**
   * Whether the ARN of the source in a trust policy is that of its resource, or that of a new one.
   * Default: neither.
   */
  readonly arn?: 'own' | 'new';
  /**
   * The claim of which a trust policy must demand no value, as who controls the thing then gains
   * nothing. Default: a trust policy may demand anything.
   */
  readonly withoutClaim?: string;
  /** Whether it gives nothing where there is one of that name already. No file says whether. */
  readonly ifMissing?: true;
  /** What it is, in words: `SAML identity provider`. */
  readonly is: string;
}

/** A principal that somebody makes, and as which it then acts. */
export interface NewCaller {
  /** The actions, all of which are needed. The first one makes it, and the others are on it. */
  readonly needs: readonly string[];
  readonly is: 'role' | 'user';
}

/** The ids of resources of a kind. */
export interface ResourceIds {
  readonly service: string;
  /** The kind of resource in an ARN: `instance`. */
  readonly on: string;
  /** A pattern that all ids match: `i-*`. */
  readonly id: string;
}

/** The ways, and what they have in common. See catalogue/escalation.json. */
export interface EscalationFacts {
  /** The values of condition keys that every request has. */
  readonly always: Readonly<Record<string, string>>;
  readonly policies: PolicyKeys;
  readonly ways: readonly EscalationWay[];
  readonly trusted: readonly TrustedThing[];
  readonly newCallers: readonly NewCaller[];
  readonly steps: Readonly<Record<string, EscalationStep>>;
  /** Patterns of the ids that AWS gives to resources of a kind. */
  readonly ids: readonly ResourceIds[];
  /** The attributes of CloudFormation resource types that are ARNs of service-linked roles. */
  readonly serviceLinked: { readonly attributes: Readonly<Record<string, readonly string[]>> };
  /** Actions to which the reference gives no resource type. Only a statement on everything allows them. */
  readonly withoutResource: { readonly actions: readonly string[] };
  /** The condition keys of requests for an action, global ones aside. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

const facts = lazy((): EscalationFacts => require('../../catalogue/rendered/escalation.json'));

/** Returns the values of condition keys that every request has. */
export const valuesOfEveryRequest = (): Readonly<Record<string, string>> => facts().always;

/** Returns how conditions name a managed policy. */
export const policyKeys = (): PolicyKeys => facts().policies;

/** Returns all ways to more access in AWS. */
export const escalationWays = (): readonly EscalationWay[] => facts().ways;

/** Returns a way as the catalogue has it, whoever takes it. */
export const asInCatalogue = (way: EscalationWay): EscalationWay =>
  escalationWays().find(({ id }) => id === way.id) ?? way;

/** Returns what roles trust, and the actions that control it. */
export const trustedThings = (): readonly TrustedThing[] => facts().trusted;

/** Returns the kinds of principals that somebody makes and acts as. */
export const newCallers = (): readonly NewCaller[] => facts().newCallers;

/** Returns how to try an action; undefined when any resource works. */
export const escalationStep = (action: string): EscalationStep | undefined =>
  ownProperty(facts().steps, action);

/** Returns whether the reference gives an action of a way no resource type. */
export const isWithoutResource = (action: string): boolean => actionsWithoutResource().has(action);

const actionsWithoutResource = lazy(() => new Set(facts().withoutResource.actions));

/**
 * Returns the condition keys of requests for an action, without those that every request has; undefined
 * when the action has at most keys of its own service, and tags.
 */
export const keysOfStep = (action: string): readonly string[] | undefined =>
  ownProperty(facts().keys, action);

/** Returns whether an action is part of a way. */
export const isOfWay = (action: string): boolean => actionsOfWays().has(action);

/** Returns the actions of all ways. */
export const actionsOfWays = lazy(
  (): ReadonlySet<string> => new Set(facts().ways.flatMap(({ needs }) => needs)),
);

/** Returns the patterns of ids that AWS gives to resources. */
export const resourceIds = (): readonly ResourceIds[] => facts().ids;

/** Returns the attributes of a CloudFormation resource type that are ARNs of service-linked roles. */
export const serviceLinkedAttributes = (type: string): readonly string[] =>
  ownProperty(facts().serviceLinked.attributes, type) ?? [];
