import { importCycles } from './import-cycles';
import { SourceFacts } from './source-file';

/** One row of the style table. */
export interface Measure {
  readonly name: string;
  /** The value must be below it, or at most it where `inclusive` is set. Default: the value is only shown. */
  readonly limit?: number;
  readonly inclusive?: boolean;
  readonly digits: number;
  readonly value: (files: readonly SourceFacts[]) => number;
  /** Where it is found, `path:line`. */
  readonly places?: (files: readonly SourceFacts[]) => string[];
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const lineCount = (files: readonly SourceFacts[]): number => sum(files.map(({ lines }) => lines));

type Found = (file: SourceFacts) => readonly number[];
const count = (found: Found) => (files: readonly SourceFacts[]) =>
  sum(files.map((file) => found(file).length));
const perThousand = (found: Found) => (files: readonly SourceFacts[]) =>
  (1000 * count(found)(files)) / Math.max(1, lineCount(files));
const placesOf = (found: Found) => (files: readonly SourceFacts[]) =>
  files.flatMap((file) => found(file).map((line) => `${file.path}:${line}`));

function meanCodeLine(files: readonly SourceFacts[]): number {
  const lengths = files.flatMap(({ codeLengths }) => codeLengths);
  return sum(lengths) / Math.max(1, lengths.length);
}

function medianFile(files: readonly SourceFacts[]): number {
  const lines = files.map((file) => file.lines).sort((a, b) => a - b);
  return lines[Math.floor(lines.length / 2)] ?? 0;
}

const longest = (files: readonly SourceFacts[]) =>
  [...files].sort((a, b) => b.longestFunction.lines - a.longestFunction.lines).slice(0, 5);

const longLines: Found = (file) => file.longLines;
const nestedTernaries: Found = (file) => file.nestedTernaries;
const nonNull: Found = (file) => file.nonNullAssertions;
const moduleState: Found = (file) => file.moduleState;

/** The table of the style: what is measured of hand-written code, and the limits that `src` keeps. */
export const MEASURES: readonly Measure[] = [
  { name: 'mean code line, characters', limit: 42, digits: 1, value: meanCodeLine },
  {
    name: 'lines over 120, per 1,000',
    limit: 0,
    inclusive: true,
    digits: 1,
    value: perThousand(longLines),
    places: placesOf(longLines),
  },
  {
    name: 'nested ternaries',
    limit: 0,
    inclusive: true,
    digits: 0,
    value: count(nestedTernaries),
    places: placesOf(nestedTernaries),
  },
  {
    name: 'non-null `!`, per 1,000',
    limit: 1,
    digits: 1,
    value: perThousand(nonNull),
    places: placesOf(nonNull),
  },
  {
    name: 'module-level caches',
    limit: 3,
    inclusive: true,
    digits: 0,
    value: count(moduleState),
    places: placesOf(moduleState),
  },
  {
    name: 'import cycles',
    limit: 0,
    inclusive: true,
    digits: 0,
    value: (files) => importCycles(files).length,
    places: (files) => importCycles(files).map((group) => group.join(' ')),
  },
  {
    name: 'longest function, lines',
    digits: 0,
    value: (files) => longest(files)[0]?.longestFunction.lines ?? 0,
    places: (files) =>
      longest(files).map(
        ({ path, longestFunction: { line, lines } }) => `${path}:${line} (${lines} lines)`,
      ),
  },
  { name: 'median file, lines', digits: 0, value: medianFile },
  { name: 'files', digits: 0, value: (files) => files.length },
  { name: 'lines', digits: 0, value: lineCount },
];

/** Whether the value of the measure is within its limit. */
export function isWithinLimit({ limit, inclusive, value }: Measure, files: readonly SourceFacts[]) {
  if (limit === undefined) return true;
  return inclusive ? value(files) <= limit : value(files) < limit;
}

/** The limit as the table shows it. */
export function limitText({ limit, inclusive }: Measure): string {
  if (limit === undefined) return '';
  if (limit === 0) return '0';
  return inclusive ? `at most ${limit}` : `under ${limit}`;
}
