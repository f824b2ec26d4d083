import { execFileSync } from 'node:child_process';

/** Runs a script in a fresh Node and returns the number that it prints. */
export function measured(script: string, env: NodeJS.ProcessEnv = {}): number {
  const out = execFileSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'false', ...env },
  });
  return Number(out.trim().split('\n').pop());
}

/** The numbers that scripts print, run in turn, A B C A B C, so that a slow moment of the machine meets all. */
export function inTurn(runs: number, ...scripts: readonly string[]): number[][] {
  const found: number[][] = scripts.map(() => []);
  for (let i = 0; i < runs + 1; i++) {
    const turn = scripts.map((script) => measured(script));
    // The first turn warms the file cache.
    if (i > 0) turn.forEach((value, s) => found[s].push(value));
  }
  return found;
}

/** The median of the quotients of each turn. */
export const ratio = (of: readonly number[], over: readonly number[]): number =>
  median(of.map((value, i) => value / over[i]));

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The milliseconds of the processor that some work takes, the median of 15 times after as many to warm up. */
export function processorTime(once: () => unknown, rounds = 20): number {
  const timed = () => {
    const start = process.cpuUsage();
    for (let i = 0; i < rounds; i++) once();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / rounds;
  };
  for (let i = 0; i < 15; i++) timed();
  return median(Array.from({ length: 15 }, timed));
}

/** A script that prints the milliseconds of the processor that its body takes: other work adds little to them. */
export const clock = (body: string): string =>
  `const t = process.cpuUsage(); ${body};
  const { user, system } = process.cpuUsage(t); console.log((user + system) / 1000)`;
