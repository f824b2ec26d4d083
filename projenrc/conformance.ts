import { awscdk } from 'projen';
import { jestSuite } from './jest-suite';

/** Proof by tools that others wrote: a task of its own because it needs Python, Java and Go. */
export function conformance(project: awscdk.AwsCdkConstructLibrary): void {
  // It deploys the example, which imports the library by its name.
  project
    .tryFindObjectFile('test/tsconfig.json')
    ?.addOverride('compilerOptions.paths', { 'cdk-amazon-connect-iam': ['../src'] });
  jestSuite(project, {
    name: 'conformance',
    task: 'conformance',
    description:
      'Tools that others wrote judge what the library makes; needs Python, Java, Go and registries',
  });
}
