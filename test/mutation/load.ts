import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All tests of a folder in one: what they import is then loaded once for each mutant. */
export function load(folder: string): void {
  const path = join(__dirname, '..', folder);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((file) => file.endsWith('.test.ts')).sort())
    jest.requireActual(join(path, name));
}
