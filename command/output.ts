import { dirname } from 'node:path';
import { Given, Option } from './arguments';
import { Io } from './io';
import { jsonParts } from './json';
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

/** Writes machine-readable output: Markdown and pages, which escape their own characters. */
export const writeMachine = (io: Io, given: Given, text: string): void =>
  writeParts(io, given, [`${text.replace(/\n+$/, '')}\n`]);

/** Writes data as JSON, one part at a time, because a large report has hundreds of megabytes. */
export const writeJson = (io: Io, given: Given, value: object): void =>
  writeParts(io, given, jsonParts(value));

function writeParts(io: Io, given: Given, parts: Iterable<string>): void {
  const file = given.value('output');
  if (file === undefined) {
    for (const part of parts) io.stdout.write(part);
    return;
  }
  save(io, file, parts);
}

/**
 * Writes a file.
 * @throws OutputError when it cannot be written
 */
export function save(io: Io, file: string, parts: Iterable<string>): void {
  try {
    io.save(file, parts);
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
