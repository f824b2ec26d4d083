import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

const sources = ['src', 'command'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
);

test('the library and the command import nothing of Node.js that reaches a network', () => {
  const modules = sources.flatMap((text) =>
    [...text.matchAll(/\b(?:from |import\(|require\()'(node:[\w/]+)'/g)].map(([, name]) => name),
  );
  expect([...new Set(modules)].sort()).toEqual([
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:url',
    'node:util',
  ]);
});

test('none of their code fetches', () => {
  const calls = sources.flatMap((text) => text.match(/\b(?:fetch|XMLHttpRequest|WebSocket)\(/g));
  expect(calls.filter((call) => call !== null)).toEqual([]);
});
