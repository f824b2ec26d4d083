import { bind } from 'jest-each';
import { expect } from 'expect';

/*
 * The part of Jest that the tests of src use. Tests are loaded once and run as often as there are mutants:
 * Jest loads every module again for each run, which takes a hundred times as long as the tests of a mutant.
 */

/** Tests and what stands around them, in the order in which the files name them. */
export class Suite {
  tests = [];
  #names = [];
  #hooks = [];

  /** Gives test files the names that Jest gives them. */
  provide(globals) {
    const test = (name, run) => this.#addTest(name, run);
    const describe = (name, define) => this.#nest(name, define);
    const hook = (kind) => (run) => this.#hooks.at(-1).push({ kind, run });
    Object.assign(globals, {
      expect,
      test: Object.assign(test, { each: bind(test) }),
      it: test,
      describe: Object.assign(describe, { each: bind(describe, false) }),
      beforeEach: hook('before'),
      afterEach: hook('after'),
    });
  }

  /** Loads a test file; its hooks are for its own tests. */
  load(file, require) {
    this.#hooks.push([]);
    require(file);
    this.#hooks.pop();
  }

  #nest(name, define) {
    this.#names.push(name);
    this.#hooks.push([]);
    define();
    this.#hooks.pop();
    this.#names.pop();
  }

  #addTest(name, run) {
    const fullName = [...this.#names, name].join(' ');
    const hooks = [...this.#hooks];
    this.tests.push({
      id: `${this.tests.length}: ${fullName}`,
      name: fullName,
      run: () => runWith(hooks.flat(), run),
    });
  }
}

async function runWith(hooks, run) {
  const all = (kind) => hooks.filter((hook) => hook.kind === kind);
  for (const hook of all('before')) await hook.run();
  try {
    await run();
  } finally {
    for (const hook of all('after')) await hook.run();
  }
}
