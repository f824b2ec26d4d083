import { awscdk, JsonFile } from 'projen';
import { jestSuite, ISOLATED, TEST_ENVIRONMENT, THOROUGH_ENVIRONMENT } from './jest-suite';
import { script } from './script';

/** One program for all that is not built, so that one run of the compiler sees every file. */
const TYPES = 'tsconfig.dev.json';

/** The unit tests, and what belongs to them: types, lint and format. */
export function tests(project: awscdk.AwsCdkConstructLibrary): void {
  types(project);
  withoutUnreadOptions(project);
  const together = (...commands: readonly string[]) =>
    script('projenrc/together.ts', ...commands.map((command) => `"${command}"`));
  const format = project.addTask('format', {
    description: 'Fails where Prettier would write a file in another way',
    exec: FORMAT,
  });
  project.addTask('check', {
    description: 'Types, lint and format, at the same time',
    exec: together(...CHECKS, 'npx projen eslint:promises', `npx projen ${format.name}`),
  });
  project.testTask.reset();
  for (const [name, value] of Object.entries(TEST_ENVIRONMENT)) project.testTask.env(name, value);
  project.testTask.exec(`${together(...CHECKS)} -- ${UNIT}`, { receiveArgs: true });
  project.addTask('test:thorough', {
    description: 'The unit tests with every row of long tables, and more random inputs',
    exec: UNIT,
    env: THOROUGH_ENVIRONMENT,
    receiveArgs: true,
  });

  jestSuite(project, {
    name: 'audits',
    description:
      'Audits of our templates and the policies of AWS, a newer edition of facts, ten questions on accounts',
  });
  jestSuite(project, {
    name: 'oracle',
    description: 'An independent simulator decides what the compiler makes and the evaluator says',
  });
  project.addTask('test:fuzz', {
    description: 'The fuzzers of test:oracle with FUZZ_REQUESTS, FUZZ_DIFF_PAIRS and FUZZ_ACCOUNTS',
    exec: script('projenrc/fuzz.ts'),
    env: TEST_ENVIRONMENT,
    receiveArgs: true,
  });
  jestSuite(project, {
    name: 'edition',
    description: 'A made-up newer edition of the facts goes through the refresh and all unit tests',
    isolated: 3_600_000,
  });
  jestSuite(project, {
    name: 'limits',
    description: 'Time and memory: of the report, and of the command on large and hostile files',
    isolated: 120_000,
  });
  coverage(project);
}

/** Removes options of projen that Jest reads only where there are no projects, such as ts-jest. */
function withoutUnreadOptions(project: awscdk.AwsCdkConstructLibrary): void {
  const options = ['clearMocks', 'testMatch', 'testPathIgnorePatterns', 'transform'];
  for (const option of options)
    project.tryFindObjectFile('package.json')?.addDeletionOverride(`jest.${option}`);
}

/** Jest measures the coverage of isolated tests only, so here all are. */
function coverage(project: awscdk.AwsCdkConstructLibrary): void {
  const config = 'test/coverage.jest.config.json';
  new JsonFile(project, config, {
    marker: false,
    obj: { rootDir: '..', ...ISOLATED, testMatch: ['<rootDir>/test/**/*.test.ts'] },
  });
  project.addTask('coverage', {
    description: 'What the unit tests reach',
    exec: `jest --ci --config ${config} --coverage --coverageReporters=text`,
    env: THOROUGH_ENVIRONMENT,
  });
}

/** Types and lint. The tests look at the catalogue. */
const CHECKS = [`tsgo -p ${TYPES}`, 'tsgo -p assets/report/tsconfig.json', 'npx projen eslint'];
const UNIT = script('projenrc/unit-tests.ts');
const FORMAT = 'prettier --check --cache --log-level warn .';

function types(project: awscdk.AwsCdkConstructLibrary): void {
  const folders = ['src', 'test', 'command', 'bench', 'examples', 'projenrc'];
  new JsonFile(project, TYPES, {
    marker: false,
    obj: {
      extends: './tsconfig.json',
      compilerOptions: {
        noEmit: true,
        declaration: false,
        rootDir: '.',
        stripInternal: true,
        isolatedModules: true,
        // The examples import the library by its name, as users do.
        paths: { 'cdk-amazon-connect-iam': ['./src'] },
      },
      include: ['.projenrc.ts', ...folders.map((folder) => `${folder}/**/*.ts`)],
    },
  });
  project.addPackageIgnore(`/${TYPES}`);
}
