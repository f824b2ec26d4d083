import { apisOf, statementTemplate } from '../catalogue/catalogue';

/** A statement of catalogue/statements.json, word for word as AWS documents it, and which of its actions are wanted. */
export interface DocumentedStatement {
  readonly id: string;
  /** In the order of the catalogue. */
  readonly actions: readonly string[];
}

/**
 * The statements, with the actions that some editions of the campaigns API have, or all of them.
 * Actions of other services are in every edition.
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

/** Each statement once, with the actions that any of the parts wants of it. */
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
 * The parts without what others want of the same statements, and without the named actions: those that they deny stay.
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

/** Names of the actions that the parts allow. */
export const allowedActions = (parts: readonly DocumentedStatement[]): string[] =>
  parts.flatMap(({ id, actions }) => (isDeny(id) ? [] : actions));

const isDeny = (id: string) => statementTemplate(id).effect === 'Deny';
