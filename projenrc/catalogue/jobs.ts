import { actionsOfHandlers, deployments } from './deployments';
import { actionNames } from './facts';
import { readJson, sorted } from './json';
import { lazy } from '../../src/input/memoize';

/** A recurring job, as catalogue/jobs.json has it. */
export interface JobFact {
  readonly id: string;
  readonly label: string;
  readonly does: string;
  readonly source: string;
  /**
   * Actions with the reason why the job needs them; `service:Verb*` is every action that begins so.
   * A reason has a source of its own where it is not that of the job.
   */
  readonly grants?: ReadonlyArray<{
    readonly why: string;
    readonly source?: string;
    readonly actions: readonly string[];
    readonly except?: readonly string[];
  }>;
  /** Rows of the console page, and other jobs, that the job takes in. */
  readonly brings?: readonly string[];
  /** What the job deploys with CloudFormation: the actions of these handlers of these resource types. */
  readonly deploys?: { readonly types: readonly string[]; readonly handlers: readonly string[] };
  /** Ids of catalogue/statements.json. */
  readonly statements?: readonly string[];
}

export const jobs = () => readJson<{ jobs: JobFact[] }>('catalogue/jobs.json').jobs;

/** The job's own actions, patterns spelled out so that a new action shows in the diff, and why each is there. */
export function jobActions({ grants = [], deploys }: JobFact): Record<string, string> {
  const all = lazy(actionNames);
  const spelled = grants.flatMap(({ why, actions, except = [] }) =>
    actions
      .flatMap((action) =>
        action.endsWith('*')
          ? all().filter((name) => name.startsWith(action.slice(0, -1)))
          : [action],
      )
      .filter((action) => !except.includes(action))
      .map((action): [string, string] => [action, why]),
  );
  // A reason that is written holds before that of a resource type.
  return sorted({ ...handlersOf(deploys), ...Object.fromEntries(spelled) });
}

/** The actions of handlers, each with the resource types that call it. */
function handlersOf(deploys: JobFact['deploys']): Record<string, string> {
  if (!deploys) return {};
  const found: Record<string, string[]> = {};
  const handlers = deployments();
  for (const type of deploys.types) {
    if (!handlers[type]) throw new Error(`catalogue/jobs.json: no resource type ${type}`);
    for (const action of actionsOfHandlers(handlers[type], deploys.handlers))
      (found[action] ??= []).push(type);
  }
  return Object.fromEntries(
    Object.entries(found).map(([action, types]) => [action, `Deploys ${types.join(', ')}.`]),
  );
}

/** The source of the job first, then those of reasons that have their own. */
export const sourcesOf = ({ source, grants = [] }: JobFact): string[] => [
  ...new Set([source, ...grants.flatMap((grant) => grant.source ?? [])]),
];

/** What the library reads of the jobs: by id. */
export const renderedJobs = () =>
  Object.fromEntries(
    jobs().map((job) => [
      job.id,
      {
        label: job.label,
        does: job.does,
        sources: sourcesOf(job),
        actions: jobActions(job),
        brings: job.brings ?? [],
        statements: job.statements ?? [],
      },
    ]),
  );
