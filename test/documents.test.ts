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
  'docs/first-app.md',
  ...namesIn('docs/adr').map((name) => `docs/adr/${name}`),
];

test.each(DOCUMENTS)('%s links to files that exist', (document) => {
  const missing = linksOf(document).filter(
    (target) => !existsSync(join(ROOT, dirname(document), target)),
  );
  expect(missing).toEqual([]);
});

test('the README links to files of the repository, by addresses that work everywhere', () => {
  const { repository } = JSON.parse(read('package.json'));
  const home = repository.url.replace(/\.git$/, '');
  const lines = [...read('README.md').matchAll(/^\[([\w-]+)\]: (\S+)$/gm)];
  const paths = lines.map(([, , address]) =>
    address.replace(`${home}/blob/main/`, '').replace(`${home}/raw/main/`, '').replace(/#.*$/, ''),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const names = lines.map(([, name]) => name);
  const used = [...read('README.md').matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(names);
  expect(linksOf('README.md')).toEqual([]);
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
