import { corrections, dependentActions, sources, useCases } from './facts';
import { jobActions, jobs } from './jobs';
import { readJson } from './json';
import { correctedRows } from './rows';

/** What the reference says of an action's API call besides the action itself. */
interface Dependents {
  /** Actions that a call always needs too. */
  readonly needs: readonly string[];
  /** The action that a call with tags needs too. */
  readonly withTags?: string;
  /** The sources that name these actions. */
  readonly from: readonly string[];
}

interface Missing {
  readonly origin: string;
  readonly action: string;
  readonly lacks: readonly string[];
  readonly source: string;
  readonly why: string;
}

type Operations = Record<string, Record<string, readonly string[]>>;

const operations = () =>
  readJson<{ services: Operations }>('catalogue/facts/operations.json').services;
const missing = () => readJson<{ missing: Missing[] }>('catalogue/missing-dependents.json').missing;

/**
 * The tables of operations name the newest actions of the own service, and `iam:PassRole`. They name no
 * other services, so of these the last list of dependents is kept, and all of what no table has.
 */
export function dependentsOf(service: string, action: string): Dependents {
  const listed = dependentActions()[service]?.[action] ?? [];
  const table = operations()[service]?.[action];
  const fromList = (names: readonly string[]) => (names.length > 0 ? ['sar-2026-07'] : []);
  if (!table) return { needs: listed, from: fromList(listed) };
  const own = table.filter((name) => name !== `${service}:${action}`);
  const withTags = own.find((name) => name === `${service}:TagResource`);
  const others = listed.filter((name) => !name.startsWith(`${service}:`));
  const needs = [...own.filter((name) => name !== withTags), ...others];
  return {
    needs: [...new Set(needs)].sort(),
    ...(withTags && { withTags }),
    from: [
      ...(own.length > 0 ? ['sar-operations'] : []),
      ...fromList(others.filter((name) => !own.includes(name))),
    ],
  };
}

/** That rows and jobs have what their actions always need of the own service, or say why not. */
export function inconsistenciesOfDependents(): string[] {
  const rows = correctedRows(corrections());
  const brought = new Map<string, readonly string[]>([
    ...jobs().map((job): [string, readonly string[]] => [job.id, job.brings ?? []]),
    ...useCases().map((row): [string, readonly string[]] => [row.id, []]),
  ]);
  const own = new Map<string, readonly string[]>([
    ...rows,
    ...jobs().map((job): [string, readonly string[]] => [job.id, Object.keys(jobActions(job))]),
  ]);
  const all = (id: string): readonly string[] => [
    ...(own.get(id) ?? []),
    ...(brought.get(id) ?? []).flatMap(all),
  ];
  const reasons = missing();
  const isExplained = (origin: string, action: string, lacked: string) =>
    reasons.some(
      (one) => one.origin === origin && one.action === action && one.lacks.includes(lacked),
    );
  const unexplained = [...own].flatMap(([origin, actions]) =>
    actions.flatMap((action) => {
      const [service, name] = action.split(':');
      const table = operations()[service]?.[name];
      const { needs } = table ? dependentsOf(service, name) : { needs: [] };
      return needs
        .filter((need) => table?.includes(need) && !all(origin).includes(need))
        .filter((need) => !isExplained(origin, action, need))
        .map((need) => `${origin}: ${action} needs ${need}`);
    }),
  );
  const idle = reasons.flatMap(({ origin, action, lacks, source }) => [
    ...(own.get(origin)?.includes(action) ? [] : [`${origin} does not have ${action}`]),
    ...lacks.filter((one) => all(origin).includes(one)).map((one) => `${origin} has ${one} now`),
    ...(source in sources() ? [] : [`no such source: ${source}`]),
  ]);
  return [...unexplained, ...idle.map((problem) => `missing-dependents: ${problem}`)];
}
