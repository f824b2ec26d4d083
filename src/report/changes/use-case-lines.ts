import { Part, words } from './line-parts';
import { Change, UseCaseChange } from './model';
import { counted } from '../../text/counted';
import { JOBS } from '../symbols';

/** The maximum number of rows of which all are named. */
const NAMED = 24;

/** Returns a text that is the same for rows that go on one line: by page, or all where many. */
export function useCaseGroup(change: UseCaseChange, all: readonly Change[]): string {
  const many = all.filter(({ kind }) => kind === change.kind).length > NAMED;
  return many ? change.kind : `${change.kind} ${change.page}`;
}

/** Returns rows that changed in words: their names by page, or how many. */
export function useCaseParts(all: readonly UseCaseChange[]): readonly Part[] {
  const [{ kind, page }] = all;
  const verb = kind === 'use-case-gained' ? 'can now do' : 'can no longer do';
  const labels = all.map(({ label }) => label.split(':')[0]).join(', ');
  if (all.length <= NAMED) return [words(`${verb} ${labels} (${page})`)];
  const ofJobs = all.filter((one) => one.page === JOBS).length;
  const useCases = all.length - ofJobs;
  const counts = [
    ...(useCases > 0
      ? [counted(useCases, 'use case of the console', 'use cases of the console')]
      : []),
    ...(ofJobs > 0 ? [counted(ofJobs, 'job')] : []),
  ];
  return [words(`${verb} ${counts.join(' and ')}`)];
}
