import { awscdk, JsonFile } from 'projen';
import { THOROUGH_ENVIRONMENT } from './jest-suite';

/** A part of src whose mutants the tests kill. */
interface MutatedPart {
  /** The folder of src. */
  readonly name: string;
  readonly mutate: readonly string[];
  /** Folders and files of the tests that run for each mutant, the fastest first. */
  readonly suite: readonly string[];
  /** The least share of mutants that are killed, in percent. */
  readonly killed: number;
}

const MUTATED: readonly MutatedPart[] = [
  {
    name: 'compiler',
    mutate: ['src/compiler/**/*.ts', '!src/compiler/render.ts'],
    suite: ['test/compiler', 'test/laws'],
    killed: 90,
  },
  {
    name: 'evaluator',
    mutate: ['src/evaluator/**/*.ts'],
    suite: [
      'test/evaluator',
      'test/worlds/evaluator.test.ts',
      // An independent simulator kills what our own laws let live.
      'test/oracle/evaluator-deviations.oracle.ts',
      'test/oracle/evaluator.oracle.ts',
      'test/oracle/fuzz.oracle.ts',
    ],
    killed: 85,
  },
  {
    name: 'reader',
    mutate: ['src/reader/**/*.ts'],
    suite: ['test/reader', 'test/worlds/evaluator.test.ts'],
    killed: 85,
  },
];

export const MUTATION_TASKS = MUTATED.map(({ name }) => `mutation:${name}`);

/** What no test of a part reads. */
const UNTOUCHED = [
  'lib',
  'dist',
  'docs',
  'examples',
  'coverage',
  'rosetta',
  'bench',
  'reports',
  'cdk.out',
];
const REPORTS = 'reports/mutation';

/** Mutation tests: by hand and at night, because a part takes half an hour. */
export function mutation(project: awscdk.AwsCdkConstructLibrary): void {
  const all = project.addTask('mutation', {
    description: 'Mutation tests of compiler, evaluator and reader; fails below their limits',
  });
  for (const part of MUTATED) all.spawn(mutationOf(project, part));
  for (const path of ['/.stryker-tmp/', '/reports/']) {
    project.gitignore.exclude(path);
    project.addPackageIgnore(path);
  }
}

function mutationOf(project: awscdk.AwsCdkConstructLibrary, part: MutatedPart) {
  const { name, mutate, suite, killed } = part;
  const config = `test/mutation/${name}.config.json`;
  new JsonFile(project, config, {
    marker: false,
    obj: {
      testRunner: 'suite',
      suite,
      mutate,
      ignorePatterns: UNTOUCHED,
      // MUTATION_SHARE tests a random share of the mutants.
      plugins: ['./test/mutation/runner.mjs', './test/mutation/sample.mjs'],
      checkers: ['sample'],
      ignoreStatic: true,
      // Nothing looks at types here.
      disableTypeChecks: false,
      concurrency: 2,
      reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false },
      jsonReporter: { fileName: `${REPORTS}/${name}.json` },
      htmlReporter: { fileName: `${REPORTS}/${name}.html` },
      thresholds: { high: 95, low: killed, break: killed },
      tempDirName: `.stryker-tmp/${name}`,
    },
  });
  return project.addTask(`mutation:${name}`, {
    description: `Mutation tests of src/${name}; fails below ${killed} % killed`,
    exec: `stryker run ${config}`,
    receiveArgs: true,
    env: THOROUGH_ENVIRONMENT,
  });
}
