import { dirname } from 'node:path';
import { Given, Option } from './arguments';
import { Io } from './io';
import { PLAIN, Typesetting, typesetting } from './text';
import { harmless } from '../src/text/visible';

export const OUTPUT: Option = {
  name: 'output',
  short: 'o',
  takes: 'FILE',
  what: 'Write to a file instead of standard output',
};

/** A file that cannot be written. */
export class OutputError extends Error {}

/** Writes the output for people to the destination in the command line. */
export function write(io: Io, given: Given, text: (how: Typesetting) => string): void {
  const how = given.has('output') ? PLAIN : typesetting(io.stdout, io.env);
  writeMachine(io, given, harmless(text(how), how.color));
}

/** Writes machine-readable output: JSON, Markdown, and pages, which escape their own characters. */
export function writeMachine(io: Io, given: Given, text: string): void {
  const said = `${text.replace(/\n+$/, '')}\n`;
  const file = given.value('output');
  if (file === undefined) {
    io.stdout.write(said);
    return;
  }
  try {
    io.save(file, said);
  } catch (error) {
    throw unwritable(file, error as NodeJS.ErrnoException);
  }
}

/** Describes an error of the operating system in words. */
export function unwritable(file: string, { code, message }: NodeJS.ErrnoException): OutputError {
  const words: Readonly<Record<string, string>> = {
    ENOENT: `there is no folder ${dirname(file)}`,
    EISDIR: 'it is a folder',
    EACCES: 'it may not be written',
    ENOSPC: 'the disk is full',
  };
  return new OutputError(`${file} cannot be written: ${words[code ?? ''] ?? message}`);
}
