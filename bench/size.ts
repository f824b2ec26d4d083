import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digits, Section } from './section';

const ROOT = join(__dirname, '..');

/** What npm would publish of ours, and what it installs of the neighbours. */
export function size(): Section {
  const pack = (folder: string) =>
    JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )[0];
  const ours = pack(ROOT);
  const installed = (name: string) => bytes(dirname(require.resolve(`${name}/package.json`)));
  const row = (name: string, value: number, files: number) => [
    name,
    digits(value / 1e6),
    digits(value / ours.unpackedSize),
    String(files),
  ];
  return {
    title: 'Package',
    how: ['Unpacked, as it is in node_modules.'],
    head: ['', 'MB', 'times ours', 'files'],
    rows: [
      row('cdk-amazon-connect-iam', ours.unpackedSize, ours.entryCount),
      ...['cdk-iam-floyd', 'iam-floyd'].map((name) => {
        const { total, files } = installed(name);
        return row(name, total, files);
      }),
    ],
    limits: [['package, packed', ours.size / 1000, 775, 'kB']],
  };
}

/** Of a folder, without what it brought along. */
function bytes(folder: string): { total: number; files: number } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('node_modules'))
    .map((path) => statSync(join(folder, path)))
    .filter((stat) => stat.isFile());
  return { total: paths.reduce((sum, stat) => sum + stat.size, 0), files: paths.length };
}
