import { AliasFacts } from './facts';
import { ownProperty } from './own-property';

/* Old names of actions that AWS keeps alive: they grant and deny what the new names do. */

const aliases = (): Record<string, AliasFacts> => require('../../catalogue/rendered/aliases.json');

/** What an old name stands for; undefined where the name is not an old one. Names are compared without case. */
export const aliasFacts = (action: string): AliasFacts | undefined =>
  ownProperty(aliases(), action.toLowerCase());

/** The name that AWS gives the action today. */
export const currentName = (action: string): string => aliasFacts(action)?.now ?? action;

/** The old names of an action that still work. */
export const aliasesOf = (action: string): readonly string[] =>
  Object.values(aliases())
    .filter(({ now }) => now.toLowerCase() === action.toLowerCase())
    .map(({ action: old }) => old);

/** All old names that still work. */
export const allAliases = (): readonly AliasFacts[] => Object.values(aliases());
