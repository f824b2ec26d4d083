import { Stack, Token } from 'aws-cdk-lib/core';
import { urlsAtDeployment } from './sign-in-urls-at-deployment';
import { samlSignInFacts } from '../catalogue/load';
import { SamlSignInFacts } from '../catalogue/model';
import { ConnectAccessError } from '../errors';

/** Where people sign in through SAML, in one partition. What is not documented for the partition is an error. */
export interface SignInUrls {
  /** The endpoint without a Region in its name. */
  endpoint(where: string): string;
  /** The endpoint of a Region; undefined where no Region has one of its own. */
  regional(where: string, region: string): string | undefined;
  /** Where the identity provider sends people who signed in. */
  relayState(where: string, region: string, instanceId: string): string;
  /** The audience of Global Resiliency's endpoint, for the source instance. */
  globalResiliency(where: string, region: string, instanceId: string): string;
}

/**
 * The URLs of the partition that the stack and the instances are in. Where no Region is known they are those of the
 * partition that the stack is deployed to.
 */
export function signInUrls(where: string, stack: Stack, regions: readonly string[]): SignInUrls {
  const known = [stack.region, ...regions].filter((region) => !Token.isUnresolved(region));
  if (known.length === 0) return urlsAtDeployment(stack);
  const [partition] = known.map(partitionOf);
  const other = known.find((region) => partitionOf(region) !== partition);
  if (other !== undefined) throw notOfPartition(where, other, partition);
  return urlsOf(partition, samlSignInFacts()[partition]);
}

function urlsOf(partition: string, facts: SamlSignInFacts): SignInUrls {
  const need = (where: string, url: string | undefined, what: string, instead?: string) => {
    if (url) return url;
    throw new ConnectAccessError({ where, problem: `${what} is not documented for the partition ${partition}`, instead });
  };
  return {
    endpoint: (where) => need(where, facts.endpoint, 'the sign-in endpoint', 'Give it: signIn: [SamlSignIn.endpoint(...)]'),
    regional: (where, region) => {
      if (!Token.isUnresolved(region) && partitionOf(region) !== partition) throw notOfPartition(where, region, partition);
      return region === facts.regionOfEndpoint ? facts.endpoint : facts.regional?.replace('{Region}', () => region);
    },
    relayState: (where, region, instanceId) => filled(need(where, facts.relayState, 'the relay state'), region, instanceId),
    globalResiliency: (where, region, instanceId) =>
      filled(need(where, facts.globalResiliency, 'the sign-in endpoint of Global Resiliency'), region, instanceId),
  };
}

const filled = (url: string, region: string, instanceId: string) => url.replace('{Region}', () => region).replace('{InstanceId}', () => instanceId);

/** The partition whose Regions are named like this: that with the longest prefix. */
function partitionOf(region: string): string {
  const matching = Object.entries(samlSignInFacts()).filter(([, { regionPrefix }]) => region.startsWith(regionPrefix));
  return matching.reduce((a, b) => (b[1].regionPrefix.length > a[1].regionPrefix.length ? b : a))[0];
}

const notOfPartition = (where: string, region: string, partition: string) => new ConnectAccessError({
  where, problem: `${region} is of the partition ${partitionOf(region)}, the role of ${partition}: there is no way to sign in from one to the other`,
});
