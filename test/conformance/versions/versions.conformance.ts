import { existsSync, readFileSync } from 'node:fs';
import { Results } from '../languages/results';
import {
  FLOOR,
  Peers,
  typeErrors,
  typescriptProject,
  typescriptResults,
} from '../languages/typescript';
import { Workplace } from '../workplace';

/** What the registry had last when this was written: `npm view aws-cdk-lib version`, `npm view constructs version`. */
const NEWEST: Peers = { cdk: '2.276.0', constructs: '10.8.1' };
/** The oldest Node.js that package.json promises, and the newest that the registry had. */
const NODES = ['20.16.0', '26.12.1'];

const place = new Workplace('versions');
const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeOf = (version: string) => place.path('nodes', 'node_modules', version, 'bin', 'node');
let expected: Results;

beforeAll(() => {
  // The package `node` of npm fetches one of these in a script; here they are asked for by name.
  place.write('nodes/package.json', '{ "private": true }');
  place.run('nodes', 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
    ...NODES.map((version) => `${version}@npm:${platform}@${version}`),
  ]);
  typescriptProject(place, 'floor', FLOOR);
  typescriptProject(place, 'newest', NEWEST);
  expected = typescriptResults(place, 'floor', process.execPath, 'out');
});
afterAll(() => place.remove());

test.each(NODES)('there is a Node.js %s', (version) => {
  expect(place.run('.', nodeOf(version), ['--version']).trim()).toBe(`v${version}`);
});

describe.each([
  { folder: 'floor', ...FLOOR },
  { folder: 'newest', ...NEWEST },
])('on the $folder aws-cdk-lib, $cdk', ({ folder }) => {
  test('an app in TypeScript compiles with the package', () => {
    expect(typeErrors(place, folder)).toBe('');
  });

  test.each(NODES)('on Node.js %s, template and report are the same', (version) => {
    expect(typescriptResults(place, folder, nodeOf(version), `out-${folder}-${version}`)).toEqual(
      expected,
    );
  });
});

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly { readonly description: string }[];
}

/** What the app asks to be said of itself; not judged here. */
const OURS = 'cdk-amazon-connect-iam';

/** What aws-cdk-lib has written of what it found in a template; nothing found, nothing written. */
function violations(out: string): string[] {
  const report = place.path(out, 'validation-report.json');
  if (!existsSync(report)) return [];
  const { pluginReports }: { pluginReports: PluginReport[] } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return pluginReports
    .filter(({ pluginName }) => pluginName !== OURS)
    .flatMap((plugin) => plugin.violations.map(({ description }) => description));
}

describe('the newest aws-cdk-lib validates templates, and', () => {
  test('finds nothing in that of the app', () => {
    typescriptResults(place, 'newest', process.execPath, 'validated');
    expect(violations('validated')).toEqual([]);
  });

  test('would find what CloudFormation refuses', () => {
    place.write(
      'newest/wrong.js',
      `
      const { App, CfnResource, Stack } = require('aws-cdk-lib');
      const app = new App();
      const properties = { NoSuchProperty: 'x' };
      new CfnResource(new Stack(app, 'Wrong'), 'Topic', { type: 'AWS::SNS::Topic', properties });
      app.synth();`,
    );
    place.run('newest', process.execPath, ['wrong.js'], { CDK_OUTDIR: place.path('refused') });
    expect(violations('refused').join()).toContain('NoSuchProperty');
  });
});
