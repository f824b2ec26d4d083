/*
 * Draws facts of the catalogue by a seed, as many of each kind of file, for checks against sources:
 *
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

/** Returns facts of each kind of file. The same seed draws the same facts of the same catalogue. */
export function drawnFacts(seed: number, each: number): DrawnFact[] {
  const place = ({ file, path }: DrawnFact) =>
    createHash('sha256').update(`${seed} ${file} ${path}`).digest('hex');
  return kinds().flatMap((files) =>
    files
      .flatMap((file) => factsIn(readJson<object>(file)).map((fact) => ({ file, ...fact })))
      .sort((a, b) => (place(a) < place(b) ? -1 : 1))
      .slice(0, each),
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What has a text, a number or a list of such is one fact. Anything else has facts in it. */
function factsIn(value: object, path = ''): Omit<DrawnFact, 'file'>[] {
  const parts = Object.entries(value) as [string, unknown][];
  const within = parts.flatMap(([name, part]) => (isObject(part) ? [{ name, part }] : []));
  if (path !== '' && within.length < parts.length) return [{ path, fact: value }];
  return within.flatMap(({ name, part }) => factsIn(part, `${path}/${name}`));
}

if (require.main === module) {
  const option = (name: string, usual: number) =>
    Number(new RegExp(`--${name} (\\d+)`).exec(process.argv.join(' '))?.[1] ?? usual);
  drawnFacts(option('seed', 1), option('each', 2)).forEach(({ file, path, fact }) =>
    console.log(`${file} ${path}\n  ${JSON.stringify(fact)}`),
  );
}
