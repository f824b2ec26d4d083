import { lazy } from '../input/memoize';

/** Values of condition keys. An empty list means that the request does not have the key. */
type KeyValues = Readonly<Record<string, string | readonly string[]>>;

/** The actions that set and remove a tag. */
export interface TagWriter {
  /** The kind of resource in the ARN of its resource. Default: any of the service. */
  readonly on?: string;
  readonly sets: string;
  readonly removes: string;
}

/** The texts that AWS lets be the values of condition keys. */
export interface TextForm {
  readonly keys: readonly string[];
  /** The characters, as in a class of a regular expression. */
  readonly characters: string;
  /** The length of the shortest text, and of the longest. */
  readonly least: number;
  readonly most: number;
}

/** What the holder of a permission decides about a request. See catalogue/requests.json. */
export interface RequestFacts {
  /** Condition keys that every signed request has. */
  readonly always: readonly string[];
  /** The values of pseudo parameters that are the same in most partitions. */
  readonly pseudo: Readonly<Record<string, string>>;
  /** Condition keys whose value is the time of a request, or of its session. */
  readonly times: readonly string[];
  /** Condition keys whose value is a number of seconds since something was. */
  readonly ages: readonly string[];
  /** The condition key with the ARN of the caller. */
  readonly principal: string;
  /** What the ARNs of users and roles match. */
  readonly principalShapes: readonly string[];
  /** The condition key with the name of the session of a role. */
  readonly session: string;
  /** The condition key with the IP address of the caller. */
  readonly address: string;
  /** The condition key with the account of the caller. */
  readonly account: string;
  /** The services whose requests are only about the caller's account, and the key that has it. */
  readonly ownResources: { readonly key: string; readonly services: readonly string[] };
  /** Condition keys whose value in a policy is the own account or organization. */
  readonly own: readonly string[];
  /** Condition keys to which the caller gives any value, where it is not fixed. */
  readonly chosen: readonly string[];
  /** The Region of all requests to a service, by partition. */
  readonly oneRegion: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Actions that are checked in requests to other services. The Region of the check is not known. */
  readonly inOtherRequests: readonly string[];
  /** The values of condition keys in requests that the caller makes itself. */
  readonly direct: KeyValues;
  /** The values of condition keys in requests of somebody who has just signed in with MFA. */
  readonly mfa: Readonly<Record<string, string>>;
  /** The action that gives a user a device for MFA. */
  readonly enablesMfa: string;
  /** Condition keys whose value is sure where it is known: the type of the holder. */
  readonly fixed: readonly string[];
  /** Condition keys that requests over the internet, made by the caller itself, do not have. */
  readonly absent: readonly string[];
  /** Condition keys that only requests of sessions of a service have, by service. */
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /** The services that make requests for the holder. */
  readonly callers: {
    readonly keys: readonly string[];
    /** The condition key that is true for requests of services for the holder. */
    readonly via: string;
    /** The services that make any request that their user wants. */
    readonly doAnything: readonly string[];
    /** The actions by which the holder has such a service make a request: one list for each way. */
    readonly asked: Readonly<Record<string, readonly (readonly string[])[]>>;
  };
  /** The condition keys with tags. */
  readonly tags: {
    readonly resource: string;
    readonly principal: string;
    readonly request: string;
    /** The keys of the tags in a request. */
    readonly keys: string;
  };
  /** The texts that names and tags in IAM can have. */
  readonly texts: readonly TextForm[];
  /** The actions that set and remove tags of resources, by service. */
  readonly tagWriters: {
    readonly of: Readonly<Record<string, readonly TagWriter[]>>;
    /** The usual names of the actions, in other services. */
    readonly others: TagWriter;
  };
  /** The sessions that a user makes by federation. */
  readonly federation: {
    readonly by: string;
    /** The condition keys whose values are others than those of the user. */
    readonly keys: readonly string[];
    /** What the ARNs of sessions match. The user chooses their names. */
    readonly arn: string;
    /** The condition keys that tell such a session, with their values. */
    readonly is: Readonly<Record<string, string>>;
    /** The services that no session calls. */
    readonly never: readonly string[];
    /** The services that sessions call only in the console. */
    readonly onlyInConsole: readonly string[];
  };
  /** The values of condition keys by the kind of the caller. */
  readonly ofKinds: Readonly<Record<string, KeyValues>>;
}

/** Returns the facts about requests. */
export const requestFacts = lazy((): RequestFacts => require('../../catalogue/requests.json'));
