import { reviewFacts } from '../../src/catalogue/catalogue';
import { ownProperty } from '../../src/catalogue/own-property';
import { UsageError } from '../arguments';

/** An action behind the name of an SDK client or an endpoint. */
export interface Misprefixed {
  /** The action with the prefix that IAM has. */
  readonly action: string;
  readonly why: string;
}

/**
 * Returns the action that a name with another prefix stands for: `wisdom:CreateAIAgent` for
 * `qconnect:CreateAIAgent`. Undefined when the prefix is one of IAM's.
 *
 * @throws when IAM does not check the actions of the client
 */
export function misprefixed(name: string): Misprefixed | undefined {
  const [, client, action] = /^([\w-]+):(\S+)$/.exec(name) ?? [];
  const prefix =
    client === undefined ? undefined : ownProperty(reviewFacts().prefixes, client.toLowerCase());
  if (prefix === undefined) return undefined;
  if (prefix === '')
    throw new UsageError(
      `IAM does not check the calls of ${client}, which are not signed`,
      'They need no access',
    );
  return {
    action: `${prefix}:${action}`,
    why: `${client} is the name of a client or an endpoint. The prefix of the actions is ${prefix}.`,
  };
}
