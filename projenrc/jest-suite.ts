import { awscdk, javascript, JsonFile } from 'projen';

/** The environment of all tests: no validation by the CDK, 1.2 s and 400 MB a template, and no telemetry. */
export const TEST_ENVIRONMENT = { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' };

/** Every row of long tables, of which `npm test` has some: test/support/sample.ts. */
export const THOROUGH_ENVIRONMENT = { ...TEST_ENVIRONMENT, THOROUGH: 'true' };

/** A temporary folder for the run, which has to be empty at its end. */
const TEMPORARY_FOLDER = {
  globalSetup: '<rootDir>/test/support/temporary-folder/create.ts',
  globalTeardown: '<rootDir>/test/support/temporary-folder/remove.ts',
};

/** How Jest loads the tests. */
const LOADING = {
  // For a machine that is busy. Limits of time are those of `npm run test:limits`.
  testTimeout: 60_000,
  moduleNameMapper: { '^cdk-amazon-connect-iam$': '<rootDir>/src' },
  // Without types: `npm run check` looks at them.
  transform: {
    '^.+\\.[t]sx?$': new javascript.Transform('<rootDir>/projenrc/transpile.cjs'),
  },
};

/** A suite whose files have their own copies of all modules. */
export const ISOLATED = { ...TEMPORARY_FOLDER, ...LOADING };

/** Files that share the modules that they load, which halves the time. They have no limit of time. */
const SHARING = {
  runner: 'jest-light-runner',
  setupFiles: ['<rootDir>/projenrc/test-worker.mjs'],
};

/**
 * The tests of `npm test`. A file that replaces modules or their values has its own copies of all:
 * `*.isolated.test.ts`.
 */
export const UNIT_TESTS = {
  ...TEMPORARY_FOLDER,
  projects: [
    {
      ...LOADING,
      displayName: 'shared',
      ...SHARING,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', String.raw`\.isolated\.test\.ts$`],
    },
    {
      ...LOADING,
      displayName: 'isolated',
      testMatch: ['<rootDir>/test/**/*.isolated.test.ts'],
    },
  ],
};

/** Tests that do not run in `npm test`, because they take long or need more than Node.js. */
export interface JestSuite {
  /** The folder of `test`, the ending of its files and the name of its report. */
  readonly name: string;
  /** @default `test:` and the name */
  readonly task?: string;
  readonly description: string;
  /** The time for one test of a suite whose files share no modules, in milliseconds. @default they share them */
  readonly isolated?: number;
}

/** A suite with a task of its own: `test/NAME/**.NAME.ts`, one after another, its report in `test-reports/NAME.xml`. */
export function jestSuite(project: awscdk.AwsCdkConstructLibrary, suite: JestSuite): void {
  const { name, task = `test:${name}`, description, isolated } = suite;
  const config = `test/${name}/jest.config.json`;
  new JsonFile(project, config, {
    marker: false,
    obj: {
      rootDir: '../..',
      ...ISOLATED,
      ...(isolated ? { testTimeout: isolated } : SHARING),
      testMatch: [`<rootDir>/test/${name}/**/*.${name}.ts`],
      reporters: [
        'default',
        ['jest-junit', { outputDirectory: 'test-reports', outputName: `${name}.xml` }],
      ],
    },
  });
  project.addTask(task, {
    description,
    // Tests of the command leave handles open.
    exec: `jest --ci --config ${config} --runInBand --forceExit`,
    receiveArgs: true,
    env: TEST_ENVIRONMENT,
  });
}
