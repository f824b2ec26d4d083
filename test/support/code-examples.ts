import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { transformSync } from 'esbuild';
import * as library from '../../src';

const ROOT = join(__dirname, '..', '..');
const PAGES = ['README.md', 'docs/constructs.md', 'docs/recipes.md'];
const BLOCK = /^```ts nofixture\n([^]*?)^```$/gm;

/** An example of the documentation, complete with its imports. */
export interface CodeExample {
  /** `README.md, example 2`. */
  readonly name: string;
  readonly code: string;
}

/** The TypeScript examples of README.md and of the pages that show code. */
export function codeExamples(): CodeExample[] {
  return PAGES.flatMap((page) =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(BLOCK)].map(([, code], i) => ({
      name: `${page}, example ${i + 1}`,
      code,
    })),
  );
}

/** Runs an example, which imports the library by its name, and returns the apps that it makes. */
export function runExample(code: string): cdk.App[] {
  const apps: cdk.App[] = [];
  class ObservedApp extends cdk.App {
    constructor(props?: cdk.AppProps) {
      super(props);
      apps.push(this);
    }
  }
  const modules: Record<string, unknown> = {
    // A copy would load every service.
    'aws-cdk-lib': Object.create(cdk, { App: { value: ObservedApp } }),
    'cdk-amazon-connect-iam': library,
  };
  const { code: outputText } = transformSync(code, {
    loader: 'ts',
    format: 'cjs',
    target: 'es2022',
  });
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const load = (name: string) => modules[name] ?? require(name);
  new Function('require', 'exports', outputText)(load, {});
  return apps;
}
