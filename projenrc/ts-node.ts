/** Runs a script of this folder. `npm run check` looks at its types. */
export const tsNode = (script: string, ...args: readonly string[]): string =>
  ['ts-node --project projenrc/tsconfig.json --transpile-only', script, ...args].join(' ');
