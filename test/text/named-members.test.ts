import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as library from '../../src';

const ROOT = join(__dirname, '..', '..');

/** A class of the library with one of its members, as texts write them. */
const MEMBER =
  /\b((?:Connect|Console|Campaigns?|Voice|Lex|Access|Role|Service|Resource)\w+)\.(\w+)/g;

/** Code in languages whose members have names of their own. */
const OTHER_LANGUAGES = /^```(python|java|go)\n[^]*?^```$/gm;

describe('a member of the library that a text names', () => {
  test.each(['src', 'command', 'catalogue', 'docs', 'README.md', 'examples'])(
    'exists, in %s',
    (folder) => {
      const missing = textsIn(folder).flatMap(([file, text]) =>
        [...text.matchAll(MEMBER)]
          .filter(([, owner, member]) => lacks(owner, member))
          .map(([whole]) => `${file}: ${whole}`),
      );
      expect(missing).toEqual([]);
    },
  );
});

function lacks(owner: string, member: string): boolean {
  const exported = (library as unknown as Record<string, unknown>)[owner];
  if (exported === undefined || /^(ts|js|json|d|md|prototype|name|generated)$/.test(member))
    return false;
  const isOn = (value: unknown) => value !== null && value !== undefined && member in Object(value);
  return !isOn(exported) && !isOn((exported as { prototype?: unknown }).prototype);
}

function textsIn(path: string): [string, string][] {
  const files = /\.\w+$/.test(path)
    ? [path]
    : readdirSync(join(ROOT, path), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|json|md)$/.test(file))
        .map((file) => join(path, file));
  return files.map((file) => [
    file,
    readFileSync(join(ROOT, file), 'utf8').replace(OTHER_LANGUAGES, ''),
  ]);
}
