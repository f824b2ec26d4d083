import { ownProperty } from './own-property';

/** Where the catalogue has resource types and places from, if not from the reference. */

/** A correction of what the reference lists for an action. */
export interface CorrectedAction {
  /** The resource types of the reference. */
  readonly documented: readonly string[];
  readonly why: string;
  readonly source: string;
}

interface ConfinementSource {
  readonly actions: readonly string[];
  /** The rows, jobs, resource types or operations for which it holds. All when absent. */
  readonly rows?: readonly string[];
  /** Set when it adds to those that hold for all rows. */
  readonly also?: true;
  readonly source: string;
}

const corrected = (): Readonly<Record<string, CorrectedAction>> =>
  require('../../catalogue/rendered/corrected-actions.json');

const confinements = (): readonly ConfinementSource[] =>
  require('../../catalogue/rendered/confinement-sources.json');

/** Returns the correction of an action; undefined when the catalogue follows the reference. */
export const correctionOf = (action: string): CorrectedAction | undefined =>
  ownProperty(corrected(), action);

/**
 * Returns the source of each place of an action, in general or for a row, in the order of its
 * bindings. Empty when the places are the resource types of the action.
 */
export function placeSources(action: string, row?: string): readonly string[] {
  const ofAction = confinements().filter(({ actions }) => actions.includes(action));
  const general = ofAction.filter(({ rows }) => rows === undefined);
  const own = ofAction.filter(({ rows }) => row !== undefined && rows?.includes(row));
  const inOrder = own.every(({ also }) => also) ? [...general, ...own] : own;
  return inOrder.map(({ source }) => source);
}
