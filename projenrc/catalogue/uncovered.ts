import { actionsOfHandlers, deployments } from './deployments';
import { corrections, family, services } from './facts';
import { jobActions, jobs } from './jobs';
import { readJson, writeText } from './json';
import { correctedRows } from './rows';

interface Uncovered {
  readonly source?: string;
  readonly why: string;
  readonly actions: readonly string[];
}

interface UncoveredFile {
  readonly source: string;
  readonly why: string;
  readonly uncovered: readonly Uncovered[];
}

const FILE = 'catalogue/uncovered.json';

const written = () => readJson<UncoveredFile>(FILE).uncovered.flatMap(({ actions }) => actions);

/**
 * The file with what a refresh changes: new actions are listed as undecided, and what is covered or
 * gone leaves the list.
 */
export function refreshedUncovered(date: string): string {
  const { uncovered, ...head } = readJson<UncoveredFile>(FILE);
  const open = uncoveredActions();
  const explained = written();
  const left = uncovered
    .map((entry) => ({ ...entry, actions: entry.actions.filter((one) => open.includes(one)) }))
    .filter(({ actions }) => actions.length > 0);
  const fresh = open.filter((action) => !explained.includes(action));
  const undecided = {
    why: `New in the edition of ${date}. Whether a job needs it is not decided yet.`,
    actions: fresh,
  };
  const all = [...left, ...(fresh.length > 0 ? [undecided] : [])];
  return `${JSON.stringify({ ...head, uncovered: all }, null, 2)}\n`;
}

/** Writes what a refresh changes. */
export const writeUncovered = (date: string): void => writeText(FILE, refreshedUncovered(date));

/** The actions of the family in no console row, no job and no deployable resource type. */
export function uncoveredActions(): string[] {
  const { statements } = readJson<{ statements: { id: string; actions: string[] }[] }>(
    'catalogue/statements.json',
  );
  const ofJobs = new Set(jobs().flatMap((job) => job.statements ?? []));
  const covered = new Set([
    ...[...correctedRows(corrections()).values()].flat(),
    ...jobs().flatMap((job) => Object.keys(jobActions(job))),
    ...statements.filter(({ id }) => ofJobs.has(id)).flatMap(({ actions }) => actions),
    ...Object.values(deployments()).flatMap((handlers) => actionsOfHandlers(handlers)),
  ]);
  return services()
    .filter(({ service }) => service in family())
    .flatMap(({ service, actions }) => Object.keys(actions).map((name) => `${service}:${name}`))
    .filter((action) => !covered.has(action));
}

/** That every action which nothing covers has its reason, and no other has one. */
export function inconsistenciesOfUncovered(): string[] {
  const [explained, open] = [written(), uncoveredActions()];
  return [
    ...open
      .filter((action) => !explained.includes(action))
      .map((action) => `uncovered: ${action} is in no job, row or resource type; say why`),
    ...explained
      .filter((action) => !open.includes(action))
      .map((action) => `uncovered: ${action} is covered, or does not exist; the reason can go`),
  ];
}
