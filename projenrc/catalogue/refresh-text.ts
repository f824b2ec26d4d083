import { asList } from './facts';
import type { JobSize } from './permission-sets';
import { changeOf } from './policy-changes';
import { constant } from './typescript';
import type {
  Bindings,
  JobFacts,
  ManagedPolicyFacts,
  UseCaseFacts,
} from '../../src/catalogue/facts';
import { quotaFacts } from '../../src/catalogue/quotas';

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
    ...changed(
      (type) => `Deploying \`${type}\``,
      ({ deployments }) =>
        mapped(deployments, (handlers) => [...new Set(Object.values(handlers).flat())]),
    ),
    ...versionChanges(before, after),
    ...policyChanges(before, after),
    ...placeChanges(before, after),
  ];
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
  return attachable(after).flatMap(([name, { versions }]) => {
    const [version = '', newest] = Object.entries(versions).pop() ?? [];
    const patterns = (newest?.document?.Statement ?? [])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => asList(Action))
      .filter((pattern) => pattern.endsWith('*'));
    const taken = fresh.filter((action) =>
      patterns.some((pattern) => action.startsWith(pattern.slice(0, -1))),
    );
    return taken.length > 0
      ? [`AWS's \`${name}\` ${version} gets wider by its patterns: ${taken.join(', ')}`]
      : [];
  });
}

const names = (actions: Granted['actions']): string[] =>
  Object.entries(actions).flatMap(([service, byName]) =>
    Object.keys(byName).map((name) => `${service}:${name}`),
  );

/** Actions that are granted on other resources, with the jobs and use cases that have them. */
function placeChanges(before: Granted, after: Granted): string[] {
  const places = ({ bindings }: Granted, action: string) =>
    (bindings.general[action] ?? []).flatMap(({ resources }) => resources);
  return Object.keys(after.bindings.general).flatMap((action) => {
    const [was, is] = [places(before, action), places(after, action)];
    if (was.length === 0 || was.join() === is.join()) return [];
    const users = [
      ...Object.entries(actionsOfJobs(after)).map(([id, all]) => ({ id, all, type: 'ConnectJob' })),
      ...Object.entries(actionsOfRows(after)).map(([id, all]) => ({
        id,
        all,
        type: 'ConsoleUseCase',
      })),
    ].filter(({ all }) => all.includes(action));
    const whose = users.map(({ id, type }) => `\`${type}.${constant(id)}\``).join(', ');
    return [
      `${action} is granted on ${is.join(', ')} now, was on ${was.join(', ')}` +
        (whose ? `: in ${whose}` : ''),
    ];
  });
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
  const lost = Object.keys(after.bindings.general).filter((action) => {
    if (!listed.has(action)) return false;
    const was = (before.bindings.general[action] ?? []).flatMap(({ resources }) => resources);
    const is = (after.bindings.general[action] ?? []).flatMap(({ resources }) => resources);
    return was.some((resource) => resource !== '*' && !is.includes(resource));
  });
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
