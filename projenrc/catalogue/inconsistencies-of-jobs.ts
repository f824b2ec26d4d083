import { actionNames, sources, useCases } from './facts';
import { jobActions, jobs, sourcesOf } from './jobs';
import { readJson } from './json';
import { writtenStatements } from './statements';

/** That ids are unique, and that every name in a job means something. */
export function inconsistenciesOfJobs(): string[] {
  const { names } = readJson<{ names: object }>('catalogue/facts/published-names.json');
  const all = [...actionNames(), ...Object.keys(names)];
  const statements = writtenStatements();
  const ids = [...useCases(), ...jobs()].map(({ id }) => id);
  const problems = ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `jobs: the id ${id} stands twice`);
  for (const job of jobs()) {
    const written = (job.grants ?? []).flatMap((grant) => [
      ...grant.actions,
      ...(grant.except ?? []),
    ]);
    const unknown = [
      ...written.filter(
        (action) =>
          !all.some((name) =>
            action.endsWith('*') ? name.startsWith(action.slice(0, -1)) : name === action,
          ),
      ),
      ...(job.brings ?? []).filter((id) => !ids.includes(id)),
      ...(job.statements ?? []).filter((id) => !statements.some((s) => s.id === id)),
      ...sourcesOf(job).filter((source) => !(source in sources())),
    ];
    problems.push(...unknown.map((name) => `jobs/${job.id}: nothing is named ${name}`));
    const own = (job.grants ?? []).flatMap((grant) =>
      Object.keys(jobActions({ ...job, grants: [grant], deploys: undefined })),
    );
    problems.push(
      ...own
        .filter((name, i) => own.indexOf(name) !== i)
        .map((name) => `jobs/${job.id}: ${name} stands twice`),
    );
  }
  return problems;
}
