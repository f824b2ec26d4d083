import { Conditions } from '../catalogue/facts';

/**
 * An action and where it is granted, with the rows of the console page that want it there: what the
 * first stages of the compiler hand on. Resources and conditions have places, `{Instance}`.
 */
export interface Grant {
  readonly action: string;
  readonly resources: readonly string[];
  /** The resources as the catalogue has them, before a scope filled a place of its own: Sids are made from these. */
  readonly templates: readonly string[];
  readonly conditions?: Conditions;
  /** Ids of rows; empty for an action that was asked for by name. */
  readonly rows: readonly string[];
}

/** What people should know of a compiled access beside its statements. */
export interface Finding {
  readonly id: string;
  readonly message: string;
  /** Whether somebody should acknowledge it, rather than just be able to read it. */
  readonly warning: boolean;
}

/** The place of what lists all of a type, `{Instance}/queue/{Any}`, as it stands in a statement. */
export const anyOf = (template: string) => template.replace('{Any}', '*');

/** A text that is the same for the same conditions, in whatever order they were written. */
export function conditionsKey(conditions: Conditions | undefined): string {
  return JSON.stringify(
    Object.entries(conditions ?? {})
      .sort(byName)
      .map(([operator, byKey]) => [operator, Object.entries(byKey).sort(byName)]),
  );
}

/** Without the entries that are told so; undefined when none is left. */
export function withoutEntries(
  conditions: Conditions | undefined,
  goes: (key: string, value: string | readonly string[]) => boolean,
): Conditions | undefined {
  const kept = Object.entries(conditions ?? {}).flatMap(([operator, byKey]) => {
    const entries = Object.entries(byKey).filter(([key, value]) => !goes(key, value));
    return entries.length > 0 ? [[operator, Object.fromEntries(entries)] as const] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
