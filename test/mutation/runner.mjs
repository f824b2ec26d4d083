import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { forgetfulMemoize } from './forgetful-memoize.mjs';
import { Suite } from './suite.mjs';

/** What the instrumented code reads and counts. */
const state = (globalThis.__stryker__ ??= {});

/** Runs the tests that `suite` in the options of Stryker names, in this process. */
class SuiteRunner {
  static inject = [commonTokens.options];
  #paths;
  #suite = new Suite();
  #forget;

  constructor({ suite }) {
    this.#paths = suite;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** Loads all tests. What the code does meanwhile is no test's. */
  init() {
    const require = createRequire(join(process.cwd(), 'package.json'));
    require('./projenrc/register.cjs');
    require('./test/mutation/quick.ts');
    this.#forget = forgetfulMemoize(require, './src/input/memoize.ts');
    this.#suite.provide(globalThis);
    for (const file of this.#paths.flatMap(testFiles)) this.#suite.load(file, require);
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#suite.tests) tests.push(await this.#run(test));
    const mutantCoverage = state.mutantCoverage;
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const tests = [];
    for (const test of this.#suite.tests) {
      if (testFilter && !testFilter.includes(test.id)) continue;
      const result = await this.#runMutated(test, activeMutant.id, hitLimit);
      if (result.timeout) return toMutantRunResult(result.timeout);
      tests.push(result);
      if (result.status === TestStatus.Failed && !disableBail) break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests }, disableBail);
  }

  /** Returns how a test ends with a mutant; one that fails must pass without it. */
  async #runMutated(test, mutant, hitLimit) {
    Object.assign(state, { activeMutant: mutant, hitLimit, hitCount: hitLimit && 0 });
    const result = await this.#run(test);
    const timeout = determineHitLimitReached(state.hitCount, state.hitLimit);
    Object.assign(state, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    if (timeout) return { timeout };
    if (result.status === TestStatus.Success) return result;
    const { status, failureMessage } = await this.#run(test);
    if (status === TestStatus.Failed)
      throw new Error(`An earlier mutant changed what ${test.id} reads: ${failureMessage}`);
    return result;
  }

  async #run({ id, name, run }) {
    this.#forget();
    state.currentTestId = id;
    const started = performance.now();
    const result = (failureMessage) => ({
      id,
      name,
      timeSpentMs: performance.now() - started,
      ...(failureMessage === undefined
        ? { status: TestStatus.Success }
        : { status: TestStatus.Failed, failureMessage }),
    });
    try {
      await run();
      return result();
    } catch (error) {
      return result(String(error?.message ?? error));
    } finally {
      state.currentTestId = undefined;
    }
  }
}

/** Returns the test files of a folder, or the file. */
function testFiles(path) {
  if (path.endsWith('.ts')) return [`./${path}`];
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.test.ts'));
  return names.sort().map((name) => `./${join(path, name)}`);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'suite', SuiteRunner)];

export const strykerValidationSchema = {
  properties: {
    suite: {
      description: 'The folders and files of the tests that run for each mutant.',
      type: 'array',
      items: { type: 'string' },
    },
  },
};
