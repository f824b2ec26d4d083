import { awscdk, JsonFile } from 'projen';

/** Proof by tools that others wrote: test/conformance, in a task of its own because it needs Python, Java and Go. */
export function conformance(project: awscdk.AwsCdkConstructLibrary): void {
  new JsonFile(project, 'jest.conformance.config.json', {
    marker: false,
    obj: {
      testMatch: ['<rootDir>/test/conformance/**/*.conformance.ts'],
      moduleNameMapper: { '^cdk-amazon-connect-iam$': '<rootDir>/src' },
      transform: {
        '^.+\\.[t]sx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }],
      },
      testTimeout: 900000,
      reporters: [
        'default',
        ['jest-junit', { outputDirectory: 'test-reports', outputName: 'conformance.xml' }],
      ],
    },
  });
  // It deploys the example, which imports the library by its name.
  project
    .tryFindObjectFile('test/tsconfig.json')
    ?.addOverride('compilerOptions.paths', { 'cdk-amazon-connect-iam': ['../src'] });
  project.addPackageIgnore('/jest.conformance.config.json');
  project.addTask('conformance', {
    description:
      'Let tools that others wrote judge what the library makes; installs them from the package registries, needs Python, Java and Go',
    exec: 'jest --ci --config jest.conformance.config.json --runInBand',
    receiveArgs: true,
    env: { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
}
