import { Oddity } from './parsed';

/** The maximum depth. Policies and templates have about twenty levels. */
const DEEPEST = 500;
/**
 * The maximum number of values. Account details of 50 MB have two million. A value may take sixty
 * bytes, and three characters in the file.
 */
const MOST_VALUES = 5_000_000;
/** The maximum number of keys in one object. A template has at most 500 resources. */
const MOST_KEYS = 100_000;
const MOST_ODDITIES = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Returns the position after the string that begins at a quotation mark. */
export function endOfString(text: string, start: number): number {
  let i = start + 1;
  for (let c = text.charCodeAt(i); c !== QUOTE && i < text.length; c = text.charCodeAt(++i))
    if (c === BACKSLASH) i++;
  return Math.min(i + 1, text.length);
}

/** Reads a key as JSON.parse does. */
export function keyAt(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(text.slice(start, end));
  } catch {
    return raw;
  }
}

/** An open object or list. Lists have no keys. */
interface Open {
  readonly keys?: Set<string>;
  key: string | number;
}

/**
 * Scans a text before JSON.parse, for its depth and for duplicate keys. JSON.parse takes the later
 * duplicate.
 */
export function scan(text: string): {
  tooMuch?: { offset: number; problem: string };
  oddities: Oddity[];
} {
  const oddities: Oddity[] = [];
  let values = 0;
  const open: Open[] = [];
  let keyComes = false;
  for (let i = 0; i < text.length; i++) {
    const inside = open[open.length - 1];
    switch (text.charCodeAt(i)) {
      case QUOTE: {
        const end = endOfString(text, i);
        if (keyComes && inside?.keys) {
          const key = keyAt(text, i, end);
          inside.key = key;
          if (inside.keys.has(key) && oddities.length < MOST_ODDITIES) {
            oddities.push({
              problem: `the key ${JSON.stringify(key)} stands twice; the later one counts`,
              pointer: open.map((o) => o.key),
            });
          }
          inside.keys.add(key);
          if (inside.keys.size > MOST_KEYS)
            return {
              tooMuch: { offset: i, problem: `an object has more than ${MOST_KEYS} keys` },
              oddities,
            };
          keyComes = false;
        }
        i = end - 1;
        break;
      }
      case 0x7b: // {
      case 0x5b: {
        // [
        if (open.length === DEEPEST)
          return {
            tooMuch: { offset: i, problem: 'it is nested deeper than any policy or template' },
            oddities,
          };
        values++;
        keyComes = text[i] === '{';
        open.push(keyComes ? { keys: new Set(), key: '' } : { key: 0 });
        break;
      }
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        keyComes = false;
        break;
      case 0x2c: // ,
        keyComes = inside?.keys !== undefined;
        if (++values > MOST_VALUES)
          return {
            tooMuch: { offset: i, problem: `it has more than ${MOST_VALUES} values` },
            oddities,
          };
        if (inside && !inside.keys) inside.key = Number(inside.key) + 1;
        break;
    }
  }
  return { oddities };
}
