import { AliasFacts } from './facts';
import { ownProperty } from './own-property';
import { lazy, memoize } from '../input/memoize';

/** Old names of actions that AWS still accepts: they grant and deny what the new names do. */

const aliases = lazy((): Record<string, AliasFacts> =>
  require('../../catalogue/rendered/aliases.json'),
);

/**
 * Returns the facts about an old name; undefined when the name is not an old one. Names are not
 * case-sensitive.
 */
export const aliasFacts = (action: string): AliasFacts | undefined =>
  ownProperty(aliases(), action.toLowerCase());

/** Returns the current name of the action. */
export const currentName = (action: string): string => aliasFacts(action)?.now ?? action;

/** Returns the old names of an action that still work. */
export const aliasesOf = memoize((action: string): readonly string[] =>
  Object.values(aliases())
    .filter(({ now }) => now.toLowerCase() === action.toLowerCase())
    .map(({ action: old }) => old),
);

/** Returns all old names that still work. */
export const allAliases = (): readonly AliasFacts[] => Object.values(aliases());
