/** The characters that are wildcards in the values of conditions, as code points. */
const WILDCARDS = [...'*?'].map((one) => one.charCodeAt(0));

/** Predefined classes that have wildcards in them, by the letter after the backslash. */
const WIDE_ESCAPE = /^[SWDHVNX]$/;

/** Properties of characters that no wildcard has. Others may take them in. */
const WITHOUT_WILDCARDS = new Set(
  (
    'Alnum Alpha Blank Cntrl Digit Lower Space Upper XDigit L Lu Ll Lt LC M N Nd Z Zs ' +
    'IsL IsLu IsLl IsN IsNd IsAlphabetic IsLetter IsDigit'
  ).split(' '),
);

/** What a part of a pattern matches: one character, several, or none of its own. */
interface Part {
  readonly length: number;
  /** The only character that it matches, as a code point. */
  readonly code?: number;
  /** Which wildcards it matches besides. Default: none. */
  readonly wildcards?: readonly number[];
}

/**
 * Returns whether an `AllowedPattern` may let a wildcard in: whether one of its parts matches one. The
 * pattern is a regular expression of Java. What cannot be read may match anything.
 */
export function admitsWildcards(pattern: string): boolean {
  for (let at = 0; at < pattern.length;) {
    const part = partAt(pattern, at);
    if (wildcardsOf(part).length > 0) return true;
    at += part.length;
  }
  return false;
}

const wildcardsOf = ({ code, wildcards = [] }: Part): readonly number[] =>
  code !== undefined && WILDCARDS.includes(code) ? [code] : wildcards;

/** Reads a part outside brackets. A quantifier matches nothing of its own. */
function partAt(pattern: string, at: number): Part {
  switch (pattern[at]) {
    case '.':
      return { length: 1, wildcards: WILDCARDS };
    case '[':
      return classAt(pattern, at);
    case '\\':
      return escapeAt(pattern, at);
    default:
      return { length: 1 };
  }
}

/** Reads `[...]`, with ranges and with classes in it. An intersection may match what one side does. */
function classAt(pattern: string, start: number): Part {
  const isNegated = pattern[start + 1] === '^';
  const first = start + (isNegated ? 2 : 1);
  const found = new Set<number>();
  let at = first;
  let isSure = true;
  while (at < pattern.length && (pattern[at] !== ']' || at === first)) {
    const part = memberAt(pattern, at);
    at += part.length;
    const { code: from } = part;
    const end = from === undefined ? undefined : rangeEnd(pattern, at);
    const { code: to } = end ?? {};
    const wildcards =
      from === undefined || to === undefined
        ? wildcardsOf(part)
        : WILDCARDS.filter((one) => from <= one && one <= to);
    wildcards.forEach((one) => found.add(one));
    if (end && to !== undefined) at += 1 + end.length;
    isSure &&= part.code !== undefined;
  }
  const length = at + 1 - start;
  if (!isNegated) return { length, wildcards: [...found] };
  return { length, wildcards: isSure ? WILDCARDS.filter((one) => !found.has(one)) : WILDCARDS };
}

/** Returns the end of a range whose start is before a place; undefined for no range. */
function rangeEnd(pattern: string, at: number): Part | undefined {
  return pattern[at] === '-' && ![']', '[', undefined].includes(pattern[at + 1])
    ? memberAt(pattern, at + 1)
    : undefined;
}

function memberAt(pattern: string, at: number): Part {
  // A class of POSIX, which Java does not have.
  const posix = /^\[:\w+:\]/.exec(pattern.slice(at));
  if (posix) return { length: posix[0].length, wildcards: WILDCARDS };
  if (pattern[at] === '[') return classAt(pattern, at);
  if (pattern[at] === '\\') return escapeAt(pattern, at);
  return { length: 1, code: pattern.charCodeAt(at) };
}

/** The ways to write a character by its number, with its base. */
const NUMBERED: readonly (readonly [written: RegExp, base: number])[] = [
  [/^\\x([\da-f]{2})/i, 16],
  [/^\\u([\da-f]{4})/i, 16],
  [/^\\x\{([\da-f]+)\}/i, 16],
  [/^\\0([0-3]?[0-7]{1,2})/, 8],
];

function escapeAt(pattern: string, at: number): Part {
  const rest = pattern.slice(at);
  for (const [written, base] of NUMBERED) {
    const [all, digits] = written.exec(rest) ?? [];
    if (all !== undefined) return { length: all.length, code: parseInt(digits, base) };
  }
  const [quotation, quoted] = /^\\Q([^]*?)(?:\\E|$)/.exec(rest) ?? [];
  if (quotation !== undefined)
    return {
      length: quotation.length,
      wildcards: WILDCARDS.filter((one) => quoted.includes(String.fromCharCode(one))),
    };
  const [property, sign, braced, letter] = /^\\([pP])(?:\{([^}]*)\}|(\w))/.exec(rest) ?? [];
  if (property !== undefined)
    return {
      length: property.length,
      wildcards: sign === 'p' && WITHOUT_WILDCARDS.has(braced ?? letter) ? [] : WILDCARDS,
    };
  // A control character has a letter after it.
  if (rest[1] === 'c') return { length: 3 };
  if (WIDE_ESCAPE.test(rest[1] ?? '')) return { length: 2, wildcards: WILDCARDS };
  // Letters are classes, boundaries, or characters without a sign of their own.
  return /\w/.test(rest[1] ?? '') ? { length: 2 } : { length: 2, code: rest.charCodeAt(1) };
}
