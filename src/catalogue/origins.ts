import { JobFacts, OriginFacts, UseCaseFacts } from './facts';
import { ownProperty } from './own-property';
import { entry } from './table';

const useCases = (): Record<string, UseCaseFacts> =>
  require('../../catalogue/rendered/use-cases.json');
const jobs = (): Record<string, JobFacts> => require('../../catalogue/rendered/jobs.json');

export const useCaseFacts = (id: string): UseCaseFacts => entry(useCases(), id, 'use case');

export const useCaseIds = (): readonly string[] => Object.keys(useCases());

export const useCasesOf = (page: string): readonly string[] =>
  useCaseIds().filter((id) => useCases()[id].page === page);

export const jobFacts = (id: string): JobFacts => entry(jobs(), id, 'job');

export const jobIds = (): readonly string[] => Object.keys(jobs());

/** Returns a row of the console page or a job. */
export function originFacts(id: string): OriginFacts {
  const row = ownProperty(useCases(), id);
  if (row) {
    const { page, label, actions, brings } = row;
    return { group: page, label, actions, brings, statements: [] };
  }
  const job = jobFacts(id);
  return { ...job, group: job.label, actions: Object.keys(job.actions), reasons: job.actions };
}

/** Returns the position of the row or job in the catalogue: rows first, both in catalogue order. */
export function originPosition(id: string): number {
  const rows = useCaseIds();
  const position = rows.indexOf(id);
  return position >= 0 ? position : rows.length + jobIds().indexOf(id);
}
