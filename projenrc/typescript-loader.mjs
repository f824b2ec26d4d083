/** Leaves TypeScript that is imported to `require`, which register.cjs teaches it. */
export const load = (url, context, next) =>
  /\.ts(\?|$)/.test(url) ? { format: 'commonjs', shortCircuit: true } : next(url, context);
