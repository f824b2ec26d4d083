import { PolicyText } from './deploy-time-text';

/** Matches a policy variable. It may have a default: `${aws:PrincipalTag/team, 'none'}`. */
export const VARIABLE = /\$\{([a-z]+:[^},'"]+)[^}]*\}/gi;

/** Returns the condition keys of the policy variables in texts. */
export const variableKeys = (texts: readonly PolicyText[]): readonly string[] =>
  texts.flatMap((text) =>
    text.includes('${') ? [...text.matchAll(VARIABLE)].map(([, key]) => key.trim()) : [],
  );
