import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicTypes } from '../languages/assembly';
import { FLOOR } from '../languages/typescript';
import { packed } from '../tarball';
import { Workplace } from '../workplace';

/** What the registry had last, and for vitest the last that runs on the Node.js of the tests. */
const TOOLS = {
  '@types/node': '20.19.30',
  bun: '1.4.5',
  esbuild: '0.28.2',
  tsx: '4.23.15',
  typescript: '6.0.3',
  vitest: '3.2.4',
};

const place = new Workplace('modules');
/** What a command prints; what it leaves behind is in the place. */
const run = (command: string, args: readonly string[], env: Record<string, string> = {}) =>
  place.run('.', command, args, { ...env, TMPDIR: place.path('temporary') });
const node = (...args: string[]) => run(process.execPath, args);
/** What a tool of the project prints, as a user's shell finds it. */
const tool = (name: string, ...args: string[]) =>
  run(place.path('node_modules', '.bin', name), args);

beforeAll(() => {
  place.write('package.json', '{ "name": "app", "private": true, "type": "module" }');
  place.run('.', 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
    packed().tarball,
    `aws-cdk-lib@${FLOOR.cdk}`,
    `constructs@${FLOOR.constructs}`,
    ...Object.entries(TOOLS).map(([name, version]) => `${name}@${version}`),
  ]);
  const app = readFileSync(join(__dirname, 'app.ts'), 'utf8');
  place.write('app.ts', app);
  place.write('common.cts', app);
  place.write('look-up.ts', readFileSync(join(__dirname, 'look-up.ts'), 'utf8'));
  place.write('temporary/README', 'for the tools');
  place.write(
    'app.test.ts',
    `import { test } from 'vitest';\ntest('the app', () => import('./app.js'));\n`,
  );
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    outDir: 'out',
    types: ['node'],
  };
  place.write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions, files: ['app.ts', 'common.cts', 'look-up.ts'] }),
  );
  tool('tsc', '--project', '.');
});
afterAll(() => place.remove());

/** The app as CommonJS, which is how the library is compiled. */
const expected = () => node('out/common.cjs');

test('an ES module imports every class and enumeration by name', () => {
  const names = publicTypes()
    .filter(({ kind }) => kind !== 'interface')
    .map(({ name }) => name);
  place.write(
    'names.js',
    `import { ${names.join(', ')} } from 'cdk-amazon-connect-iam';\n` +
      `console.log(Object.values({ ${names.join(', ')} }).filter(Boolean).length);\n`,
  );
  expect(node('names.js').trim()).toBe(String(names.length));
});

test('tsc makes CommonJS and an ES module that give the same template', () => {
  expect(Object.keys(JSON.parse(expected()).Resources).length).toBeGreaterThan(0);
  expect(node('out/app.js')).toBe(expected());
});

test.each(['tsx', 'bun'])('%s runs the app', (name) => {
  expect(tool(name, 'app.ts')).toBe(expected());
});

test.each<[string, string[]]>([
  ['an ES module beside the package', ['--format=esm', '--packages=external']],
  ['CommonJS beside the package', ['--format=cjs', '--packages=external']],
])('esbuild makes %s', (_, args) => {
  const out = `bundle.${args[0] === '--format=esm' ? 'mjs' : 'cjs'}`;
  tool('esbuild', 'app.ts', '--bundle', '--platform=node', `--outfile=${out}`, ...args);
  expect(node(out)).toBe(expected());
});

test('esbuild puts the library into one file', () => {
  const out = 'whole.cjs';
  tool('esbuild', 'app.ts', '--bundle', '--platform=node', `--outfile=${out}`);
  expect(node(out)).toBe(expected());
});

test('vitest runs it in a test', () => {
  const printed = tool('vitest', 'run', '--reporter=verbose', '--no-color', '--testTimeout=60000');
  expect(printed).toContain(expected().trim());
});

test('an instance that is looked up is asked for in the first run, and is there in the second', () => {
  const key = 'ssm:account=111122223333:parameterName=/connect/arn:region=eu-west-2';
  const arn =
    'arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555';
  const told = (context: object) =>
    JSON.parse(
      run(process.execPath, ['out/look-up.js'], { CDK_CONTEXT_JSON: JSON.stringify(context) }),
    );
  expect(told({}).missing).toEqual([key]);
  expect(told({ [key]: arn })).toEqual({ missing: [], resources: arn });
  expect(() => told({ [key]: 'support' })).toThrow("this is not an ARN. Got 'support'");
});
