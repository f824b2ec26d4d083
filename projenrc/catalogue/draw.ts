/*
 * Draws facts of the catalogue by a seed, for checks against sources: from the whole, or as many of each kind of file.
 *
 *   npm run catalogue:draw -- --seed 20261128 --facts 60
 *   npm run catalogue:draw -- --seed 20261128 --each 2
 */
import { createHash } from 'node:crypto';
import { jsonNames, readJson } from './json';

/** A fact: the file, the path in it, and what it says. */
export interface DrawnFact {
  readonly file: string;
  readonly path: string;
  readonly fact: unknown;
}

/** Kinds of file by name, each with its files. A folder of files is one kind. */
const kinds = (): string[][] => [
  ...jsonNames('catalogue').map((name) => [`catalogue/${name}.json`]),
  ...jsonNames('catalogue/facts').map((name) => [`catalogue/facts/${name}.json`]),
  ...['services', 'managed-policies'].map((folder) =>
    jsonNames(`catalogue/facts/${folder}`).map((name) => `catalogue/facts/${folder}/${name}.json`),
  ),
];

/** Returns facts of the whole catalogue. The same seed draws the same facts of the same catalogue. */
export const drawnFacts = (seed: number, count: number): DrawnFact[] =>
  drawnFrom(kinds().flat(), seed, count);

/** Returns as many facts of each kind of file, also of those that have few. */
export const drawnFactsOfEachKind = (seed: number, each: number): DrawnFact[] =>
  kinds().flatMap((files) => drawnFrom(files, seed, each));

function drawnFrom(files: readonly string[], seed: number, count: number): DrawnFact[] {
  const place = ({ file, path }: DrawnFact) =>
    createHash('sha256').update(`${seed} ${file} ${path}`).digest('hex');
  return files
    .flatMap((file) => factsIn(readJson<object>(file)).map((fact) => ({ file, ...fact })))
    .map((fact) => ({ fact, at: place(fact) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ fact }) => fact);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * What has a text, a number or a list of such is one fact. Anything else has facts in it.
 * Parts that name a source of their own are facts of their own.
 */
function factsIn(value: object, path = ''): Omit<DrawnFact, 'file'>[] {
  const parts = Object.entries(value) as [string, unknown][];
  const within = parts.flatMap(([name, part]) => (isObject(part) ? [{ name, part }] : []));
  const factsWithin = within.flatMap(({ name, part }) => factsIn(part, `${path}/${name}`));
  if (path === '' || within.length === parts.length) return factsWithin;
  return [
    { path, fact: value },
    ...factsWithin.filter(({ fact }) => isObject(fact) && 'source' in fact),
  ];
}

if (require.main === module) {
  const option = (name: string) => {
    const value = new RegExp(`--${name} (\\d+)`).exec(process.argv.join(' '))?.[1];
    return value === undefined ? undefined : Number(value);
  };
  const seed = option('seed') ?? 1;
  const count = option('facts');
  const drawn =
    count === undefined ? drawnFactsOfEachKind(seed, option('each') ?? 2) : drawnFacts(seed, count);
  drawn.forEach(({ file, path, fact }) =>
    console.log(`${file} ${path}\n  ${JSON.stringify(fact)}`),
  );
}
