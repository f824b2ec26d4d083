import { awscdk, JsonFile } from 'projen';
import { jestSuite, TEST_ENVIRONMENT } from './jest-suite';
import { script } from './script';

/** The report page in a real browser: test/browser, in a task of its own because it needs Debian's chromium. */
export function browser(project: awscdk.AwsCdkConstructLibrary): void {
  jestSuite(project, {
    name: 'browser',
    description:
      'The report page in headless Chromium (/usr/bin/chromium or CHROMIUM): clicks, keys, print, axe-core',
  });
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
  project.addTask('report:image', {
    description: 'docs/images/report.png, from the example app that npm run demo synthesized',
    exec: script('test/browser/image.ts'),
    env: TEST_ENVIRONMENT,
  });
}
