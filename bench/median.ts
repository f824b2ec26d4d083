import { execFileSync } from 'node:child_process';

/** Runs a script in a fresh Node and returns the number that it prints. */
export function measured(script: string, env: NodeJS.ProcessEnv = {}): number {
  const out = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false', ...env } });
  return Number(out.trim().split('\n').pop());
}

/** Both scripts in turn, A B A B, so that a slow moment of the machine meets both; medians. */
export function inTurn(runs: number, a: string, b: string): { a: number; b: number; pairs: number[]; fastest: { a: number; b: number } } {
  const as: number[] = [];
  const bs: number[] = [];
  for (let i = 0; i < runs + 1; i++) {
    const [x, y] = [measured(a), measured(b)];
    // The first pair warms the file cache.
    if (i > 0) {
      as.push(x);
      bs.push(y);
    }
  }
  return { a: median(as), b: median(bs), pairs: as.map((x, i) => x / bs[i]), fastest: { a: Math.min(...as), b: Math.min(...bs) } };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)];
}
