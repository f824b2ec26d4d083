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

/** What makes a row: its own actions, and those of the rows that it brings, each with the row by which the catalogue binds it. */
export interface Row extends ReportedRow {
  readonly needs: ReadonlyMap<string, string>;
  /**
   * What the row is about: of its own actions those that no row has that it brings, of these those that change something
   * where there are any, and those of few pages before those of many. Without one of them nothing of the row can be done.
   */
  readonly heart: ReadonlySet<string>;
}

let rows: readonly Row[] | undefined;

/** The use cases of the console page by page and the jobs, in the order of the catalogue. */
export const allRows = (): readonly Row[] =>
  (rows ??= [
    ...useCaseIds().map((id) => row(id, 'use case', useCaseFacts(id))),
    ...jobIds().map((id) =>
      row(id, 'job', { page: JOBS, label: jobFacts(id).label, access: 'job' }),
    ),
  ]);

function row(
  id: string,
  kind: ReportedRow['kind'],
  { page, label, access }: Pick<ReportedRow, 'page' | 'label' | 'access'>,
): Row {
  const brought = new Map<string, string>();
  const visited = new Set([id]);
  const bring = (from: string) =>
    originFacts(from)
      .brings.filter((other) => !visited.has(other))
      .forEach((other) => {
        visited.add(other);
        ownActions(other).forEach((action) => brought.has(action) || brought.set(action, other));
        bring(other);
      });
  bring(id);
  const own = ownActions(id);
  const needs = new Map([
    ...own.map((action): [string, string] => [action, id]),
    ...[...brought].filter(([action]) => !own.includes(action)),
  ]);
  const heart = new Set(heartOf(own.length > 0 ? own : [...needs.keys()], brought));
  return { id, kind, page, label, access, actions: [...needs.keys()], needs, heart };
}

function heartOf(own: readonly string[], brought: ReadonlyMap<string, string>): readonly string[] {
  const onlyHere = own.filter((action) => !brought.has(action));
  const changing = onlyHere.filter(
    (action) => !['Read', 'List'].includes(actionFacts(action)?.level ?? ''),
  );
  const rare = (actions: readonly string[]) =>
    actions.filter((action) => (pagesOfAction().get(action)?.size ?? 0) < ON_MANY_PAGES);
  return (
    [rare(changing), changing, rare(onlyHere), onlyHere, rare(own)].find(
      (actions) => actions.length > 0,
    ) ?? own
  );
}

/** Describing the instance is on half of the pages: it makes none of them. */
const ON_MANY_PAGES = 4;
let pagesByAction: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function pagesOfAction(): ReadonlyMap<string, ReadonlySet<string>> {
  if (!pagesByAction) {
    const found = new Map<string, Set<string>>();
    for (const { actions, page } of useCaseIds().map(useCaseFacts)) {
      actions.forEach((action) => found.set(action, (found.get(action) ?? new Set()).add(page)));
    }
    pagesByAction = found;
  }
  return pagesByAction;
}

const ownActions = (id: string): string[] => {
  const { actions, statements } = originFacts(id);
  return [
    ...new Set([
      ...actions,
      ...statements
        .map(statementTemplate)
        .filter(({ effect }) => effect !== 'Deny')
        .flatMap((s) => s.actions),
    ]),
  ];
};
