/*
 * Writes API.md and api.txt from what jsii says of the public types: compile first.
 * With --check it writes nothing and fails when one is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicTypes } from './assembly';
import { apiMarkdown } from './markdown';
import { apiText } from './text';

const ROOT = join(__dirname, '..', '..');
const types = publicTypes(ROOT);
const files: Readonly<Record<string, string>> = {
  'API.md': apiMarkdown(types),
  'api.txt': apiText(types),
};

const isStale = (name: string): boolean => {
  const path = join(ROOT, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== files[name];
};
const stale = Object.keys(files).filter(isStale);
if (!process.argv.includes('--check'))
  stale.forEach((name) => writeFileSync(join(ROOT, name), files[name]));
else if (stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npx projen compile && npx projen api`);
  process.exit(1);
}
