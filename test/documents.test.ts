import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAYERS } from '../projenrc/layers';

const ROOT = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const namesIn = (folder: string): string[] => readdirSync(join(ROOT, folder));

const withoutCode = (document: string): string => read(document).replace(/^```.*?^```$/gms, '');

/** The targets of relative links, with their anchors. */
const linksOf = (document: string): string[] =>
  [...withoutCode(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchors that GitHub gives the headings of a page. The second of a name has a number. */
function anchorsOf(document: string): string[] {
  const names = [...withoutCode(document).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replace(/ /g, '-'),
  );
  return names.map((name, i) => {
    const earlier = names.slice(0, i).filter((one) => one === name).length;
    return earlier === 0 ? name : `${name}-${earlier}`;
  });
}

/** Returns whether a file of the repository exists, and the heading of an anchor in it. */
function isThere(path: string, anchor: string | undefined): boolean {
  if (!existsSync(join(ROOT, path))) return false;
  return anchor === undefined || !path.endsWith('.md') || anchorsOf(path).includes(anchor);
}

function deadLinks(document: string): string[] {
  return linksOf(document).filter((link) => {
    const [file, anchor] = link.split('#');
    return !isThere(file === '' ? document : join(dirname(document), file), anchor);
  });
}

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'src/README.md',
  'catalogue/README.md',
  ...namesIn('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...namesIn('docs/adr').map((name) => `docs/adr/${name}`),
];

test.each(DOCUMENTS)('%s links to files and headings that exist', (document) => {
  expect(deadLinks(document)).toEqual([]);
});

test('the README links to files of the repository, by addresses that work everywhere', () => {
  const { repository } = JSON.parse(read('package.json'));
  const home = repository.url.replace(/\.git$/, '');
  const lines = [...read('README.md').matchAll(/^\[([\w-]+)\]: (\S+)$/gm)];
  const paths = lines.map(([, , address]) =>
    address.replace(`${home}/blob/main/`, '').replace(`${home}/raw/main/`, ''),
  );
  expect(paths.length).toBeGreaterThan(5);
  expect(
    paths.filter((path) => {
      const [file, anchor] = path.split('#');
      return !isThere(file, anchor);
    }),
  ).toEqual([]);
  const names = lines.map(([, name]) => name);
  const used = [...read('README.md').matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(names);
  expect(linksOf('README.md').filter((link) => !link.startsWith('#'))).toEqual([]);
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
