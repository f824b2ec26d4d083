/**
 * Text of a policy or a template. What is known only at deployment stands in it as an opaque part, its name between two
 * characters that no policy may have: equal to itself, and to nothing that is known.
 */
export type PolicyText = string;

const OPEN = '\u0001';
const CLOSE = '\u0002';
const PART = /\u0001([^\u0001\u0002]*)\u0002/g;

/** The part of a text that only deployment knows: a reference, an import, a pseudo parameter. */
export const deployTimeValue = (name: string): PolicyText => `${OPEN}${name}${CLOSE}`;

export const hasDeployTimeValue = (text: PolicyText): boolean => text.includes(OPEN);

/** The name of a text that is one opaque part and nothing else. */
export function nameOfOpaque(text: PolicyText): string | undefined {
  const name = /^\u0001([^\u0001\u0002]*)\u0002$/.exec(text);
  return name ? name[1] : undefined;
}

/** As people read it: opaque parts as `${Name}`. */
export const toDisplayText = (text: PolicyText): string =>
  text.replace(PART, (_, name) => `\${${name}}`);

/** The parts of a text between its colons; names of opaque parts have colons too. */
export const betweenColons = (text: PolicyText): PolicyText[] =>
  text.split(/:(?![^\u0001]*\u0002)/);

/** Text from outside, in which nothing may pass for an opaque part. */
export const plain = (text: string): PolicyText =>
  /[\u0001\u0002]/.test(text) ? text.replace(/[\u0001\u0002]/g, '\ufffd') : text;
