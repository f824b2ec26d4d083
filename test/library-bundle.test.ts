import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { CataloguePacks } from '../projenrc/catalogue-packs';
import { bundleLibrary, LibraryBundle } from '../projenrc/library-bundle';
import { runtimeTypes } from '../projenrc/runtime-types';

const root = mkdtempSync(join(tmpdir(), 'library-bundle-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

write(
  '.jsii',
  JSON.stringify({
    version: '1.2.3',
    types: { 'lib.Color': { kind: 'class', symbolId: 'src/one/color:Color' } },
  }),
);
write('catalogue/facts/words.json', '{ "red": "the color of blood" }');
write(
  'src/catalogue/words.ts',
  `export const word = (name: string): string => require('../../catalogue/facts/words.json')[name];`,
);
write(
  'src/one/color.ts',
  `import { word } from '../catalogue/words';
export class Color {
  static readonly RED = new Color('red');
  static failing() { throw new Error(word('red')); }
  constructor(readonly name: string) {}
  get meaning() { return word(this.name); }
}`,
);
write(
  'src/two/paint.ts',
  `import { Color } from '../one/color';
import { word } from '../catalogue/words';
console.log('paint runs');
export class Paint { readonly color = Color.RED; readonly meaning = word('red'); }`,
);
write(
  'command/connect-iam.ts',
  `import { word } from '../src/catalogue/words';\nconsole.log(word('red'));`,
);

write(
  'assets/report/dom.js',
  '/** An element. */\nconst element = (tag) => {\n  return tag;\n};\n',
);

let bundle: LibraryBundle;
const packs = new CataloguePacks(root);
beforeAll(async () => {
  bundle = await bundleLibrary(
    root,
    [
      { name: 'one', modules: ['./one/color'] },
      { name: 'two', modules: ['./two/paint'] },
    ],
    [packs.plugin, runtimeTypes(root)],
  );
  bundle.files.forEach((code, path) => write(`lib/${path}`, code));
  packs.files.forEach((content, name) => write(`lib/catalogue/${name}`, content));
});

const run = (code: string) =>
  execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' }).trim();

test('each part is a file, and what parts share is a file for those that share it', () => {
  expect([...bundle.files.keys()].sort()).toEqual([
    'command/connect-iam.js',
    'parts/everybody.js',
    'parts/one-two.js',
    'parts/one.js',
    'parts/two.js',
  ]);
  expect(bundle.exported).toEqual([
    ['Color', './parts/one'],
    ['Paint', './parts/two'],
  ]);
});

test('classes and functions keep their names in stack traces', () => {
  expect(run(`console.log(require('./lib/parts/one').Color.name)`)).toBe('Color');
  expect(
    run(`try { require('./lib/parts/one').Color.failing() } catch (e) { console.log(e.stack) }`),
  ).toContain('at Color.failing (');
});

test('a part reads the catalogue from its pack', () => {
  expect(run(`console.log(require('./lib/parts/one').Color.RED.meaning)`)).toBe(
    'the color of blood',
  );
});

test('a part is loaded alone, and both have the same class', () => {
  expect(run(`require('./lib/parts/one')`)).toBe('');
  expect(
    run(
      `console.log(new (require('./lib/parts/two').Paint)().color === require('./lib/parts/one').Color.RED)`,
    ),
  ).toBe('paint runs\ntrue');
});

test('public classes have the names that jsii gives them', () => {
  expect(
    run(`console.log(JSON.stringify(require('./lib/parts/one').Color[Symbol.for('jsii.rtti')]))`),
  ).toBe('{"fqn":"lib.Color","version":"1.2.3"}');
});

test('scripts of the page keep their names, and lose comments and indentation', () => {
  const packed = JSON.parse(packs.files.get('read.json') ?? '');
  expect(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()).toBe(
    JSON.stringify('const element=tag=>{return tag};\n'),
  );
});

test('the command is a script', () => {
  expect(
    execFileSync(process.execPath, [join(root, 'lib/command/connect-iam.js')]).toString(),
  ).toBe('the color of blood\n');
});
