import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAYERS } from '../projenrc/layers';

const ROOT = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const namesIn = (folder: string): string[] => readdirSync(join(ROOT, folder));

/** The targets of relative links, without their anchors. */
function linksOf(document: string): string[] {
  const text = read(document).replace(/```[^]*?```/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

const DOCUMENTS = [
  'CONTRIBUTING.md',
  'src/README.md',
  'catalogue/README.md',
  ...namesIn('docs/adr').map((name) => `docs/adr/${name}`),
];

test.each(DOCUMENTS)('%s links to files that exist', (document) => {
  const missing = linksOf(document).filter(
    (target) => !existsSync(join(ROOT, dirname(document), target)),
  );
  expect(missing).toEqual([]);
});

test('the folders of src are the layers', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(folders).toEqual([...LAYERS].sort());
});

test('src/README.md lists the layers in their order', () => {
  const listed = [...read('src/README.md').matchAll(/^\| \[(\w+)\]\(\1\) \|/gm)];
  expect(listed.map(([, name]) => name)).toEqual(LAYERS);
});

test.each(LAYERS)('the folder %s says in a few lines what it answers', (layer) => {
  const [title, ...lines] = read(`src/${layer}/README.md`)
    .split('\n')
    .filter((line) => line !== '');
  expect(title).toBe(`# ${layer}`);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(12);
});

test('the tests of a layer have its folder', () => {
  const folders = readdirSync(join(ROOT, 'test'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect(LAYERS.filter((layer) => !folders.includes(layer))).toEqual([]);
});
