/**
 * Text of a policy or a template. It contains deploy-time values: parts that are known only at
 * deployment. Each one is a name between two characters that no policy may have. A deploy-time
 * value equals itself, and nothing that is known.
 *
 * Only this file knows these two characters.
 */
export type PolicyText = string;

const OPEN = '\u0001';
const CLOSE = '\u0002';
const VALUES = /\u0001([^\u0001\u0002]*)\u0002/g;
const UNITS = /\u0001[^\u0001\u0002]*\u0002|[^]/gu;
const POLICY_UNITS = /\u0001[^\u0001\u0002]*\u0002|\$\{[^}]*\}|[^]/gu;
const REFERENCES = /\u0001[^\u0001\u0002]*\u0002|\$\{[^}]*\}/g;
const LEADING_REFERENCE = /^(?:\u0001[^\u0001\u0002]*\u0002|\$\{[^}]*\})/;
const COLONS_AND_RUNS = /:|\u0001[^\u0001\u0002]*\u0002|\$\{[^}]*\}|[^:\u0001$]+|[^]/g;
const VALUES_AND_VARIABLES = /(\u0001[^\u0001\u0002]*\u0002|\$\{[^{}]*\})/;
const RUNS = /\u0001[^\u0001\u0002]*\u0002|[^\u0001]+|\u0001/g;

/**
 * Returns text for a part that is known only at deployment: a reference, an import, or a pseudo
 * parameter.
 */
export const deployTimeValue = (name: string): PolicyText => `${OPEN}${name}${CLOSE}`;

export const hasDeployTimeValue = (text: PolicyText): boolean => text.includes(OPEN);

/** Returns whether a text has a deploy-time value or a policy variable. */
export const hasReference = (text: PolicyText): boolean =>
  hasDeployTimeValue(text) || /\$\{[^}]*\}/.test(text);

/** Returns the name of a text that is exactly one deploy-time value. */
export function nameOfOpaque(text: PolicyText): string | undefined {
  const name = /^\u0001([^\u0001\u0002]*)\u0002$/.exec(text);
  return name ? name[1] : undefined;
}

/**
 * Returns the text of a pattern that is one deploy-time value, or one with a star after it: a star
 * takes in the empty text too.
 */
export function opaqueBeforeStar(pattern: PolicyText): PolicyText | undefined {
  const text = pattern.replace(/\*+$/, '');
  return nameOfOpaque(text) === undefined ? undefined : text;
}

/** Returns the deploy-time value at the beginning of a text. */
export const leadingDeployTimeValue = (text: PolicyText): PolicyText | undefined =>
  text.startsWith(OPEN) ? /^\u0001[^\u0001\u0002]*\u0002/.exec(text)?.[0] : undefined;

/** Splits a text into units: one character each, or one deploy-time value. */
export const textUnits = (text: PolicyText): readonly PolicyText[] =>
  hasDeployTimeValue(text) ? (text.match(UNITS) ?? []) : [...text];

/**
 * Splits a policy text into units: characters, deploy-time values, and policy variables such as
 * `${aws:userid}`.
 */
export const policyUnits = (text: PolicyText): readonly PolicyText[] =>
  hasReference(text) ? (text.match(POLICY_UNITS) ?? []) : [...text];

/** Splits a policy text into colons, deploy-time values, policy variables, and the text between. */
export const colonsAndRuns = (text: PolicyText): readonly PolicyText[] =>
  text.match(COLONS_AND_RUNS) ?? [];

/** Returns the deploy-time value or policy variable at the beginning of a text. */
export const leadingReference = (text: PolicyText): PolicyText | undefined =>
  LEADING_REFERENCE.exec(text)?.[0];

/** Returns the text with each deploy-time value and policy variable replaced, by its position. */
export const replaceReferences = (
  text: PolicyText,
  replacement: (at: number) => string,
): PolicyText =>
  hasReference(text) ? text.replace(REFERENCES, (_, at: number) => replacement(at)) : text;

/**
 * Splits a policy text at its policy variables: the texts between them have an even index. The name
 * of a deploy-time value may look like a variable, and is none.
 */
export function betweenVariables(text: PolicyText): readonly PolicyText[] {
  const parts = [''];
  for (const [i, part] of text.split(VALUES_AND_VARIABLES).entries()) {
    if (i % 2 === 1 && !part.startsWith(OPEN)) parts.push(part, '');
    else parts[parts.length - 1] += part;
  }
  return parts;
}

/** Splits a text into known texts and the deploy-time values between them. */
export const textRuns = (text: PolicyText): readonly PolicyText[] => text.match(RUNS) ?? [];

/** Returns the text with each deploy-time value replaced, by its name and its position. */
export const mapDeployTimeValues = (
  text: PolicyText,
  replacement: (name: string, at: number) => string,
): string =>
  hasDeployTimeValue(text)
    ? text.replace(VALUES, (_, name: string, at: number) => replacement(name, at))
    : text;

/**
 * Returns whether a text has a policy variable with a key. The name of a deploy-time value may look
 * like one, as in the result of `Fn::Split` on `${X}`, and is none.
 */
export const hasVariable = (text: PolicyText): boolean =>
  /\$\{[a-z]/i.test(mapDeployTimeValues(text, () => ''));

/** Returns the text with its known parts replaced. Deploy-time values stay unchanged. */
export const replaceKnownText = (
  text: PolicyText,
  replacement: (known: string) => string,
): PolicyText =>
  hasDeployTimeValue(text)
    ? textRuns(text)
        .map((run) => (run.startsWith(OPEN) ? run : replacement(run)))
        .join('')
    : replacement(text);

/** Returns the names of the deploy-time values in a text, in order. */
export const deployTimeNames = (text: PolicyText): readonly string[] =>
  [...text.matchAll(VALUES)].map(([, name]) => name);

/** Returns the text in lower case. Names of deploy-time values keep their case. */
export const lowerCase = (text: PolicyText): PolicyText =>
  hasDeployTimeValue(text)
    ? replaceKnownText(text, (known) => known.toLowerCase())
    : text.toLowerCase();

/** Returns a pattern of what deployment may make of a text. */
export const openPattern = (text: PolicyText): string => mapDeployTimeValues(text, () => '*');

/** Returns a pattern of what deployment may make of a name, which IAM compares without case. */
export const namePattern = (text: PolicyText): string => openPattern(text).toLowerCase();

/** Returns whether a text is not any text: it has letters or digits of its own. */
export const hasOwnText = (text: PolicyText): boolean =>
  /[a-z\d]/i.test(mapDeployTimeValues(text, () => ''));

/** Returns the text in readable form, with deploy-time values as `${Name}`. */
export const toDisplayText = (text: PolicyText): string =>
  mapDeployTimeValues(text, (name) => `\${${name}}`);

/** Splits a text at its colons. Ignores colons in the names of deploy-time values. */
export const betweenColons = (text: PolicyText): PolicyText[] =>
  text.split(/:(?![^\u0001]*\u0002)/);

/** Returns the text without the marks of deploy-time values. */
export const withoutMarks = (text: PolicyText): string => text.replace(/[\u0001\u0002]/g, '');

/** Returns external text in which nothing can look like a deploy-time value. */
export const plain = (text: string): PolicyText =>
  text.includes(OPEN) || text.includes(CLOSE) ? text.replace(/[\u0001\u0002]/g, '\ufffd') : text;

/**
 * Escapes deploy-time values in JSON so that the JSON can be parsed. Treats literal marks as text.
 */
export const escapeForJson = (json: PolicyText): string =>
  mapDeployTimeValues(
    json.replace(/\\u000[12]/gi, '\ufffd'),
    (name) => `\\u0001${JSON.stringify(name).slice(1, -1)}\\u0002`,
  );

/** Returns the output of `JSON.stringify` with its deploy-time values restored. */
export const fromJsonEscapes = (json: string): PolicyText =>
  json.replace(/\\u0001/g, OPEN).replace(/\\u0002/g, CLOSE);
