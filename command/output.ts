import { resolve } from 'node:path';
import { Given, Option } from './arguments';
import { Io } from './io';
import { harmless, PLAIN, Typesetting, typesetting } from './text';

export const OUTPUT: Option = { name: 'output', short: 'o', takes: 'FILE', what: 'Write to a file instead of standard output' };

/** A file that cannot be written. */
export class OutputError extends Error {}

/** Writes what a subcommand has to say to where the command line says. */
export async function write(io: Io, given: Given, text: (how: Typesetting) => string): Promise<void> {
  const file = given.value('output');
  const how = file === undefined ? typesetting(io.stdout, io.env) : PLAIN;
  const said = `${harmless(text(how), how.colour).replace(/\n+$/, '')}\n`;
  if (file === undefined) {
    io.stdout.write(said);
    return;
  }
  try {
    io.save(resolve(io.folder, file), said);
  } catch (error) {
    throw new OutputError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
