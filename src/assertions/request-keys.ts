import { actionFacts, conditionKeys } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { isConnectAction } from '../policy/action-patterns';
import { betweenColons, PolicyText, textUnits } from '../policy/deploy-time-text';
import { DeployTimeValues } from '../policy/substitute';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
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

/** Returns the values of the condition keys that the ARN of the resource determines. */
export function keysOfResource(
  action: string,
  resource: PolicyText,
): Readonly<Record<string, PolicyText>> {
  const [, , service, region, account, name = ''] = betweenColons(resource);
  const instance = service === 'connect' ? instanceIdOf(name) : undefined;
  const instanceKey = `${service}:InstanceId`;
  // A request for an action that does not list the key may lack it.
  const hasKey = () => listedKeys(action)?.includes(instanceKey) ?? true;
  return {
    ...(instance && hasKey() && { [instanceKey]: instance }),
    // Some actions of other services do not carry the key.
    ...(isLiteral(account) && isConnectAction(action) && { 'aws:ResourceAccount': account }),
    ...(isLiteral(region) && { 'aws:RequestedRegion': region }),
  };
}

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
