/*
 * Runs commands at the same time, each with its output in one piece, and exits with 1 when one of them fails.
 * What is after `--` is one more command, whose output is shown at once.
 *
 *   node --require ./projenrc/register.cjs projenrc/together.ts 'eslint src' 'tsc --noEmit' -- jest --ci
 */
import { spawn } from 'node:child_process';

interface Outcome {
  readonly command: string;
  readonly code: number | null;
  readonly seconds: number;
}

function run(command: string): Promise<Outcome> {
  const begin = Date.now();
  const output: Buffer[] = [];
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (data: Buffer) => output.push(data));
  child.stderr.on('data', (data: Buffer) => output.push(data));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - begin) / 1000);
      process.stdout.write(`\n-- ${command} (${seconds} s)\n${Buffer.concat(output).toString()}`);
      resolve({ command, code, seconds });
    });
  });
}

function show([program, ...args]: readonly string[]): Promise<Outcome> {
  const begin = Date.now();
  const child = spawn(program, args, { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = Math.round((Date.now() - begin) / 1000);
      resolve({ command: [program, ...args].join(' '), code, seconds });
    });
  });
}

async function main(args: readonly string[]): Promise<number> {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const shown = args.slice(end + 1);
  const outcomes = await Promise.all([
    ...args.slice(0, end).map(run),
    ...(shown.length > 0 ? [show(shown)] : []),
  ]);
  const failed = outcomes.filter(({ code }) => code !== 0);
  for (const { command, code } of failed) console.error(`\nFAILED with ${code}: ${command}`);
  return failed.length === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
