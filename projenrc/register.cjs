/*
 * Lets Node.js load TypeScript: node --enable-source-maps --require ./projenrc/register.cjs SCRIPT.ts
 */
const { readFileSync } = require('node:fs');
const { process: transpile } = require('./transpile.cjs');

require.extensions['.ts'] = (module, file) =>
  module._compile(transpile(readFileSync(file, 'utf8'), file).code, file);
