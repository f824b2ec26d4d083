import { ActionFact, asList, family, ManagedPolicyFact, ServiceFacts } from './facts';
import type { HandlersByType, PublishedNames } from './published';
import type { AwsPolicies, AwsPolicyDocument } from '../../src/catalogue/policy-facts';

/** What changed in a service, one sentence a change, as a security engineer wants to read it. */
export function serviceChanges(before: ServiceFacts | undefined, after: ServiceFacts): string[] {
  if (!before)
    return [`${after.service}: new in the catalogue, ${Object.keys(after.actions).length} actions`];
  const name = (action: string) => `${after.service}:${action}`;
  const said: string[] = [];
  for (const [action, fact] of Object.entries(after.actions)) {
    const was = before.actions[action];
    if (!was) {
      said.push(`${name(action)} is new: ${fact.level}, on ${places(fact)}`);
      continue;
    }
    if (was.level !== fact.level)
      said.push(`${name(action)} is ${fact.level} now, was ${was.level}`);
    if (places(was) !== places(fact))
      said.push(`${name(action)} is re-scoped: on ${places(fact)}, was on ${places(was)}`);
    said.push(...listChange(`${name(action)} takes the condition key`, was.keys, fact.keys));
  }
  for (const action of Object.keys(before.actions)) {
    if (!after.actions[action]) said.push(`${name(action)} is gone from the reference`);
  }
  for (const [type, fact] of Object.entries(after.resourceTypes)) {
    const was = before.resourceTypes[type];
    if (!was)
      said.push(`${after.service} has a new resource type ${type}: ${fact.arns.join(' or ')}`);
    else if (was.arns.join() !== fact.arns.join())
      said.push(
        `${after.service}'s ${type} is ${fact.arns.join(' or ')} now, was ${was.arns.join(' or ')}`,
      );
    else
      said.push(
        ...listChange(`${after.service}'s ${type} takes the condition key`, was.keys, fact.keys),
      );
  }
  for (const type of Object.keys(before.resourceTypes)) {
    if (!after.resourceTypes[type]) said.push(`${after.service}'s resource type ${type} is gone`);
  }
  return said;
}

/** New versions of a managed policy, each in a sentence; a policy that AWS no longer lists is said too. */
export function policyChanges(
  before: ManagedPolicyFact,
  after: ManagedPolicyFact | undefined,
): string[] {
  if (!after)
    return before.status.startsWith('active') ? [`${before.name} is no longer listed by AWS`] : [];
  return after.versions
    .slice(before.versions.length)
    .map((v) => `${before.name} is at ${v.versionId} of ${v.date.slice(0, 10)}: ${v.summary}`);
}

/**
 * What changed in AWS's managed policies at large: new ones, ones that are gone, and new versions of
 * those with a document, except policies that `policyChanges` reports.
 */
export function awsPolicyChanges(
  before: AwsPolicies,
  after: AwsPolicies,
  reported: readonly string[] = [],
): string[] {
  const names = (all: AwsPolicies) => [
    ...Object.keys(all.documents),
    ...Object.values(all.silent).flat(),
  ];
  const was = names(before);
  const is = names(after);
  const versions = Object.entries(after.documents).flatMap(([name, document]) => {
    const old = before.documents[name];
    const isSame = JSON.stringify(old) === JSON.stringify(document);
    if (isSame || !was.includes(name) || reported.includes(name)) return [];
    const then = old ? `, it was at ${old.version}` : '';
    const at = `${name} is at ${document.version} of ${document.date}${then}`;
    return reachChanges(old, document).map((change) => `${at}: ${change}`);
  });
  const mute = Object.keys(before.documents).filter(
    (name) => !after.documents[name] && is.includes(name),
  );
  return [
    ...is
      .filter((name) => !was.includes(name))
      .flatMap((name) =>
        reachChanges(undefined, after.documents[name]).map(
          (change) => `AWS has a new managed policy ${name}: ${change}`,
        ),
      ),
    ...was.filter((name) => !is.includes(name)).map((name) => `AWS no longer has ${name}`),
    ...versions,
    ...mute.map((name) => `${name} says nothing more about the actions that are asked about`),
  ];
}

/** What changed in CloudFormation's resource types and in what their handlers call. */
export function handlerChanges(before: HandlersByType, after: HandlersByType): string[] {
  const calls = (handlers: HandlersByType[string]) => [...new Set(Object.values(handlers).flat())];
  return [
    ...Object.entries(after).flatMap(([type, handlers]) => {
      const was = before[type];
      if (!was) return [`CloudFormation has a new resource type ${type}`];
      return listChange(`${type}'s handlers call`, calls(was), calls(handlers));
    }),
    ...Object.keys(before)
      .filter((type) => !after[type])
      .map((type) => `CloudFormation no longer has ${type}`),
  ];
}

/**
 * Names that AWS publishes since, and that the reference does not list.
 *
 * @param actions what the reference listed before
 */
export function publishedChanges(
  before: PublishedNames,
  after: PublishedNames,
  actions: readonly string[] = [],
): string[] {
  return Object.entries(after)
    .filter(([name]) => !before[name])
    .map(([name, { operationOf = [], handlersOf = [] }]) => {
      const where = [
        ...operationOf.map((client) => `an operation of ${client}`),
        ...handlersOf.map((type) => `a permission of ${type}`),
      ].join(' and ');
      return actions.includes(name)
        ? `${name} is still ${where}, although the reference no longer lists it`
        : `${name} is new as ${where}; the reference does not list it`;
    });
}

/** What a policy says of the family since, by the patterns that it writes, in sentences. */
function reachChanges(
  before: AwsPolicyDocument | undefined,
  after: AwsPolicyDocument | undefined,
): string[] {
  const [was, is] = [before, after].map((document) => ({
    allowed: patterns(document, 'Allow'),
    denied: patterns(document, 'Deny'),
  }));
  const wider = [
    ...change('it allows', is.allowed, was.allowed),
    ...change('it no longer denies', was.denied, is.denied),
  ];
  const narrower = [
    ...change('it no longer allows', was.allowed, is.allowed),
    ...change('it denies', is.denied, was.denied),
  ];
  if (!before) return [...wider, ...narrower];
  const said = [
    ...(wider.length > 0 ? [`it gets wider, ${wider.join(', ')}`] : []),
    ...(narrower.length > 0 ? [`it gets narrower, ${narrower.join(', ')}`] : []),
  ];
  return said.length > 0 ? said : ['it names the same actions of the family'];
}

const change = (what: string, gained: readonly string[], had: readonly string[]): string[] => {
  const news = gained.filter((pattern) => !had.includes(pattern));
  return news.length > 0 ? [`${what} ${news.join(', ')}`] : [];
};

/** The patterns of the family, and `*`, that statements of an effect have. */
function patterns(document: AwsPolicyDocument | undefined, effect: 'Allow' | 'Deny'): string[] {
  const services = Object.keys(family());
  const written = (document?.statements ?? [])
    .filter(({ Effect = 'Allow' }) => Effect === effect)
    .flatMap(({ Action = [], NotAction = [] }) => [
      ...asList(Action).filter(
        (pattern) => pattern === '*' || services.includes(pattern.split(':')[0]),
      ),
      ...asList(NotAction).map((pattern) => `all but ${pattern}`),
    ]);
  return [...new Set(written)];
}

function places(fact: ActionFact): string {
  const all = [...(fact.types ?? []), ...(fact.optionalTypes ?? []).map((t) => `${t} (optional)`)];
  return all.length === 0 ? '*' : all.join(', ');
}

function listChange(
  what: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): string[] {
  const gained = after.filter((x) => !before.includes(x));
  const lost = before.filter((x) => !after.includes(x));
  return [...gained.map((x) => `${what} ${x} now`), ...lost.map((x) => `${what} ${x} no longer`)];
}
