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
import { ActionResources, targetsOf } from '../policy/action-resources';

/** An action that a row needs, and where it needs it. Equal needs of several rows have the same targets. */
export interface Need {
  readonly action: string;
  readonly targets: readonly ActionResources[];
  /** Whether the action is one of those that define the row: without all of them nothing of the row can be done. */
  readonly isDefining: boolean;
}

/** A row of the console page, or a job, with what it needs. */
export interface Row extends ReportedRow {
  readonly needs: readonly Need[];
}

type Heading = Pick<ReportedRow, 'page' | 'label' | 'access'>;

/** The use cases of the console page by page and the jobs, in the order of the catalogue. */
export const allRows = lazy((): readonly Row[] => {
  const pages = pagesByAction();
  const job = (id: string): Heading => ({ page: JOBS, label: jobFacts(id).label, access: 'job' });
  return [
    ...useCaseIds().map((id) => row(id, 'use case', useCaseFacts(id), pages)),
    ...jobIds().map((id) => row(id, 'job', job(id), pages)),
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

function row(
  id: string,
  kind: ReportedRow['kind'],
  { page, label, access }: Heading,
  pages: PagesByAction,
): Row {
  const own = ownActions(id);
  const required = requiredActions(id);
  const needs = new Map([
    ...own.map((action): [string, string] => [action, id]),
    ...[...required].filter(([action]) => !own.includes(action)),
  ]);
  const among = own.length > 0 ? own : [...needs.keys()];
  const defining = new Set(definingActions(among, required, pages));
  return {
    id,
    kind,
    page,
    label,
    access,
    actions: [...needs.keys()],
    needs: [...needs].map(([action, boundBy]) => ({
      action,
      targets: targetsOf(action, boundBy),
      isDefining: defining.has(action),
    })),
  };
}

/** The actions of the rows that a row requires, each with the row that binds it. */
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

/** Describing the instance is on half of the pages: it defines none of them. */
const MANY_PAGES = 4;

/**
 * Of a row's own actions those that no row has which it requires;
 * of these those that change something where there are any;
 * and those of few pages before those of many.
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
