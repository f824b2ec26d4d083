const { transformSync } = require('esbuild');

/**
 * Makes JavaScript of TypeScript by esbuild, ten times as fast as the compiler does. The linter looks at types.
 * It is Jest's transform.
 */
exports.process = (text, file) =>
  transformSync(text, {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    sourcefile: file,
    sourcemap: 'both',
  });
