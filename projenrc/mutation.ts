import { awscdk, JsonFile } from 'projen';
import { SUITE_DEFAULTS, TEST_ENVIRONMENT } from './jest-suite';

/** A part of src whose mutants the tests kill. */
interface MutatedPart {
  /** The folder of src. */
  readonly name: string;
  readonly mutate: readonly string[];
  /** The least share of mutants that are killed, in percent. */
  readonly killed: number;
}

const MUTATED: readonly MutatedPart[] = [
  { name: 'compiler', mutate: ['src/compiler/**/*.ts', '!src/compiler/render.ts'], killed: 90 },
  { name: 'evaluator', mutate: ['src/evaluator/**/*.ts'], killed: 85 },
  { name: 'reader', mutate: ['src/reader/**/*.ts'], killed: 85 },
];

export const MUTATION_TASKS = MUTATED.map(({ name }) => `mutation:${name}`);

const UNTOUCHED = ['lib', 'dist', 'docs', 'examples', 'coverage', 'rosetta', 'bench'];
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
  const { name, mutate, killed } = part;
  const folder = `test/mutation/${name}`;
  const jestConfig = `${folder}/jest.config.json`;
  const { moduleNameMapper, transform } = SUITE_DEFAULTS;
  new JsonFile(project, jestConfig, {
    marker: false,
    obj: {
      rootDir: '../../..',
      moduleNameMapper,
      transform,
      // Files that load the others: what they import is then loaded once a mutant, which is most of its time.
      testMatch: [`<rootDir>/${folder}/*.ts`],
      setupFiles: ['<rootDir>/test/mutation/quick.ts'],
      clearMocks: true,
    },
  });
  const config = `${folder}/stryker.config.json`;
  new JsonFile(project, config, {
    marker: false,
    obj: {
      testRunner: 'jest',
      jest: { projectType: 'custom', configFile: jestConfig, enableFindRelatedTests: false },
      coverageAnalysis: 'perTest',
      mutate,
      ignorePatterns: [...UNTOUCHED, 'reports', 'cdk.out'],
      // MUTATION_SHARE tests a random share of the mutants.
      plugins: ['@stryker-mutator/*', './test/mutation/sample.mjs'],
      checkers: ['sample'],
      ignoreStatic: true,
      disableTypeChecks: '{src,test}/**/*.ts',
      concurrency: 2,
      timeoutMS: 20000,
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
    env: TEST_ENVIRONMENT,
  });
}
