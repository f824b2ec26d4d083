import { awscdk, javascript, JsonFile } from 'projen';

/** The environment of all tests: no validation by the CDK, 1.2 s and 400 MB a template, and no telemetry. */
export const TEST_ENVIRONMENT = { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' };

/** What all suites have in common. */
export const SUITE_DEFAULTS = {
  // For a machine that is busy. Limits of time are those of `npm run test:limits`.
  testTimeout: 60_000,
  moduleNameMapper: { '^cdk-amazon-connect-iam$': '<rootDir>/src' },
  // A temporary folder for the run, which has to be empty at its end.
  globalSetup: '<rootDir>/test/support/temporary-folder/create.ts',
  globalTeardown: '<rootDir>/test/support/temporary-folder/remove.ts',
  // Without types: `npm run check` looks at them.
  transform: {
    '^.+\\.[t]sx?$': new javascript.Transform('<rootDir>/projenrc/transpile.cjs'),
  },
};

/** Tests that do not run in `npm test`, because they take long or need more than Node.js. */
export interface JestSuite {
  /** The folder of `test`, the ending of its files and the name of its report. */
  readonly name: string;
  /** @default `test:` and the name */
  readonly task?: string;
  readonly description: string;
  /** The time for one test, in milliseconds. */
  readonly timeout: number;
  /** Whether one file runs after another. @default false, on all cores */
  readonly oneByOne?: boolean;
}

/** A suite with a task of its own: `test/NAME/**.NAME.ts`, its report in `test-reports/NAME.xml`. */
export function jestSuite(project: awscdk.AwsCdkConstructLibrary, suite: JestSuite): void {
  const { name, task = `test:${name}`, description, timeout, oneByOne = false } = suite;
  const config = `test/${name}/jest.config.json`;
  new JsonFile(project, config, {
    marker: false,
    obj: {
      rootDir: '../..',
      ...SUITE_DEFAULTS,
      testMatch: [`<rootDir>/test/${name}/**/*.${name}.ts`],
      testTimeout: timeout,
      reporters: [
        'default',
        ['jest-junit', { outputDirectory: 'test-reports', outputName: `${name}.xml` }],
      ],
    },
  });
  project.addTask(task, {
    description,
    exec: `jest --ci --config ${config} ${oneByOne ? '--runInBand' : '--maxWorkers=100%'}`,
    receiveArgs: true,
    env: TEST_ENVIRONMENT,
  });
}
