import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All tests of a folder in one: the CDK is then loaded once for each mutant, which is most of its time. */
export function load(folder: string): void {
  const path = join(__dirname, '..', folder);
  for (const file of readdirSync(path).filter((name) => name.endsWith('.test.ts')))
    jest.requireActual(join(path, file));
}
