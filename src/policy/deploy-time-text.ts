/**
 * Text of a policy or a template. What is known only at deployment stands in it as a deploy-time value, its
 * name between two characters that no policy may have: equal to itself, and to nothing that is known.
 *
 * These two characters are known in this file only.
 */
export type PolicyText = string;

const OPEN = '\u0001';
const CLOSE = '\u0002';
const VALUES = /\u0001([^\u0001\u0002]*)\u0002/g;
const UNITS = /\u0001[^\u0001\u0002]*\u0002|[^]/gu;
const POLICY_UNITS = /\u0001[^\u0001\u0002]*\u0002|\$\{[^}]*\}|[^]/gu;
const RUNS = /\u0001[^\u0001\u0002]*\u0002|[^\u0001]+|\u0001/g;

/** The part of a text that only deployment knows: a reference, an import, a pseudo parameter. */
export const deployTimeValue = (name: string): PolicyText => `${OPEN}${name}${CLOSE}`;

export const hasDeployTimeValue = (text: PolicyText): boolean => text.includes(OPEN);

/** The name of a text that is one deploy-time value and nothing else. */
export function nameOfOpaque(text: PolicyText): string | undefined {
  const name = /^\u0001([^\u0001\u0002]*)\u0002$/.exec(text);
  return name ? name[1] : undefined;
}

/** The deploy-time value that a text begins with. */
export const leadingDeployTimeValue = (text: PolicyText): PolicyText | undefined =>
  text.startsWith(OPEN) ? /^\u0001[^\u0001\u0002]*\u0002/.exec(text)?.[0] : undefined;

/** A text unit by unit: one character each, or one deploy-time value. */
export const textUnits = (text: PolicyText): readonly PolicyText[] => text.match(UNITS) ?? [];

/** A text of a policy unit by unit: characters, deploy-time values, and policy variables such as `${aws:userid}`. */
export const policyUnits = (text: PolicyText): readonly PolicyText[] =>
  text.match(POLICY_UNITS) ?? [];

/** Whether a unit is a deploy-time value or a policy variable. */
export const isReferenceUnit = (unit: PolicyText): boolean =>
  unit.startsWith(OPEN) || (unit.length > 1 && unit.startsWith('${'));

/** A text part by part: the texts that are known, and the deploy-time values between them. */
export const textRuns = (text: PolicyText): readonly PolicyText[] => text.match(RUNS) ?? [];

/** The text with each deploy-time value replaced, by its name and by where it begins. */
export const replaceDeployTimeValues = (
  text: PolicyText,
  replacement: (name: string, at: number) => string,
): string => text.replace(VALUES, (_, name: string, at: number) => replacement(name, at));

/** The text with what is known replaced; deploy-time values stay as they are. */
export const replaceKnownText = (
  text: PolicyText,
  replacement: (known: string) => string,
): PolicyText =>
  hasDeployTimeValue(text)
    ? textRuns(text)
        .map((run) => (run.startsWith(OPEN) ? run : replacement(run)))
        .join('')
    : replacement(text);

/** The names of the deploy-time values of a text, in order. */
export const deployTimeNames = (text: PolicyText): readonly string[] =>
  [...text.matchAll(VALUES)].map(([, name]) => name);

/** In lower case; names of deploy-time values keep their case. */
export const lowerCase = (text: PolicyText): PolicyText =>
  hasDeployTimeValue(text)
    ? replaceKnownText(text, (known) => known.toLowerCase())
    : text.toLowerCase();

/** As people read it: deploy-time values as `${Name}`. */
export const toDisplayText = (text: PolicyText): string =>
  replaceDeployTimeValues(text, (name) => `\${${name}}`);

/** The parts of a text between its colons; names of deploy-time values have colons too. */
export const betweenColons = (text: PolicyText): PolicyText[] =>
  text.split(/:(?![^\u0001]*\u0002)/);

/** The text without the marks of deploy-time values. */
export const withoutMarks = (text: PolicyText): string => text.replace(/[\u0001\u0002]/g, '');

/** Text from outside, in which nothing may pass for a deploy-time value. */
export const plain = (text: string): PolicyText =>
  /[\u0001\u0002]/.test(text) ? text.replace(/[\u0001\u0002]/g, '\ufffd') : text;

/** JSON in which deploy-time values stand, as JSON that can be parsed. What is written as their marks is text. */
export const escapeForJson = (json: PolicyText): string =>
  replaceDeployTimeValues(
    json.replace(/\\u000[12]/gi, '\ufffd'),
    (name) => `\\u0001${JSON.stringify(name).slice(1, -1)}\\u0002`,
  );

/** What `JSON.stringify` wrote, with its deploy-time values. */
export const fromJsonEscapes = (json: string): PolicyText =>
  json.replace(/\\u0001/g, OPEN).replace(/\\u0002/g, CLOSE);
