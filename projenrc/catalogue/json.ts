import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoize } from '../../src/input/memoize';

/** The repository, or a copy of its catalogue that a test changes. */
const root = () => process.env.CATALOGUE_ROOT ?? join(__dirname, '..', '..');

/** What a file holds, by its path and its state. It is frozen, because all share it. */
const parsed = memoize(
  (version: string) => frozen(JSON.parse(readFileSync(version.split('\n')[0], 'utf8'))),
  { max: 500 },
);

export function readJson<T>(path: string): T {
  const file = join(root(), path);
  const { mtimeMs, size } = statSync(file);
  return parsed([file, mtimeMs, size].join('\n')) as T;
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

export function readText(path: string): string | undefined {
  return existsSync(join(root(), path)) ? readFileSync(join(root(), path), 'utf8') : undefined;
}

export function writeText(path: string, text: string): void {
  mkdirSync(dirname(join(root(), path)), { recursive: true });
  writeFileSync(join(root(), path), text);
}

/** Names of the JSON files in a folder, without the ending, sorted. */
export function jsonNames(folder: string): string[] {
  return readdirSync(join(root(), folder))
    .filter((f) => f.endsWith('.json'))
    .map((f) => f.slice(0, -'.json'.length))
    .sort();
}

/** What is longer than this is spread over lines, whatever its level. */
const WIDTH = 160;

/**
 * JSON whose records stand on one line each: a changed fact is one changed line in a diff.
 * Levels above `depth` are spread over lines, and below it whatever is too long for a line.
 */
export function lines(value: unknown, depth: number, width = WIDTH, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return flat;
  const isLong = flat.length + indent.length > width;
  if (depth <= 0 && !isLong) return flat;
  const inner = `${indent}  `;
  const nested = (part: unknown) => lines(part, depth - 1, width, inner);
  if (Array.isArray(value)) return spread('[', value.map(nested), ']', indent);
  const members = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${JSON.stringify(name)}: ${nested(part)}`);
  return spread('{', members, '}', indent);
}

function spread(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`;
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

/** A copy with the keys of every object in order. */
export function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
