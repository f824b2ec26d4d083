import { lazy } from '../input/memoize';

/** Values of condition keys. An empty list means that the request does not have the key. */
type KeyValues = Readonly<Record<string, string | readonly string[]>>;

/** What the holder of a permission decides about a request. See catalogue/requests.json. */
export interface RequestFacts {
  /** Condition keys that every signed request has. */
  readonly always: readonly string[];
  /** Condition keys whose value is the time of a request, or of its session. */
  readonly times: readonly string[];
  /** The condition key with the ARN of the caller. */
  readonly principal: string;
  /** What the ARNs of all callers match. */
  readonly principalShapes: readonly string[];
  /** The condition key with the name of the session of a role. */
  readonly session: string;
  /** The condition key with the IP address of the caller. */
  readonly address: string;
  /** Condition keys whose value in a policy is the own account or organization. */
  readonly own: readonly string[];
  /** Condition keys to which the caller gives any value. */
  readonly chosen: readonly string[];
  /** The Region of all requests to a service. */
  readonly oneRegion: Readonly<Record<string, string>>;
  /** The values of condition keys in requests that the caller makes itself. */
  readonly direct: KeyValues;
  /** Condition keys that requests over the internet, made by the caller itself, do not have. */
  readonly absent: readonly string[];
  /** The services that make requests for the holder. */
  readonly callers: {
    readonly keys: readonly string[];
    /** The services that make any request that their user wants. */
    readonly doAnything: readonly string[];
  };
  /** The values of condition keys by the kind of the caller. */
  readonly ofKinds: Readonly<Record<string, KeyValues>>;
}

/** Returns the facts about requests. */
export const requestFacts = lazy((): RequestFacts => require('../../catalogue/requests.json'));
