/*
 * The catalogue in the package: the tables that src requires, a pack for those that are used together. The files of the
 * report's page are in a pack too.
 * A pack is a text in JSON, which bundlers take along: Brotli, which is a third smaller than what npm
 * makes of it, in Base64.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Plugin, transformSync } from 'esbuild';

/** How src reads a file of the page. */
const PAGE_FILE = "readFileSync(join(__dirname, '..', '..', 'assets', 'report', name), 'utf8')";
const PAGE = 'assets/report';
const TABLE = /require\(\s*'\.\.\/\.\.\/catalogue\/([\w/-]+)\.json'\s*,?\s*\)/g;

/** The packs, by the names of the tables. What is in none of the first two is in the last. */
const PACKS: readonly (readonly [pack: string, tables: readonly string[]])[] = [
  ['policies', ['facts/aws-policies', 'facts/policy-documents']],
  [
    'read',
    [
      'escalation',
      'facts/sam',
      'facts/service-prefixes',
      'rendered/capabilities',
      'rendered/confinement-sources',
      'rendered/corrected-actions',
      'rendered/documented-forms',
      'rendered/operations',
      'rendered/published-names',
      'rendered/sources',
      'requirements',
      'rules',
      'slips',
      'terms',
      'topics',
      'workloads',
    ],
  ],
  ['write', []],
];

const packOf = (table: string): string =>
  table.startsWith(PAGE)
    ? 'read'
    : (PACKS.find(([, tables]) => tables.includes(table))?.[0] ?? 'write');

/** Returns the code of `catalogueTable`, which reads a pack on first use, and a table on first use. */
const reader = (places: Readonly<Record<string, Place>>) => `
  const packs = {
    ${PACKS.map(([name]) => `${name}: () => require('../catalogue/${name}.json')`).join(',\n')}
  };
  const places = ${JSON.stringify(places)};
  const texts = {};
  const tables = {};
  const textOf = (pack) =>
    (texts[pack] ??= require('node:zlib').brotliDecompressSync(Buffer.from(packs[pack](), 'base64')));
  export function catalogueTable(name) {
    if (tables[name] === undefined) {
      const [pack, start, end] = places[name];
      tables[name] = JSON.parse(textOf(pack).toString('utf8', start, end));
    }
    return tables[name];
  }`;

type Place = readonly [pack: string, start: number, end: number];

/** The packs of a catalogue, and where its tables are in them. */
export class CataloguePacks {
  private readonly places: Record<string, Place> = {};
  private readonly texts = new Map<string, string>();

  constructor(private readonly root: string) {
    for (const table of this.tables()) {
      const pack = packOf(table);
      const before = this.texts.get(pack) ?? '';
      const start = Buffer.byteLength(before);
      const text = before + this.read(table);
      this.texts.set(pack, text);
      this.places[table] = [pack, start, Buffer.byteLength(text)];
    }
  }

  /** The content of each file of lib/catalogue, by its name. */
  get files(): ReadonlyMap<string, string> {
    return new Map(
      [...this.texts].map(([pack, text]) => [
        `${pack}.json`,
        JSON.stringify(compressed(text).toString('base64')),
      ]),
    );
  }

  /** Lets src read the packs. */
  get plugin(): Plugin {
    return {
      name: 'catalogue packs',
      setup: ({ onResolve, onLoad }) => {
        onResolve({ filter: /^catalogue-packs$/ }, ({ path }) => ({ path, namespace: path }));
        onLoad({ filter: /.*/, namespace: 'catalogue-packs' }, () => ({
          contents: reader(this.places),
        }));
        onLoad({ filter: /\/src\/(catalogue\/.*|report\/render-html)\.ts$/ }, ({ path }) => ({
          contents: readFrom(readFileSync(path, 'utf8')),
          loader: 'ts',
        }));
      },
    };
  }

  private tables(): string[] {
    const folder = join(this.root, 'src', 'catalogue');
    const named = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(TABLE)].map(([, table]) => table),
    );
    const page = join(this.root, PAGE);
    const files = existsSync(page) ? readdirSync(page) : [];
    return [
      ...new Set(named),
      ...files.filter((name) => /\.(css|html|js)$/.test(name)).map((name) => `${PAGE}/${name}`),
    ].sort();
  }

  private read(table: string): string {
    return JSON.stringify(
      table.startsWith(PAGE)
        ? pageFile(join(this.root, table))
        : JSON.parse(readFileSync(join(this.root, 'catalogue', `${table}.json`), 'utf8')),
    );
  }
}

/** Returns a file of the page without its comments and indentation. All names stay. */
function pageFile(path: string): string {
  const text = readFileSync(path, 'utf8');
  const kind = extname(path).slice(1);
  if (kind !== 'js' && kind !== 'css') return text;
  return transformSync(text, {
    loader: kind,
    minifyWhitespace: true,
    legalComments: 'none',
    lineLimit: 500,
  }).code;
}

const readFrom = (code: string): string => {
  const replaced = code
    .replace(TABLE, "catalogueTable('$1')")
    .replace(PAGE_FILE, `catalogueTable(\`${PAGE}/\${name}\`)`);
  return replaced === code
    ? code
    : `import { catalogueTable } from 'catalogue-packs';\n${replaced}`;
};

const compressed = (text: string): Buffer =>
  brotliCompressSync(Buffer.from(text), {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
