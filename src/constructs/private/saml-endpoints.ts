import { Aws, CfnMapping, Fn, Lazy, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { samlSignInFacts } from '../../catalogue/catalogue';
import { SamlSignInFacts } from '../../catalogue/facts';
import { ConnectAccessError } from '../../input/error';

/** The mapping's id in the stack; part of every template that has it, so that it never changes. */
const MAPPING = 'ConnectSamlSignIn';
const SCHEME = 'https://';

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
  const need = documentedIn(partition);
  return {
    endpoint: (where) =>
      need(
        where,
        facts.endpoint,
        'the sign-in endpoint',
        'Give it: signIn: [SamlSignIn.endpoint(...)]',
      ),
    regional: (where, region) => {
      if (!Token.isUnresolved(region) && partitionOf(region) !== partition)
        throw notOfPartition(where, region, partition);
      return region === facts.regionOfEndpoint
        ? facts.endpoint
        : facts.regional?.replace('{Region}', () => region);
    },
    relayState: (where, region, instanceId) =>
      filled(need(where, facts.relayState, 'the relay state'), region, instanceId),
    globalResiliency: (where, region, instanceId) =>
      filled(need(where, facts.globalResiliency, GLOBAL_RESILIENCY), region, instanceId),
  };
}

/** The URL, or an error where no source documents it for the partition. */
const documentedIn =
  (partition: string) =>
  (where: string, url: string | undefined, what: string, instead?: string) => {
    if (url) return url;
    throw new ConnectAccessError({
      where,
      problem: `${what} is not documented for the partition ${partition}`,
      instead,
    });
  };

const GLOBAL_RESILIENCY = 'the sign-in endpoint of Global Resiliency';

const filled = (url: string, region: string, instanceId: string) =>
  url.replace('{Region}', () => region).replace('{InstanceId}', () => instanceId);

/** The partition whose Regions are named like this: that with the longest prefix. */
function partitionOf(region: string): string {
  const matching = Object.entries(samlSignInFacts()).filter(([, { regionPrefix }]) =>
    region.startsWith(regionPrefix),
  );
  return matching.reduce((a, b) =>
    b[1].regionPrefix.length > a[1].regionPrefix.length ? b : a,
  )[0];
}

const notOfPartition = (where: string, region: string, partition: string) =>
  new ConnectAccessError({
    where,
    problem:
      `${region} is of the partition ${partitionOf(region)}, the role of ${partition}: ` +
      'there is no way to sign in from one to the other',
  });

/**
 * The URLs of whichever partition a stack without a Region is deployed to: from a mapping in its template, by
 * `AWS::Partition`. In a partition for which something is not documented, the deployment fails where that is used.
 */
export function urlsAtDeployment(stack: Stack): SignInUrls {
  const mapping = () =>
    (stack.node.tryFindChild(MAPPING) ??
      new CfnMapping(stack, MAPPING, { mapping: rows() })) as CfnMapping;
  const looked = (key: string) => mapping().findInMap(Aws.PARTITION, key);
  // Hosts that begin with their Region and hosts that do not: the mapping says which.
  const inRegion = (what: string, region: string) =>
    Fn.select(Token.asNumber(Tokenization.reverseCompleteString(looked(`${what}HasRegion`))), [
      SCHEME,
      SCHEME + region,
    ]) + looked(what);
  return {
    endpoint: () => looked('Endpoint'),
    regional: (_, region) => inRegion('Regional', region),
    relayState: (where, region, instanceId) =>
      inOwnStack(where, stack, inRegion('RelayState', region) + instanceId),
    globalResiliency: (where, region, instanceId) =>
      filled(
        documentedIn('aws')(where, samlSignInFacts().aws.globalResiliency, GLOBAL_RESILIENCY),
        region,
        instanceId,
      ),
  };
}

/** A row for each partition with an endpoint. Where Regions have no endpoints of their own, that stands for them. */
function rows(): Record<string, Record<string, string>> {
  const rowOf = (endpoint: string, { regional, relayState }: SamlSignInFacts) => ({
    Endpoint: endpoint,
    ...parts('Regional', regional ?? endpoint),
    ...(relayState && parts('RelayState', relayState)),
  });
  return Object.fromEntries(
    Object.entries(samlSignInFacts()).flatMap(([partition, facts]) =>
      facts.endpoint === undefined ? [] : [[partition, rowOf(facts.endpoint, facts)]],
    ),
  );
}

/** A URL without its scheme, Region and instance, and whether its host begins with the Region. */
function parts(what: string, url: string): Record<string, string> {
  const hasRegion = url.startsWith(`${SCHEME}{Region}`);
  const rest = url
    .slice((hasRegion ? `${SCHEME}{Region}` : SCHEME).length)
    .replace(/\{InstanceId\}$/, '');
  return { [what]: rest, [`${what}HasRegion`]: hasRegion ? '1' : '0' };
}

/** The text, which refers to what only its own template has. */
function inOwnStack(where: string, stack: Stack, text: string): string {
  return Lazy.uncachedString({
    produce: ({ scope }) => {
      if (Stack.of(scope) === stack) return text;
      throw new ConnectAccessError({
        where,
        problem:
          `the relay state is used in ${scope.node.path}, and its host is known only in the ` +
          `role's own stack, because that has no Region`,
        instead: 'Give the stack of the role a Region in env, or use the relay state in that stack',
      });
    },
  });
}
