/*
 * Prepares a process for tests in TypeScript: what they import is transpiled, and errors name its lines.
 */
import { createRequire, register } from 'node:module';
import paths from 'tsconfig-paths';

createRequire(import.meta.url)('./register.cjs');
register('./typescript-loader.mjs', import.meta.url);
// The examples import the library by its name, as users do.
paths.register({
  baseUrl: new URL('..', import.meta.url).pathname,
  paths: { 'cdk-amazon-connect-iam': ['./src'] },
});
process.setSourceMapsEnabled(true);
