import { apisOf, statementTemplate } from '../catalogue/catalogue';

/**
 * A statement of catalogue/statements.json, exactly as AWS documents it, with the wanted subset of
 * its actions.
 */
export interface DocumentedStatement {
  readonly id: string;
  /** The wanted actions, in catalogue order. */
  readonly actions: readonly string[];
}

/**
 * Returns the statements with the actions of some editions of the campaigns API, or with all
 * actions. Actions of other services are in every edition.
 */
export function documentedParts(
  ids: readonly string[],
  apis?: readonly string[],
): DocumentedStatement[] {
  const isIn = (editions: readonly string[] | undefined) =>
    !apis || !editions || apis.some((api) => editions.includes(api));
  return ids
    .filter((id) => isIn(statementTemplate(id).api))
    .map((id) => ({
      id,
      actions: statementTemplate(id).actions.filter((action) => isIn(apisOf(action))),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** Returns each statement once, with the actions that any of the parts wants from it. */
export function joined(parts: readonly DocumentedStatement[]): DocumentedStatement[] {
  const wanted = new Map<string, Set<string>>();
  for (const { id, actions } of parts)
    wanted.set(id, new Set([...(wanted.get(id) ?? []), ...actions]));
  return [...wanted].map(([id, some]) => ({
    id,
    actions: statementTemplate(id).actions.filter((action) => some.has(action)),
  }));
}

/**
 * Returns the parts without the actions that others want from the same statements, and without the
 * named actions. Named actions stay in denies.
 */
export function without(
  parts: readonly DocumentedStatement[],
  others: readonly DocumentedStatement[],
  names: ReadonlySet<string>,
): DocumentedStatement[] {
  const ofOthers = new Map(others.map(({ id, actions }) => [id, actions]));
  return parts
    .map(({ id, actions }) => ({
      id,
      actions: actions.filter(
        (action) => !ofOthers.get(id)?.includes(action) && (isDeny(id) || !names.has(action)),
      ),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** Returns the names of the actions that the parts allow. */
export const allowedActions = (parts: readonly DocumentedStatement[]): string[] =>
  parts.flatMap(({ id, actions }) => (isDeny(id) ? [] : actions));

const isDeny = (id: string) => statementTemplate(id).effect === 'Deny';
