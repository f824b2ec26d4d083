import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed, ROOT } from '../tarball';
import { Workplace } from '../workplace';

const LANGUAGES = ['python', 'java', 'csharp', 'go'];
const ROSETTA = join(ROOT, 'node_modules', 'jsii-rosetta', 'bin', 'jsii-rosetta');
const examples = [
  ...readFileSync(join(packed().folder, 'README.md'), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm),
].map(([, code]) => code);

interface Translated {
  readonly translations: Readonly<Record<string, { readonly source: string }>>;
  readonly didCompile?: boolean;
}

describe('the examples of the README, translated by jsii-rosetta in strict mode', () => {
  const place = new Workplace('examples');
  let snippets: Translated[];

  beforeAll(() => {
    place.run('.', process.execPath, [
      ROSETTA,
      'extract',
      '--compile',
      '--strict',
      '--output',
      place.path('tablet.json'),
      join(ROOT, '.jsii'),
    ]);
    snippets = Object.values(JSON.parse(place.read('tablet.json')).snippets);
  });
  afterAll(() => place.remove());

  test('compile', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(snippets.length).toBeGreaterThanOrEqual(examples.length);
    expect(snippets.filter(({ didCompile }) => didCompile !== true)).toEqual([]);
  });

  test.each(LANGUAGES)('have words in %s', (language) => {
    expect(snippets.filter(({ translations }) => !translations[language]?.source.trim())).toEqual(
      [],
    );
  });
});
