/** The command that runs a script in TypeScript. `npm run check` looks at its types. */
export const script = (file: string, ...args: readonly string[]): string =>
  ['node --enable-source-maps --require ./projenrc/register.cjs', file, ...args].join(' ');
