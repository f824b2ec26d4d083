import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { CheckStatus } from '@stryker-mutator/api/check';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/*
 * MUTATION_SHARE tests a random share of the mutants, in percent. MUTATION_SEED chooses another share.
 * The same seed chooses the same mutants, wherever and in whichever order they are tested.
 * Stryker reports the others as errors, which do not count in the score.
 */
const SHARE = Number(process.env.MUTATION_SHARE ?? 100);
const SEED = process.env.MUTATION_SEED ?? '1';

/** Returns a number from 0 to 100 that depends on the mutant and the seed alone. */
function percentOf({ fileName, location, mutatorName, replacement }) {
  const file = relative(process.cwd(), fileName).replace(/^.*sandbox[^/]*\//, '');
  const identity = JSON.stringify([SEED, file, location, mutatorName, replacement]);
  return (createHash('sha256').update(identity).digest().readUInt32BE() / 2 ** 32) * 100;
}

class SampleChecker {
  init() {}

  group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  check(mutants) {
    const result = (mutant) =>
      percentOf(mutant) < SHARE
        ? { status: CheckStatus.Passed }
        : { status: CheckStatus.CompileError, reason: 'not in the sample' };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, result(mutant)]));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', SampleChecker)];
