import { runInNewContext } from 'node:vm';
import { lazyRequires } from '../projenrc/lazy-requires';

/** Runs code that `exports` functions; each module that it requires is written down. */
function run(code: string) {
  const required: string[] = [];
  const require = (path: string) => {
    required.push(path);
    return { name: () => path, Base: class Base {}, list: [path] };
  };
  const exports: Record<string, () => unknown> = {};
  runInNewContext(lazyRequires(code), { exports, require, __toESM: (module: object) => module });
  return { exports, required };
}

test('a module is required when it is first used, and once', () => {
  const { exports, required } = run(
    'var import_a = require("./a.js");\nvar import_b = __toESM(require("b"));\n' +
      'exports.twice = () => [(0, import_a.name)(), import_a.name()];\n' +
      'exports.other = () => [...import_b.list];',
  );
  expect(required).toEqual([]);
  expect(exports.twice()).toEqual(['./a.js', './a.js']);
  expect(required).toEqual(['./a.js']);
  expect(exports.other()).toEqual(['b']);
  expect(required).toEqual(['./a.js', 'b']);
});

test('what is needed to define a class is required with it', () => {
  const { required } = run(
    'var import_a = require("./a.js");\nclass Own extends import_a.Base {}\nexports.own = () => new Own();',
  );
  expect(required).toEqual(['./a.js']);
});

test('a class of a module is constructed, and a namespace is a value', () => {
  const { exports } = run(
    'var import_a = require("./a.js");\nvar all = require("./all.js");\n' +
      'exports.made = () => new import_a.Base() instanceof import_a.Base;\n' +
      'exports.has = () => "name" in all;',
  );
  expect([exports.made(), exports.has()]).toEqual([true, true]);
});

test('a module that is required for its effects is left out', () => {
  expect(run('require("./effects.js");\nexports.none = () => 0;').required).toEqual([]);
});

test('a default export is an error, because it needs the help of esbuild', () => {
  expect(() => lazyRequires('var import_a = __toESM(require("a"));\nimport_a.default();')).toThrow(
    'import_a is used by its default export',
  );
});

test('modules that are required several times have one function', () => {
  const code =
    'var import_a = require("./a.js");\nvar import_a2 = require("./a.js");\n' +
    'exports.both = () => (0, import_a.name)() + (0, import_a2.name)();\n';
  expect(lazyRequires(code).match(/require\(/g)).toHaveLength(1);
  expect(run(code).exports.both()).toBe('./a.js./a.js');
});
