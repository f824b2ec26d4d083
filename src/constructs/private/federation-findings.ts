import { Stack } from 'aws-cdk-lib/core';
import { samlSignInFacts } from '../../catalogue/catalogue';
import { resolvedText } from '../../input/stable-order';
import { templateTexts } from '../../input/tokens';
import { CompiledStatement } from '../../policy/compiled-statement';
import { Finding } from '../../policy/finding';
import { InstanceAttributes } from '../../scope/instance-attributes';
import { finding } from '../../text/findings';

/**
 * Returns findings about a role for single sign-on, given its Global Resiliency source instances.
 */
export const federationFindings = (
  stack: Stack,
  statement: CompiledStatement,
  instances: readonly InstanceAttributes[],
  sources: readonly InstanceAttributes[],
): Finding[] =>
  statement.conditions.length > 0
    ? [instanceByConditionFinding(statement)]
    : replicaFindings(stack, instances, sources);

function instanceByConditionFinding({ actions }: CompiledStatement): Finding {
  const subject = actions.join(', ');
  return finding('instance-by-condition', {
    subject,
    what: `granted on * and limited to the instances by the condition connect:InstanceId: ${subject}`,
  });
}

/**
 * Returns a finding when a source has no replica, because agents sign in to both. A condition on
 * the id covers both, because they share one id.
 */
function replicaFindings(
  stack: Stack,
  instances: readonly InstanceAttributes[],
  sources: readonly InstanceAttributes[],
): Finding[] {
  const arnsOf = (all: readonly InstanceAttributes[]) =>
    new Set(all.map(({ arn }) => resolvedText(stack, arn)));
  const own = arnsOf(sources);
  const others = [...arnsOf(instances)].filter((arn) => !own.has(arn));
  if (others.length >= own.size) return [];
  return [
    finding('replica-not-named', {
      subject: 'SamlSignIn.globalResiliency',
      what:
        'Global Resiliency signs agents in to the source instance and its replica, ' +
        'and the scope names no replica',
    }),
  ];
}

/** Returns findings about endpoints that the app gives, and whose host AWS does not document. */
export function endpointFindings(stack: Stack, urls: readonly string[]): Finding[] {
  const unknown = urls.flatMap((url) => templateTexts(stack, url)).filter((url) => !isOfAws(url));
  return [...new Set(unknown)].sort().map((url) =>
    finding('undocumented-saml-endpoint', {
      subject: url,
      what: `signs in through an endpoint that AWS does not list: ${url}`,
    }),
  );
}

/** Returns whether the host of the URL is one that AWS documents for signing in, of any Region. */
function isOfAws(url: string): boolean {
  const documented = Object.values(samlSignInFacts())
    .flatMap(({ endpoint, regional, globalResiliency }) => [endpoint, regional, globalResiliency])
    .filter((one): one is string => one !== undefined);
  return documented.some((one) => hostPattern(one).test(hostOf(url)));
}

const hostOf = (url: string) => url.split('/')[2] ?? '';

/** Returns a pattern of a host. A placeholder is one label. */
const hostPattern = (url: string): RegExp => {
  const labels = hostOf(url)
    .split('.')
    .map((label) => (label.startsWith('{') ? '[a-z0-9-]+' : label));
  return new RegExp(`^${labels.join('[.]')}$`);
};
