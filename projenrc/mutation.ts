import { awscdk, JsonFile } from 'projen';
import { SUITE_DEFAULTS, TEST_ENVIRONMENT } from './jest-suite';

const MUTATED =
  'src/compiler/{expand-actions,apply-tags,apply-scope,merge-statements,sid,subtract-managed-policies,' +
  'split-by-size,placeholders,compile,documented-statements,findings,placeholder-values}.ts';
const FOLDERS_OF_NO_TEST = ['lib', 'dist', 'docs', 'examples', 'coverage', 'rosetta', 'bench'];

/** Mutation testing: by hand and at night, because it takes half an hour. */
export function mutation(project: awscdk.AwsCdkConstructLibrary): void {
  new JsonFile(project, 'stryker.config.json', {
    marker: false,
    obj: {
      testRunner: 'jest',
      jest: {
        projectType: 'custom',
        configFile: 'test/mutation/jest.config.json',
        enableFindRelatedTests: false,
      },
      coverageAnalysis: 'perTest',
      mutate: [MUTATED],
      ignorePatterns: [...FOLDERS_OF_NO_TEST, 'reports', 'cdk.out'],
      ignoreStatic: true,
      concurrency: 2,
      timeoutMS: 20000,
      reporters: ['clear-text', 'json', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false },
      thresholds: { high: 95, low: 90, break: 90 },
      tempDirName: '.stryker-tmp',
    },
  });
  new JsonFile(project, 'test/mutation/jest.config.json', {
    marker: false,
    obj: {
      rootDir: '../..',
      ...SUITE_DEFAULTS,
      // Two files that load the others: the CDK is then loaded once a mutant, which is most of its time.
      testMatch: ['<rootDir>/test/mutation/[12]-*.ts'],
      setupFiles: ['<rootDir>/test/mutation/quick.ts'],
      clearMocks: true,
    },
  });
  project.addTask('mutation', {
    description: 'Mutation testing of the compiler; fails below 90 % killed',
    exec: 'stryker run stryker.config.json',
    env: TEST_ENVIRONMENT,
  });
  for (const path of ['/.stryker-tmp/', '/reports/']) {
    project.gitignore.exclude(path);
    project.addPackageIgnore(path);
  }
  project.addPackageIgnore('/stryker.config.json');
}
