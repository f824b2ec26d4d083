import { Aws, CfnMapping, Fn, Lazy, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { SignInUrls } from './sign-in-urls';
import { samlSignInFacts } from '../catalogue/load';
import { SamlSignInFacts } from '../catalogue/model';
import { ConnectAccessError } from '../errors';

/** The mapping's id in the stack; part of every template that has it, so that it never changes. */
const MAPPING = 'ConnectSamlSignIn';
const SCHEME = 'https://';

/**
 * The URLs of whichever partition a stack without a Region is deployed to: from a mapping in its template, by
 * `AWS::Partition`. In a partition for which something is not documented, the deployment fails where that is used.
 */
export function urlsAtDeployment(stack: Stack): SignInUrls {
  const mapping = () => (stack.node.tryFindChild(MAPPING) ?? new CfnMapping(stack, MAPPING, { mapping: rows() })) as CfnMapping;
  const looked = (key: string) => mapping().findInMap(Aws.PARTITION, key);
  // Hosts that begin with their Region and hosts that do not: the mapping says which.
  const inRegion = (what: string, region: string) =>
    Fn.select(Token.asNumber(Tokenization.reverseCompleteString(looked(`${what}HasRegion`))), [SCHEME, SCHEME + region]) + looked(what);
  return {
    endpoint: () => looked('Endpoint'),
    regional: (_, region) => inRegion('Regional', region),
    relayState: (where, region, instanceId) => inOwnStack(where, stack, inRegion('RelayState', region) + instanceId),
    globalResiliency: (_, region, instanceId) =>
      samlSignInFacts().aws.globalResiliency!.replace('{InstanceId}', () => instanceId).replace('{Region}', () => region),
  };
}

/** A row for each partition with an endpoint. Where Regions have no endpoints of their own, that stands for them. */
function rows(): Record<string, Record<string, string>> {
  const documented = Object.entries(samlSignInFacts()).filter(([, { endpoint }]) => endpoint);
  return Object.fromEntries(documented.map(([partition, { endpoint, regional, relayState }]: [string, SamlSignInFacts]) => [partition, {
    Endpoint: endpoint!,
    ...parts('Regional', regional ?? endpoint!),
    ...(relayState && parts('RelayState', relayState)),
  }]));
}

/** A URL without its scheme, Region and instance, and whether its host begins with the Region. */
function parts(what: string, url: string): Record<string, string> {
  const hasRegion = url.startsWith(`${SCHEME}{Region}`);
  const rest = url.slice((hasRegion ? `${SCHEME}{Region}` : SCHEME).length).replace(/\{InstanceId\}$/, '');
  return { [what]: rest, [`${what}HasRegion`]: hasRegion ? '1' : '0' };
}

/** The text, which refers to what only its own template has. */
function inOwnStack(where: string, stack: Stack, text: string): string {
  return Lazy.uncachedString({
    produce: ({ scope }) => {
      if (Stack.of(scope) === stack) return text;
      throw new ConnectAccessError({
        where,
        problem: `the relay state is used in ${scope.node.path}, and its host is known only in the role's own stack, because that has no Region`,
        instead: 'Give the stack of the role a Region in env, or use the relay state in that stack',
      });
    },
  });
}
