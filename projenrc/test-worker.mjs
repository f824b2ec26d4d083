/*
 * Prepares a process for tests in TypeScript: what they import is transpiled, and errors name its lines.
 */
import { createRequire, register } from 'node:module';

createRequire(import.meta.url)('./register.cjs');
register('./typescript-loader.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
