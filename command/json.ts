/** What JSON lets stand as it is and a terminal obeys, or shows in another order. */
const ACTING = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** JSON that does nothing to a terminal either. */
export const json = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(ACTING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
