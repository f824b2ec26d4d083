import { awscdk, JsonFile } from 'projen';

/** The report page in a real browser: test/browser, in a task of its own because it needs Debian's chromium. */
export function browser(project: awscdk.AwsCdkConstructLibrary): void {
  new JsonFile(project, 'jest.browser.config.json', {
    marker: false,
    obj: {
      testMatch: ['<rootDir>/test/browser/**/*.browser.ts'],
      moduleNameMapper: { '^cdk-amazon-connect-iam$': '<rootDir>/src' },
      transform: {
        '^.+\\.[t]sx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }],
      },
      testTimeout: 60000,
      reporters: [
        'default',
        ['jest-junit', { outputDirectory: 'test-reports', outputName: 'browser.xml' }],
      ],
    },
  });
  project.addPackageIgnore('/jest.browser.config.json');
  // page.js and its like are JavaScript that a browser runs as it is; their types are checked all the same.
  new JsonFile(project, 'assets/report/tsconfig.json', {
    marker: false,
    obj: {
      compilerOptions: {
        allowJs: true,
        checkJs: true,
        noEmit: true,
        strict: true,
        noImplicitReturns: true,
        skipLibCheck: true,
        resolveJsonModule: true,
        target: 'es2022',
        module: 'preserve',
        moduleResolution: 'bundler',
        lib: ['es2023', 'dom', 'dom.iterable'],
        types: ['node'],
      },
      include: ['*.js'],
    },
  });
  project.addPackageIgnore('/assets/report/tsconfig.json');
  project.testTask.prependExec('tsc --noEmit -p assets/report/tsconfig.json');
  const env = { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' };
  project.addTask('test:browser', {
    description:
      'The report page in headless Chromium, of /usr/bin/chromium or CHROMIUM: clicks, keys, dark mode, print, axe-core, no request',
    exec: 'jest --ci --config jest.browser.config.json --runInBand',
    receiveArgs: true,
    env,
  });
  project.addTask('report:image', {
    description: 'docs/images/report.png, from the example app that npm run demo synthesized',
    exec: 'ts-node --project test/tsconfig.json --transpile-only test/browser/image.ts',
    env,
  });
}
