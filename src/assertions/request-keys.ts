import { actionFacts, conditionKeys } from '../catalogue/catalogue';
import { isConnectAction } from '../policy/action-patterns';
import { betweenColons, PolicyText } from '../policy/deploy-time-text';
import { DeployTimeValues } from '../policy/substitute';

/** The id of an instance, where a pattern has all of it. */
const INSTANCE_ID =
  /^instance\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?:\u0001[^\u0002]*\u0002|[^/*?\u0001])+(?=\/|$))/;

/** The values of condition keys that the ARN of its resource gives a request. */
export function keysOfResource(
  action: string,
  resource: PolicyText,
): Readonly<Record<string, PolicyText>> {
  const [, , service, region, account, name = ''] = betweenColons(resource);
  const instance = service === 'connect' ? INSTANCE_ID.exec(name)?.[1] : undefined;
  const instanceKey = `${service}:InstanceId`;
  // An action that does not list the key may come without it.
  const hasKey = !actionFacts(action) || conditionKeys(action).includes(instanceKey);
  return {
    ...(instance && hasKey && { [instanceKey]: instance }),
    // Some actions of other services do not carry the key.
    ...(isLiteral(account) && isConnectAction(action) && { 'aws:ResourceAccount': account }),
    ...(isLiteral(region) && { 'aws:RequestedRegion': region }),
  };
}

/** The pseudo parameters that an ARN says: the stack is taken to be where the resource is. */
export function pseudoParametersOf(resource: PolicyText): DeployTimeValues {
  const [, partition, , region, account] = betweenColons(resource);
  const all = { 'AWS::Partition': partition, 'AWS::Region': region, 'AWS::AccountId': account };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => isLiteral(value)));
}

const isLiteral = (part: string | undefined): part is string =>
  part !== undefined && /^[a-z\d-]+$/.test(part);
