import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

/**
 * Runs all tests of a folder, and other test files, as one file: what they import is then loaded
 * once for each mutant.
 */
export function load(folder: string, ...files: readonly string[]): void {
  const names = readdirSync(join(TESTS, folder), { recursive: true, encoding: 'utf8' });
  const tests = names.filter((file) => file.endsWith('.test.ts')).sort();
  for (const file of [...tests.map((name) => join(folder, name)), ...files])
    jest.requireActual(join(TESTS, file));
}
