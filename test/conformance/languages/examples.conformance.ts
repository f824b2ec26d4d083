import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { codeExamples } from '../../support/code-examples';
import { packed, ROOT } from '../tarball';
import { Workplace } from '../workplace';

const LANGUAGES = ['python', 'java', 'csharp', 'go'];
const ROSETTA = join(ROOT, 'node_modules', 'jsii-rosetta', 'bin', 'jsii-rosetta');
const examples = [
  ...readFileSync(join(packed().folder, 'README.md'), 'utf8').matchAll(
    /^```ts nofixture\n([^]*?)^```$/gm,
  ),
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
  afterAll(() => {
    // jsii-rosetta writes one beside .jsii too, and npm would pack it.
    rmSync(join(ROOT, '.jsii.tabl.json'), { force: true });
    place.remove();
  });

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

test('the examples of every page compile under strict TypeScript', () => {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true },
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    types: ['node'],
    paths: { 'cdk-amazon-connect-iam': [join(ROOT, 'src')] },
  };
  const files = new Map(
    codeExamples().map(({ code }, i) => [join(__dirname, `example-${i + 1}.ts`), code]),
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const code = files.get(name);
    if (code === undefined) return getSourceFile(name, ...rest);
    return ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const problems = [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(
    problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  ).toEqual([]);
});
