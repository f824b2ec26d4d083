/** What JSON lets stand as it is and a terminal obeys, shows in another order, or does not show. */
const ACTING = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** JSON that does nothing to a terminal either. */
export const json = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    ACTING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
