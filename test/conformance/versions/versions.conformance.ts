import { existsSync, readFileSync } from 'node:fs';
import { FLOOR, Peers, typeErrors, typescriptProject, typescriptTemplate } from '../languages/typescript';
import { Workplace } from '../workplace';

/** What the registry had last when this was written: `npm view aws-cdk-lib version`, `npm view constructs version`. */
const NEWEST: Peers = { cdk: '2.276.0', constructs: '10.8.1' };
/** The oldest Node.js that package.json promises, and the newest that the registry had. */
const NODES = ['20.16.0', '26.10.0'];

const place = new Workplace('versions');
const platform = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeOf = (version: string) => place.path('nodes', 'node_modules', version, 'bin', 'node');
let expected: string;

beforeAll(() => {
  // The package `node` of npm fetches one of these in a script; here they are asked for by name.
  place.write('nodes/package.json', '{ "private": true }');
  place.run('nodes', 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...NODES.map((version) => `${version}@npm:${platform}@${version}`)]);
  typescriptProject(place, 'floor', FLOOR);
  typescriptProject(place, 'newest', NEWEST);
  expected = typescriptTemplate(place, 'floor', process.execPath, 'out');
});
afterAll(() => place.remove());

test.each(NODES)('there is a Node.js %s', (version) => {
  expect(place.run('.', nodeOf(version), ['--version']).trim()).toBe(`v${version}`);
});

describe.each([['floor', FLOOR], ['newest', NEWEST]])('on the %s aws-cdk-lib, $cdk', (folder) => {
  test('an app in TypeScript compiles with the package', () => {
    expect(typeErrors(place, folder)).toBe('');
  });

  test.each(NODES)('on Node.js %s, the template is the same', (version) => {
    expect(typescriptTemplate(place, folder, nodeOf(version), `out-${folder}-${version}`)).toBe(expected);
  });
});

/** What aws-cdk-lib has written of what it found in a template; nothing found, nothing written. */
function violations(out: string): string[] {
  const report = place.path(out, 'validation-report.json');
  if (!existsSync(report)) return [];
  const { pluginReports }: { pluginReports: { violations: { description: string }[] }[] } = JSON.parse(readFileSync(report, 'utf8'));
  return pluginReports.flatMap((plugin) => plugin.violations.map(({ description }) => description));
}

describe('the newest aws-cdk-lib validates templates, and', () => {
  test('finds nothing in that of the app', () => {
    typescriptTemplate(place, 'newest', process.execPath, 'validated');
    expect(violations('validated')).toEqual([]);
  });

  test('would find what CloudFormation refuses', () => {
    place.write('newest/wrong.js', `
      const { App, CfnResource, Stack } = require('aws-cdk-lib');
      const app = new App();
      new CfnResource(new Stack(app, 'Wrong'), 'Topic', { type: 'AWS::SNS::Topic', properties: { NoSuchProperty: 'x' } });
      app.synth();`);
    place.run('newest', process.execPath, ['wrong.js'], { CDK_OUTDIR: place.path('refused') });
    expect(violations('refused').join()).toContain('NoSuchProperty');
  });
});
