import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { lazyRequires } from '../projenrc/lazy-requires';
import { plainExports } from '../projenrc/plain-exports';

/** Runs an ES module as it ships. Returns its exports, and the modules that it has required so far. */
function run(code: string) {
  const required: string[] = [];
  const require = (path: string) => {
    required.push(path);
    return { other: () => path };
  };
  const module: { exports: Record<string, any> } = { exports: {} };
  const common = transformSync(plainExports(code), { format: 'cjs' }).code;
  runInNewContext(lazyRequires(common), { module, require });
  return { exports: module.exports, required };
}

test('what a module defines is exported under its outer name', () => {
  const { exports } = run(
    'const own = 1;\nconst inner = 2;\nexport {\n  own,\n  inner as outer\n};\n',
  );
  expect(exports).toEqual({ own: 1, outer: 2 });
});

test('what comes from another module is required when it is used', () => {
  const { exports, required } = run(
    'import {\n  other as theirs\n} from "./other.js";\nconst own = 1;\nexport {\n  own,\n  theirs as renamed\n};\n',
  );
  expect(Object.keys(exports)).toEqual(['own', 'renamed']);
  expect(required).toEqual([]);
  expect(exports.renamed()).toBe('./other.js');
  expect(required).toEqual(['./other.js']);
});

test('a module without exports stays as it is', () => {
  expect(plainExports('console.log(1);\n')).toBe('console.log(1);\n');
});
