import { Aws, CfnMapping, Fn, Lazy, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import { samlSignInFacts } from '../../catalogue/catalogue';
import { SamlSignInFacts } from '../../catalogue/facts';
import { ConnectAccessError } from '../../input/error';

/**
 * The id of the mapping in the stack. Every template with the mapping contains this id, so it never
 * changes.
 */
const MAPPING = 'ConnectSamlSignIn';
const SCHEME = 'https://';

/**
 * The SAML sign-in URLs of one partition. A URL that is not documented for the partition is an
 * error.
 */
export interface SignInUrls {
  /** Returns the endpoint without a Region in its name. */
  endpoint(where: string): string;
  /** Returns the endpoint of a Region, or undefined where Regions have no endpoint of their own. */
  regional(where: string, region: string): string | undefined;
  /**
   * Returns the relay state: the URL that the identity provider sends people to after they sign in.
   */
  relayState(where: string, region: string, instanceId: string): string;
  /** Returns the audience of the Global Resiliency endpoint, for the source instance. */
  globalResiliency(where: string, region: string, instanceId: string): string;
}

/**
 * Returns the URLs of the partition that contains the stack and the instances. If no Region is
 * known, returns the URLs of the partition that the stack is deployed to.
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

/** Returns the URL, or throws when no source documents it for the partition. */
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

/** Returns the partition of a Region: the one with the longest matching Region prefix. */
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
 * Returns the URLs of the deployment partition, for a stack without a Region. They come from a
 * mapping in the template, keyed by `AWS::Partition`. If a URL is not documented for a partition,
 * the deployment fails where that URL is used.
 */
export function urlsAtDeployment(stack: Stack): SignInUrls {
  const mapping = () =>
    (stack.node.tryFindChild(MAPPING) ??
      new CfnMapping(stack, MAPPING, { mapping: rows() })) as CfnMapping;
  const looked = (key: string) => mapping().findInMap(Aws.PARTITION, key);
  // Some hosts begin with their Region and others do not. The mapping distinguishes them.
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

/**
 * Returns a row for each partition with an endpoint. If Regions have no endpoints of their own, the
 * row uses the endpoint of the partition.
 */
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

/**
 * Returns a URL without its scheme, Region and instance, and whether its host begins with the
 * Region.
 */
function parts(what: string, url: string): Record<string, string> {
  const hasRegion = url.startsWith(`${SCHEME}{Region}`);
  const rest = url
    .slice((hasRegion ? `${SCHEME}{Region}` : SCHEME).length)
    .replace(/\{InstanceId\}$/, '');
  return { [what]: rest, [`${what}HasRegion`]: hasRegion ? '1' : '0' };
}

/** Returns the text, which refers to values that exist only in its own template. */
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
