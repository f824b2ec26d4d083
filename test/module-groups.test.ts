import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupModules } from '../projenrc/module-groups';

const folder = mkdtempSync(join(tmpdir(), 'module-groups-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (code: string) =>
  execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' }).trim();

mkdirSync(join(folder, 'one', 'inner'), { recursive: true });
mkdirSync(join(folder, 'two'));
write('data.json', '{"value":"data"}');
write(
  'one/a.js',
  '"use strict";console.log("a runs");exports.name="a";const b=require("./inner/b");exports.both=()=>exports.name+b.name();',
);
write(
  'one/inner/b.js',
  '"use strict";console.log("b runs");const a=require("../a");exports.name=()=>a.name+require("../../data.json").value;',
);
write('one/place.js', '"use strict";exports.place=__dirname;');
write('one/large.generated.js', '"use strict";exports.large=true;');
write('two/c.js', '"use strict";exports.c=()=>require("../one/a").both();');
groupModules(folder, [
  { name: 'first', folders: ['one'] },
  { name: 'second', folders: ['two'] },
]);

test('a module runs once, when it is first required, also in a cycle and from another group', () => {
  const code =
    'const {c}=require("./two/c");console.log(c());console.log(require("./one/a").both())';
  expect(run(code).split('\n')).toEqual(['a runs', 'b runs', 'aadata', 'aadata']);
});

test('the file of a module asks the group, and both give the same exports', () => {
  expect(readFileSync(join(folder, 'one', 'inner', 'b.js'), 'utf8')).toBe(
    'module.exports=require("../../first")("one/inner/b");\n',
  );
  expect(run('console.log(require("./one/a")===require("./first")("one/a"))')).toContain('true');
});

test('enumerations, and modules that read files by their place, stay where they are', () => {
  expect(run('console.log(require("./one/place").place.endsWith("one"))')).toBe('true');
  expect(readFileSync(join(folder, 'one', 'large.generated.js'), 'utf8')).toContain('large=true');
});
