import { deployableTypes, handlerActions } from './deployments';
import { JobFacts, OriginFacts, UseCaseFacts } from './facts';
import { operationFacts, operationIds } from './operations';
import { ownProperty } from './own-property';
import { entry } from './table';
import { lazy } from '../input/memoize';

const useCases = lazy((): Record<string, UseCaseFacts> =>
  require('../../catalogue/rendered/use-cases.json'),
);
const jobs = lazy((): Record<string, JobFacts> => require('../../catalogue/rendered/jobs.json'));

export const useCaseFacts = (id: string): UseCaseFacts => entry(useCases(), id, 'use case');

export const useCaseIds = (): readonly string[] => Object.keys(useCases());

export const useCasesOf = (page: string): readonly string[] =>
  useCaseIds().filter((id) => useCases()[id].page === page);

export const jobFacts = (id: string): JobFacts => entry(jobs(), id, 'job');

export const jobIds = (): readonly string[] => Object.keys(jobs());

/** Returns whether a console row or a job has the id. */
export const isUseCaseOrJob = (id: string): boolean =>
  [useCases(), jobs()].some((table) => ownProperty<unknown>(table, id) !== undefined);

/** Returns a console row, a job, a CloudFormation resource type or an operation. */
export function originFacts(id: string): OriginFacts {
  if (id.includes(':')) return typeOrOperation(id);
  const row = ownProperty(useCases(), id);
  if (row) {
    const { page, label, actions, brings } = row;
    return { group: page, heading: `Console, ${page}`, label, actions, brings, statements: [] };
  }
  const job = jobFacts(id);
  const { label } = job;
  return {
    ...job,
    group: label,
    heading: label,
    actions: Object.keys(job.actions),
    reasons: job.actions,
  };
}

/** Returns `AWS::Connect::Queue` or `connect:SearchContacts`. */
function typeOrOperation(id: string): OriginFacts {
  const handlers = handlerActions(id);
  const actions = handlers
    ? [...new Set(Object.values(handlers).flat())]
    : (operationFacts(id)?.actions ?? []);
  const group = handlers ? 'CloudFormation' : 'API';
  const label = handlers ? id : id.split(':')[1];
  return { group, heading: group, label, actions, brings: [], statements: [] };
}

/**
 * Returns the position of an origin in the catalogue: rows, jobs, resource types, operations, each
 * in catalogue order.
 */
export const originPosition = (id: string): number =>
  [...useCaseIds(), ...jobIds(), ...deployableTypes(), ...operationIds()].indexOf(id);
