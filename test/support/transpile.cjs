const { transformSync } = require('esbuild');

/** Makes JavaScript of TypeScript, without its types, ten times as fast as the compiler does. */
exports.process = (text, file) => {
  const { code, map } = transformSync(text, {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    sourcefile: file,
    sourcemap: true,
  });
  return { code, map };
};
