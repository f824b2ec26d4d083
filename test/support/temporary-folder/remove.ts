import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

/**
 * What others leave behind: an `App` without `outdir` for one, or jsii's kernel, which Python stops
 * on a slow machine before it has removed its folder. It goes with the folder of the run.
 */
const OF_OTHERS = /^(cdk\.out|jsii-kernel|v8-compile-cache)/;

/** Removes the temporary folder of the run, and fails when a test left something in it. */
export default function remove(): void {
  const folder = tmpdir();
  const left = readdirSync(folder).filter((name) => !OF_OTHERS.test(name));
  rmSync(folder, { recursive: true });
  if (left.length > 0) throw new Error(`Tests left in the temporary folder: ${left.join(', ')}`);
}
