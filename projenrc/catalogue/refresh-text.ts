import { awsPolicies } from './aws-policies';
import { asList } from './facts';
import type { JobSize } from './permission-sets';
import { lostPlaces, placeChanges } from './place-changes';
import { changeOf } from './policy-changes';
import { constant } from './typescript';
import type { Bindings, JobFacts, UseCaseFacts } from '../../src/catalogue/facts';
import type { AwsPolicies, ManagedPolicyFacts } from '../../src/catalogue/policy-facts';
import { quotaFacts } from '../../src/catalogue/quotas';
import { isPattern, patternIncludes } from '../../src/policy/pattern';

type Names<T> = Readonly<Record<string, T>>;

/** What the library reads of the catalogue, as far as a refresh may change what it grants. */
export interface Granted {
  readonly actions: Names<Names<object>>;
  readonly bindings: Bindings;
  readonly deployments: Names<Names<readonly string[]>>;
  readonly jobs: Names<JobFacts>;
  readonly policies: Names<ManagedPolicyFacts>;
  readonly statements: Names<{ readonly actions: readonly string[] }>;
  readonly useCases: Names<UseCaseFacts>;
  readonly uncovered: readonly string[];
  /** AWS's managed policies at large, by name. */
  readonly awsPolicies: AwsPolicies['documents'];
}

/** A rendering of the catalogue, file name to text, and what nothing covers. */
export const grantedBy = (files: Names<string>, uncovered: readonly string[]): Granted => ({
  actions: JSON.parse(files['actions.json']),
  bindings: JSON.parse(files['bindings.json']),
  deployments: JSON.parse(files['deployments.json']),
  jobs: JSON.parse(files['jobs.json']),
  policies: JSON.parse(files['managed-policies.json']),
  statements: JSON.parse(files['statements.json']),
  useCases: JSON.parse(files['use-cases.json']),
  uncovered,
  awsPolicies: awsPolicies().documents,
});

/**
 * The text of a pull request that refreshes the catalogue.
 *
 * @param beyond jobs that do not fit a permission set any more
 */
export function refreshText(
  changes: readonly string[],
  before: Granted,
  after: Granted,
  beyond: readonly JobSize[],
): string {
  const sections: [string, readonly string[]][] = [
    ['What AWS changed', changes],
    ['What gets wider or narrower', grantChanges(before, after)],
    ['What needs a decision', [...decisions(before, after), ...beyond.map(sizeDecision)]],
  ];
  return sections
    .map(([heading, lines]) => {
      const items = lines.length > 0 ? lines.map((line) => `- ${line}.`) : ['Nothing.'];
      return [`## ${heading}`, '', ...items, ''].join('\n');
    })
    .join('\n');
}

/** Each job, row, statement, resource type and AWS managed policy that has other actions now. */
export function grantChanges(before: Granted, after: Granted): string[] {
  const changed = (
    name: (id: string) => string,
    of: (all: Granted) => Names<readonly string[]>,
  ): string[] =>
    Object.keys(of(after)).flatMap((id) => widths(name(id), of(before)[id] ?? [], of(after)[id]));
  return [
    ...changed((id) => `The job \`ConnectJob.${constant(id)}\``, actionsOfJobs),
    ...changed((id) => `The use case \`ConsoleUseCase.${constant(id)}\``, actionsOfRows),
    ...changed(
      (id) => `The statement \`${id}\``,
      ({ statements }) => mapped(statements, ({ actions }) => actions),
    ),
    ...deploymentChanges(before, after),
    ...versionChanges(before, after),
    ...policyChanges(before, after),
    ...placeChanges(before.bindings, after.bindings, usersOf(after)),
  ];
}

/** Resource types whose deployment takes other actions, and those that are new. */
function deploymentChanges(before: Granted, after: Granted): string[] {
  const [was, is] = [before, after].map(({ deployments }) =>
    mapped(deployments, (handlers) => [...new Set(Object.values(handlers).flat())]),
  );
  return Object.entries(is).flatMap(([type, actions]) =>
    was[type]
      ? widths(`Deploying \`${type}\``, was[type], actions)
      : [`\`${type}\` can be deployed now, which grants ${actions.join(', ')}`],
  );
}

const mapped = <T, U>(all: Names<T>, of: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, of(one)]));

const actionsOfJobs = ({ jobs }: Granted) => mapped(jobs, ({ actions }) => Object.keys(actions));

const actionsOfRows = ({ useCases }: Granted) => mapped(useCases, ({ actions }) => actions);

function widths(what: string, before: readonly string[], after: readonly string[]): string[] {
  const gained = after.filter((action) => !before.includes(action));
  const lost = before.filter((action) => !after.includes(action));
  return [
    ...(gained.length > 0 ? [`${what} gets wider: it grants ${gained.join(', ')} now`] : []),
    ...(lost.length > 0 ? [`${what} gets narrower: it no longer grants ${lost.join(', ')}`] : []),
  ];
}

/** AWS managed policies that have a newer version, with what it allows and denies. */
function versionChanges(before: Granted, after: Granted): string[] {
  return attachable(after).flatMap(([name, { versions }]) => {
    const [version = '', now] = Object.entries(versions).pop() ?? [];
    const [earlier, was] = Object.entries(before.policies[name]?.versions ?? {}).pop() ?? [];
    if (version === earlier || !now?.document || !was?.document) return [];
    const { added, removed } = changeOf(was.document, now.document);
    const isDeny = (action: string) => action.startsWith('Deny ');
    const allowed = (actions: readonly string[]) => actions.filter((one) => !isDeny(one));
    const denied = (actions: readonly string[]) =>
      actions.filter(isDeny).map((one) => one.replace('Deny ', ''));
    const wider = [...allowed(added), ...denied(removed)];
    const narrower = [...allowed(removed), ...denied(added)];
    return widths(`AWS's \`${name}\` ${version}`, narrower, wider);
  });
}

const attachable = ({ policies }: Granted) =>
  Object.entries(policies).filter(([, { active, serviceLinked }]) => active && !serviceLinked);

/** AWS managed policies whose patterns take in actions that are new. */
function policyChanges(before: Granted, after: Granted): string[] {
  const known = new Set(names(before.actions));
  const fresh = names(after.actions).filter((action) => !known.has(action));
  return policyPatterns(after).flatMap(([policy, patterns]) => {
    const taken = fresh.filter((action) =>
      patterns.some((pattern) => patternIncludes(pattern, action)),
    );
    return taken.length > 0
      ? [`AWS's ${policy} gets wider by its patterns: ${taken.join(', ')}`]
      : [];
  });
}

/** The patterns that policies allow, those of policies for the family first. `*` is left out. */
function policyPatterns(granted: Granted): [string, string[]][] {
  const own = attachable(granted).map(([name, { versions }]) => {
    const [version = '', newest] = Object.entries(versions).pop() ?? [];
    return [name, version, newest?.document?.Statement ?? []] as const;
  });
  const others = Object.entries(granted.awsPolicies)
    .filter(([name]) => !granted.policies[name])
    .map(([name, { version, statements }]) => [name, version, statements] as const);
  return [...own, ...others].map(([name, version, statements]) => [
    `\`${name}\` ${version}`,
    statements
      .filter(({ Effect = 'Allow' }) => Effect === 'Allow')
      .flatMap(({ Action = [] }) => asList(Action))
      .filter((pattern) => pattern !== '*' && isPattern(pattern)),
  ]);
}

const names = (actions: Granted['actions']): string[] =>
  Object.entries(actions).flatMap(([service, byName]) =>
    Object.keys(byName).map((name) => `${service}:${name}`),
  );

/** The jobs and use cases that have an action, as code names them. */
function usersOf(after: Granted): (action: string) => string[] {
  const users = [
    ...Object.entries(actionsOfJobs(after)).map(([id, all]) => ({ id, all, type: 'ConnectJob' })),
    ...Object.entries(actionsOfRows(after)).map(([id, all]) => ({
      id,
      all,
      type: 'ConsoleUseCase',
    })),
  ];
  return (action) =>
    users
      .filter(({ all }) => all.includes(action))
      .map(({ id, type }) => `\`${type}.${constant(id)}\``);
}

const sizeDecision = ({ job, size }: JobSize): string =>
  `The job \`ConnectJob.${constant(job)}\` takes ${size} characters for one instance of GovCloud now ` +
  `and does not fit a permission set there, which takes ${quotaFacts().permissionSet.inlineBytes}. ` +
  'Divide it, or say in catalogue/permission-sets.json why not';

/** What nobody but a person can say. */
function decisions(before: Granted, after: Granted): string[] {
  const open = after.uncovered.filter((action) => !before.uncovered.includes(action));
  // Where AWS publishes a name elsewhere first, its places were not those of the reference.
  const listed = new Set(names(before.actions));
  const [was, is] = [before.bindings.general, after.bindings.general];
  const lost = Object.keys(is).filter(
    (action) => listed.has(action) && lostPlaces(was[action] ?? [], is[action]).length > 0,
  );
  const types = Object.keys(after.deployments).filter((type) => !before.deployments[type]);
  return [
    ...types.map((type) => `Which job deploys ${type}? None does yet`),
    ...open.map((action) => `Is there a job for ${action}? Nothing covers it yet`),
    ...lost.map(
      (action) =>
        `Does IAM still check the resources that ${action} has lost? If so, add them to catalogue/documented-forms.json`,
    ),
  ];
}
