import { conditionsKey, Grant } from './grant';
import { originFacts, originPosition } from '../catalogue/catalogue';
import { Conditions } from '../catalogue/facts';
import { patternIncludes } from '../policy/pattern';

/** Actions that are granted in one place under one condition, for use cases of one page. */
export interface MergedGrant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly templates: readonly string[];
  readonly conditions?: Conditions;
  readonly rows: readonly string[];
}

/**
 * Stage 4: grants of one page with the same resources and conditions are one statement.
 *
 * Lawful because a statement allows each of its actions on each of its resources: where both are equal, so
 * is what is allowed. Grants that differ only in the one value of a condition on a key of one value are
 * merged by listing both. What another statement allows already is not said again. The order is that of
 * AWS's table, and within a page that of the catalogue's places.
 */
export function merge(grants: readonly Grant[]): MergedGrant[] {
  return withoutRepetition(ordered(joinValues(groups(grants))));
}

function groups(grants: readonly Grant[]): MergedGrant[] {
  const byKey = new Map<
    string,
    { grant: Grant; page: string; actions: Set<string>; rows: Set<string> }
  >();
  for (const grant of grants) {
    const page = grant.rows.length > 0 ? originFacts(first(grant.rows)).group : '';
    const rows = grant.rows.filter((row) => originFacts(row).group === page);
    const key = [page, [...grant.resources].sort().join(), conditionsKey(grant.conditions)].join(
      '|',
    );
    const group = byKey.get(key) ?? {
      grant,
      page,
      actions: new Set<string>(),
      rows: new Set<string>(),
    };
    // The same place can be written in two ways; the one that sorts first names it, whatever came first.
    if (grant.templates.join() < group.grant.templates.join()) group.grant = grant;
    group.actions.add(grant.action);
    rows.forEach((row) => group.rows.add(row));
    byKey.set(key, group);
  }
  return [...byKey.values()].map(({ grant, actions, rows }) => ({
    actions: [...actions].sort(),
    resources: grant.resources,
    templates: grant.templates,
    ...(grant.conditions && { conditions: grant.conditions }),
    rows: [...rows].sort(byTable),
  }));
}

/** `StorageResourceType` CALL_RECORDINGS and ATTACHMENTS for the same actions: one statement with both values. */
function joinValues(statements: readonly MergedGrant[]): MergedGrant[] {
  const joined = new Map<string, MergedGrant>();
  for (const statement of statements) {
    const single = singleValue(statement.conditions);
    const page = statement.rows.length > 0 ? originFacts(statement.rows[0]).group : '';
    const key = single
      ? JSON.stringify([page, statement.actions, statement.resources, single.key])
      : JSON.stringify(statement);
    const before = joined.get(key);
    const values = before ? [singleValue(before.conditions, true)!.value].flat() : [];
    const value =
      single &&
      (values.length > 0 ? [...new Set([...values, single.value as string])].sort() : single.value);
    joined.set(
      key,
      single
        ? {
            ...statement,
            conditions: { StringEquals: { [single.key]: value! } },
            rows: [...new Set([...(before?.rows ?? []), ...statement.rows])].sort(byTable),
          }
        : statement,
    );
  }
  return [...joined.values()];
}

/** A condition that is one StringEquals of one key; only those of which requests carry one value are joined. */
function singleValue(
  conditions: Conditions | undefined,
  listed = false,
): { key: string; value: string | readonly string[] } | undefined {
  const operators = Object.entries(conditions ?? {});
  if (operators.length !== 1 || operators[0][0] !== 'StringEquals') return undefined;
  const entries = Object.entries(operators[0][1]);
  if (entries.length !== 1 || !/^connect:StorageResourceType$/.test(entries[0][0]))
    return undefined;
  return listed || typeof entries[0][1] === 'string'
    ? { key: entries[0][0], value: entries[0][1] }
    : undefined;
}

/** Without the actions that another statement allows on all of the resources, under the same conditions or fewer. */
function withoutRepetition(statements: readonly MergedGrant[]): MergedGrant[] {
  const byAction = new Map<string, number[]>();
  statements.forEach((s, i) =>
    s.actions.forEach((a) => byAction.set(a, [...(byAction.get(a) ?? []), i])),
  );
  const includes = (t: MergedGrant, s: MergedGrant) =>
    asksNoMore(t.conditions, s.conditions) &&
    s.resources.every((wanted) => t.resources.some((granted) => patternIncludes(granted, wanted)));
  return statements
    .map((s, i) => ({
      ...s,
      actions: s.actions.filter(
        (action) =>
          !byAction.get(action)!.some(
            (j) =>
              // Of two that include each other the earlier one stays.
              j !== i && includes(statements[j], s) && (j < i || !includes(s, statements[j])),
          ),
      ),
    }))
    .filter((s) => s.actions.length > 0);
}

/** Whether all that the first conditions ask is asked by the second ones, in the same words. */
function asksNoMore(first: Conditions = {}, second: Conditions = {}): boolean {
  const entries = (conditions: Conditions) =>
    Object.entries(conditions).flatMap(([operator, byKey]) =>
      Object.entries(byKey).map(([key, value]) => JSON.stringify([operator, key, value])),
    );
  const asked = entries(second);
  return entries(first).every((entry) => asked.includes(entry));
}

const positions = new Map<string, number>();

/** Looked for once in each: the table has many rows, and grants are sorted by it. */
function position(row: string): number {
  const known = positions.get(row) ?? originPosition(row);
  positions.set(row, known);
  return known;
}

const byTable = (a: string, b: string) => position(a) - position(b);
const first = (rows: readonly string[]) =>
  rows.reduce((a, b) => (position(a) <= position(b) ? a : b));

function ordered(statements: readonly MergedGrant[]): MergedGrant[] {
  const place = (s: MergedGrant) => (s.rows.length > 0 ? position(s.rows[0]) : -1);
  // By templates: resources may hold tokens, whose text changes from one run to the next.
  const text = (s: MergedGrant) =>
    `${s.templates.join()}|${s.actions.join()}|${conditionsKey(s.conditions)}`;
  return [...statements].sort((a, b) => place(a) - place(b) || (text(a) < text(b) ? -1 : 1));
}
