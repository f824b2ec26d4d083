/*
 * Writes into Markdown what the command really prints.
 * The output replaces what follows each line `$ connect-iam ...` in a block of console.
 *
 *   npx projen command:docs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../command/main';

/** Where the commands of the pages run: what they read is there. */
export const FOLDER = join(__dirname, '..', 'docs', 'command');

const BLOCK = /^```console\n\$ connect-iam (.*)\n[^]*?^```$/gm;

/** The text with the output of each command. */
export async function withOutput(markdown: string): Promise<string> {
  const home = process.cwd();
  process.chdir(FOLDER);
  try {
    const outputs = new Map<string, string>();
    for (const [, line] of markdown.matchAll(BLOCK)) outputs.set(line, await outputOf(line));
    return markdown.replace(
      BLOCK,
      (_, line) => `\`\`\`console\n$ connect-iam ${line}\n${outputs.get(line)}\`\`\``,
    );
  } finally {
    process.chdir(home);
  }
}

async function outputOf(line: string): Promise<string> {
  let output = '';
  const stream = {
    write: (text: string) => {
      output += text;
    },
  };
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  await main(words, {
    stdout: stream,
    stderr: stream,
    env: {},
    save: () => {
      throw new Error('no files are written here');
    },
  });
  return output;
}

async function fill(): Promise<void> {
  for (const file of process.argv.slice(2))
    writeFileSync(file, await withOutput(readFileSync(file, 'utf8')));
}

if (require.main === module) void fill();
