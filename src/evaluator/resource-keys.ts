import { actionFacts, conditionKeys } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { isConnectAction } from '../policy/action-patterns';
import {
  betweenColons,
  hasDeployTimeValue,
  PolicyText,
  textUnits,
} from '../policy/deploy-time-text';
import { overlap } from '../policy/pattern';
import { DeployTimeValues } from '../policy/substitute';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
const CONNECT = 'connect';
/** The key whose value is the id of the instance of a resource. */
export const INSTANCE_ID = `${CONNECT}:InstanceId`;
const PREFIX = 'instance/';

/** Returns the id of an instance, if a pattern contains all of it. */
function instanceIdOf(resource: PolicyText): PolicyText | undefined {
  if (!resource.startsWith(PREFIX)) return undefined;
  const rest = resource.slice(PREFIX.length);
  const units = textUnits(rest);
  const end = units.indexOf('/');
  const id = end < 0 ? units : units.slice(0, end);
  const isWhole = id.length > 0 && !id.some((unit) => unit === '*' || unit === '?');
  return UUID.exec(rest)?.[0] ?? (isWhole ? id.join('') : undefined);
}

/** Returns the condition keys that an action lists; undefined when it is not in the catalogue. */
const listedKeys = memoize((action: string) =>
  actionFacts(action) ? conditionKeys(action) : undefined,
);

/** What an ARN, or a pattern of ARNs, says about condition keys. */
export interface ResourceKeys {
  /** The values that all requests for the resource have. */
  readonly known: Readonly<Record<string, PolicyText>>;
  /**
   * The keys whose values depend on deployment or on which resource of a pattern is requested, and
   * those that a request has although its ARN does not determine them.
   */
  readonly unknown: readonly string[];
}

/** Returns what the resource says about the condition keys of a request. */
export function keysOfResource(
  action: string,
  resource: PolicyText,
  isPattern: boolean,
): ResourceKeys {
  const missing = isPattern || hasDeployTimeValue(resource) ? '*' : '';
  const [, , service = missing, region = missing, account = missing, name = missing] =
    betweenColons(resource);
  // A request for an action that does not list the key may lack it.
  const hasInstance =
    overlap(service, CONNECT) &&
    overlap(name, `${PREFIX}?*`) &&
    (listedKeys(action)?.includes(INSTANCE_ID) ?? true);
  // Every request has a Region. Most have an account, but some actions of other services do not.
  const values: Readonly<Record<string, PolicyText | undefined>> = {
    ...(hasInstance && { [INSTANCE_ID]: instanceIdOf(name) }),
    'aws:ResourceAccount': isConnectAction(action) ? literal(account) : undefined,
    'aws:RequestedRegion': literal(region),
  };
  return {
    known: Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => (value ? [[key, value]] : [])),
    ),
    unknown: Object.keys(values).filter((key) => values[key] === undefined),
  };
}

const literal = (text: PolicyText): PolicyText | undefined => (isLiteral(text) ? text : undefined);

/**
 * Returns the pseudo parameters that an ARN determines. Assumes that the stack is in the account
 * and Region of the resource.
 */
export function pseudoParametersOf(resource: PolicyText): DeployTimeValues {
  const [, partition, , region, account] = betweenColons(resource);
  const all = { 'AWS::Partition': partition, 'AWS::Region': region, 'AWS::AccountId': account };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isLiteral(value)));
}

const isLiteral = (part: string | undefined): part is string =>
  part !== undefined && /^[a-z\d-]+$/.test(part);
