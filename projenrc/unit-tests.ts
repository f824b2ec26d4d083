/*
 * Runs the unit tests, each half in a process of its own, or only the tests that the arguments select.
 * A process runs its files one after another: no message between processes can be lost, and a crash fails the run.
 *
 *   node --require ./projenrc/register.cjs projenrc/unit-tests.ts [arguments of Jest]
 */
import { spawn } from 'node:child_process';

const SHARDS = 2;

function jest(args: readonly string[], report?: string): Promise<number> {
  const env = { ...process.env, ...(report && { JEST_JUNIT_OUTPUT_NAME: report }) };
  // Tests of the command leave handles open.
  const fixed = ['--ci', '--runInBand', '--forceExit'];
  const child = spawn('jest', [...fixed, ...args], { stdio: 'inherit', env });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

async function main(args: readonly string[]): Promise<void> {
  const shards = Array.from({ length: SHARDS }, (_, i) => i + 1);
  const codes = args.length
    ? [await jest(args)]
    : await Promise.all(
        shards.map((shard) => jest([`--shard=${shard}/${SHARDS}`], `unit-${shard}.xml`)),
      );
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
}

void main(process.argv.slice(2));
