/*
 * Writes dist/release-notes.md, what users see of a version, and dist/CHANGELOG.md, that of all versions.
 * A version is a tag `vX.Y.Z`; what is not tagged yet is in the version that is given.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Commit, releaseNotes } from './release-notes';

const ROOT = join(__dirname, '..', '..');
const DIST = join(ROOT, 'dist');

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 }).trim();

function commitsOf(range: string): Commit[] {
  const log = git('log', '--no-merges', '--format=%s%x1f%b%x1e', range);
  return log
    .split('\x1e')
    .map((text) => text.trim().split('\x1f'))
    .filter(([title]) => title !== '')
    .map(([title, body = '']) => ({ title, body }));
}

function main(version: string) {
  const tag = `v${version}`;
  const tags = git('tag', '--merged', 'HEAD', '--sort=-version:refname', '--list', 'v[0-9]*')
    .split('\n')
    .filter((name) => name !== '' && name !== tag);
  const ends = [['HEAD', version], ...tags.map((name) => [name, name.slice(1)])];
  const notes = ends.map(([end, name], i) =>
    releaseNotes(name, commitsOf(i < tags.length ? `${tags[i]}..${end}` : end)),
  );
  mkdirSync(DIST, { recursive: true });
  writeFileSync(join(DIST, 'release-notes.md'), notes[0]);
  writeFileSync(join(DIST, 'CHANGELOG.md'), `# Changes\n\n${notes.join('\n')}`);
}

main(process.argv[2]);
