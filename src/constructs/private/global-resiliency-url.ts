import { InstanceAttributes } from '../../scope/instance-attributes';

/** What the URL says besides the instance. */
interface SignIn {
  /** The ARN of the role. */
  readonly role: string;
  /** The ARN of the identity provider. */
  readonly provider: string;
  /** The encoded path of the page that opens first. */
  readonly destination?: string;
}

/**
 * Returns the URL to which the identity provider sends its response, as AWS documents it.
 *
 * @param audience the audience of the endpoint, which ends with a wildcard
 */
export function globalResiliencyUrl(
  audience: string,
  { id, account }: InstanceAttributes,
  { role, provider, destination }: SignIn,
): string {
  const parameters = [
    `instanceId=${id}`,
    `accountId=${account}`,
    `role=${role}`,
    `idp=${provider}`,
    ...(destination === undefined ? [] : [`destination=${destination}`]),
  ];
  return `${audience.replace(/\*$/, '')}?&${parameters.join('&')}`;
}
