import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmRegistry, pythonIndex } from './registries';
import { build, clonedSources, jobHome, publish, Registries } from './release';
import { USERS } from './users';
import { ROOT } from '../conformance/tarball';
import { Workplace } from '../conformance/workplace';

const VERSIONS = ['0.1.0', '0.1.1'] as const;
const place = new Workplace('rehearsal');
const seconds = (since: number) => Number(((Date.now() - since) / 1000).toFixed(1));
const rows: string[][] = [];
let registries: Registries;

beforeAll(async () => {
  clonedSources(place);
  registries = { npm: await npmRegistry(place), python: await pythonIndex(place) };
});
afterAll(() => {
  registries.npm.stop();
  registries.python.stop();
  mkdirSync(join(ROOT, 'reports'), { recursive: true });
  const head = [
    ['version', 'user', 'installed in', 'first template'],
    ['---', '---', '---', '---'],
  ];
  const table = [...head, ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
  writeFileSync(join(ROOT, 'reports', 'rehearsal.md'), table);
  console.log(table);
  place.remove();
});

describe.each(VERSIONS)('release %s', (version) => {
  const templates = new Map<string, string>();

  test('is built, checked by its digest, and published to every registry', () => {
    const since = Date.now();
    publish(place, build(place, version, registries), registries);
    rows.push([version, 'the release', `${seconds(since)} s`, '']);
    expect(readdirSync(place.path('sources', 'dist', 'js')).sort()).toEqual([
      `cdk-amazon-connect-iam@${version}.jsii.tgz`,
      `connect-iam-${version}.tgz`,
    ]);
    expect(place.read('sources', 'dist', 'release-notes.md')).toMatch(`## ${version}\n`);
  });

  test.each(USERS)('$language: is installed, and runs the first app', ({ language, ...user }) => {
    const began = Date.now();
    user.install(place, version, registries);
    const installed = seconds(began);
    const since = Date.now();
    templates.set(language, user.template(place));
    rows.push([version, language, `${installed} s`, `${seconds(since)} s`]);
    expect(Object.keys(JSON.parse(templates.get(language) ?? '').Resources)).toContain('Instance');
  });

  test('every language has the same template', () => {
    expect([...templates.keys()]).toEqual(USERS.map(({ language }) => language));
    for (const template of templates.values()) expect(template).toBe(templates.get('TypeScript'));
  });

  test('npx finds the command, in an empty folder and with an empty cache', () => {
    place.write(`npx-${version}/README`, 'nothing is here');
    const since = Date.now();
    const said = place.run(`npx-${version}`, 'npx', ['--yes', 'connect-iam', '--version'], {
      npm_config_registry: `http://${registries.npm.address}/`,
      npm_config_cache: place.path(`cache-${version}`),
      npm_config_update_notifier: 'false',
    });
    rows.push([version, '`npx connect-iam`', `${seconds(since)} s`, '']);
    expect(said).toMatch(`${version}\n`);
  });
});

interface Readme {
  readonly language: string;
  readonly fence: string;
  readonly folder: string;
  readonly file: RegExp;
}

/** The README that a registry shows, as it is installed. */
const PYTHON: Readme = {
  language: 'Python',
  fence: 'python',
  folder: 'pip/.venv',
  file: /cdk_amazon_connect_iam-[\d.]+\.dist-info\/METADATA$/,
};
const GO: Readme = {
  language: 'Go',
  fence: 'go',
  folder: 'sources/dist/go',
  file: /cdkamazonconnectiam\/README\.md$/,
};

function examplesOf({ fence, folder, file }: Readme): string[] {
  const files = readdirSync(place.path(folder), { recursive: true, encoding: 'utf8' });
  const readme = place.read(folder, files.find((name) => file.test(name)) ?? '');
  return [...readme.matchAll(new RegExp(`^\`\`\`${fence}\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, code]) => code,
  );
}

test.each([PYTHON, GO])('the README for $language has its examples in that language', (readme) => {
  const inTypeScript = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/^```ts nofixture$/gm);
  const examples = examplesOf(readme);
  expect(examples).toHaveLength(inTypeScript?.length ?? 0);
  expect(examples.filter((code) => /\b(new|const) \w/.test(code))).toEqual([]);
});

test('every Python example of the README runs as PyPI shows it, and the apps synthesize', () => {
  const synthesized = examplesOf(PYTHON).map((code, i) => {
    const out = place.path('pip', `readme-${i + 1}`);
    place.write(`pip/readme-${i + 1}.py`, code);
    place.run('pip', place.path('pip', '.venv', 'bin', 'python'), [`readme-${i + 1}.py`], {
      CDK_OUTDIR: out,
    });
    return existsSync(join(out, 'manifest.json'));
  });
  expect(synthesized).toEqual([true, true, true]);
});

test('a version is published once', () => {
  const { npm } = registries;
  const again = { NPM_REGISTRY: npm.address, NPM_TOKEN: npm.token, DISABLE_HTTPS: 'true' };
  const env = {
    ...again,
    ...jobHome(place),
    npm_config_loglevel: 'notice',
  };
  expect(place.run('sources', 'bash', ['.ci/release/publish', 'npm'], env)).toContain('SKIPPING');
});

test('packages that somebody changed are not published', () => {
  const [digest] = place.read('sources', 'dist', 'SHA256SUMS').split(' ');
  expect(() => place.run('sources', 'bash', ['.ci/release/verify', digest])).toThrow('SHA256SUMS');
});
