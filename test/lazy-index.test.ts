import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyIndex } from '../projenrc/lazy-index';

const folder = mkdtempSync(join(tmpdir(), 'lazy-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (name: string) =>
  execFileSync(process.execPath, [join(folder, name)], { encoding: 'utf8' }).trim();

write('a.js', 'console.log("a is loaded"); exports.One = class One {};');
write('b.js', 'console.log("b is loaded"); exports.Other = class Other {};');
write(
  'index.js',
  lazyIndex([
    ['One', './a'],
    ['Other', './b'],
  ]),
);

test('an ES module imports by name', () => {
  write('module.mjs', "import { One } from './index.js'; console.log(One.name);");
  expect(run('module.mjs').split('\n').pop()).toBe('One');
});

test('CommonJS loads only the module that is used', () => {
  write('common.cjs', "const { Other } = require('./index.js'); console.log(Other.name);");
  expect(run('common.cjs')).toBe('b is loaded\nOther');
});
