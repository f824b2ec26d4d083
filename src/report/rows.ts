import { ReportedRow } from './model';
import { JOBS } from './symbols';
import {
  actionFacts,
  jobFacts,
  jobIds,
  originFacts,
  statementTemplate,
  useCaseFacts,
  useCaseIds,
} from '../catalogue/catalogue';
import { lazy } from '../input/memoize';
import { ActionResources, resourcesOfAction, targetsOf } from '../policy/action-resources';

/**
 * An action that a row needs, and the targets where it needs it. Equal needs of several rows share
 * targets.
 */
export interface Need {
  readonly action: string;
  readonly targets: readonly ActionResources[];
  /**
   * Whether the action is one that defines the row. A row without any defining action cannot be
   * done at all.
   */
  readonly isDefining: boolean;
  /** Whether the action is on an instance, or on something in one. */
  readonly isOnInstances: boolean;
  /** The number of the action at these targets. Equal needs of several rows have the same one. */
  readonly number: number;
}

type NumberOf = (action: string, targets: readonly ActionResources[]) => number;

/** Returns a function that numbers actions at targets from 0. */
function numbering(): NumberOf {
  const known = new Map<readonly ActionResources[], Map<string, number>>();
  let next = 0;
  return (action, targets) => {
    const ofTargets = known.get(targets) ?? new Map<string, number>();
    known.set(targets, ofTargets);
    const number = ofTargets.get(action) ?? next++;
    ofTargets.set(action, number);
    return number;
  };
}

type SharedTargets = (targets: readonly ActionResources[]) => readonly ActionResources[];

/** Returns a function that returns one list for equal ones. Many actions are on the same resources. */
function sharing(): SharedTargets {
  const known = new Map<string, readonly ActionResources[]>();
  return (targets) => {
    const content = targets.map(({ formats, conditions }) => [
      formats === 'no resource' ? formats : formats.map(({ text }) => text),
      conditions,
    ]);
    const key = JSON.stringify(content);
    const first = known.get(key) ?? targets;
    known.set(key, first);
    return first;
  };
}

/** A row of the console page, or a job, with its needs. */
export interface Row extends ReportedRow {
  readonly needs: readonly Need[];
  /** The needs in the order of the names of their actions, sorted once for all principals. */
  readonly needsByName: readonly Need[];
}

type Heading = Pick<ReportedRow, 'page' | 'label' | 'access'>;

/** Returns the console use cases page by page, then the jobs, in the order of the catalogue. */
export const allRows = lazy((): readonly Row[] => {
  const context = { pages: pagesByAction(), numberOf: numbering(), shared: sharing() };
  const job = (id: string): Heading => ({ page: JOBS, label: jobFacts(id).label, access: 'job' });
  return [
    ...useCaseIds().map((id) => row(id, 'use case', useCaseFacts(id), context)),
    ...jobIds().map((id) => row(id, 'job', job(id), context)),
  ];
});

type PagesByAction = ReadonlyMap<string, ReadonlySet<string>>;

function pagesByAction(): PagesByAction {
  const found = new Map<string, Set<string>>();
  for (const { actions, page } of useCaseIds().map(useCaseFacts)) {
    for (const action of actions) found.set(action, (found.get(action) ?? new Set()).add(page));
  }
  return found;
}

interface RowContext {
  readonly pages: PagesByAction;
  readonly numberOf: NumberOf;
  readonly shared: SharedTargets;
}

function row(
  id: string,
  kind: ReportedRow['kind'],
  { page, label, access }: Heading,
  { pages, numberOf, shared }: RowContext,
): Row {
  const own = ownActions(id);
  const required = requiredActions(id);
  const needs = new Map([
    ...own.map((action): [string, string] => [action, id]),
    ...[...required].filter(([action]) => !own.includes(action)),
  ]);
  const among = own.length > 0 ? own : [...needs.keys()];
  const defining = new Set(definingActions(among, required, pages));
  const found = [...needs].map(([action, boundBy]): Need => {
    const targets = shared(targetsOf(action, boundBy));
    const number = numberOf(action, targets);
    const isOnInstances =
      action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';
    return { action, targets, number, isDefining: defining.has(action), isOnInstances };
  });
  return {
    id,
    kind,
    page,
    label,
    access,
    actions: [...needs.keys()],
    needs: found,
    needsByName: [...found].sort((a, b) => (a.action < b.action ? -1 : 1)),
  };
}

/** Returns the actions of the rows that a row requires, each with the row that binds it. */
function requiredActions(id: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visited = new Set([id]);
  const open = [...originFacts(id).brings];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (visited.has(next)) continue;
    visited.add(next);
    for (const action of ownActions(next)) if (!found.has(action)) found.set(action, next);
    open.unshift(...originFacts(next).brings);
  }
  return found;
}

/** Describing the instance is on half of the pages, so it defines none of them. */
const MANY_PAGES = 4;

/**
 * Returns the actions that define a row. Takes the row's own actions that no required row has.
 * Prefers actions that change something, then actions on few pages.
 */
function definingActions(
  own: readonly string[],
  required: ReadonlyMap<string, string>,
  pages: PagesByAction,
): readonly string[] {
  const onlyHere = own.filter((action) => !required.has(action));
  const changing = onlyHere.filter(
    (action) => !['Read', 'List'].includes(actionFacts(action)?.level ?? ''),
  );
  const onFewPages = (actions: readonly string[]) =>
    actions.filter((action) => (pages.get(action)?.size ?? 0) < MANY_PAGES);
  const candidates = [onFewPages(changing), changing, onFewPages(onlyHere), onlyHere];
  return [...candidates, onFewPages(own), own].find((actions) => actions.length > 0) ?? [];
}

function ownActions(id: string): readonly string[] {
  const { actions, statements } = originFacts(id);
  const ofStatements = statements
    .map(statementTemplate)
    .filter(({ effect }) => effect !== 'Deny')
    .flatMap((statement) => statement.actions);
  return [...new Set([...actions, ...ofStatements])];
}
