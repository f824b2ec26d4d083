import { Given, UsageError } from './arguments';
import { FileError } from './files/file-error';
import { load, Loaded } from './files/load';
import { Io } from './io';
import { Progress } from './progress';
import { sentence } from './sentence';
import { harmless, onOneLine, typesetting } from './text';
import { toDisplayText } from '../src/policy/deploy-time-text';

export interface LoadedAll {
  readonly loaded: readonly Loaded[];
  /** What could not be read; the others are read all the same. */
  readonly unreadable: readonly FileError[];
}

/** Reads each of the paths of a command line. */
export async function loadEach(paths: readonly string[], io: Io): Promise<LoadedAll> {
  const progress = new Progress(io.stderr);
  const loaded = new Map<string, Loaded>();
  const unreadable: FileError[] = [];
  for (const path of paths) {
    try {
      for (const file of await load([path], (message) => progress.say(message)))
        loaded.set(file.reading.file, file);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      unreadable.push(error);
    }
  }
  progress.done();
  return { loaded: [...loaded.values()], unreadable };
}

/** The files of a command line, of which there must be some. */
export function filesAsked({ operands }: Given, subcommand: string): readonly string[] {
  if (operands.length === 0)
    throw new UsageError(
      `${subcommand} needs a file`,
      `For example: connect-iam ${subcommand} cdk.out`,
    );
  return operands;
}

/** Parts of files that could not be read, for subcommands that do not show findings. */
export function sayUnread(loaded: readonly Loaded[], { stderr, env }: Io): void {
  const { color, paint } = typesetting(stderr, env);
  for (const {
    reading: { file, unread },
    locate,
  } of loaded) {
    for (const { problem, place } of unread) {
      const { line, column } = locate(place.pointer);
      const message = `${file}:${line}:${column}: not read: ${sentence(toDisplayText(problem))}`;
      stderr.write(
        `${harmless(`${paint('yellow', 'connect-iam:')} ${onOneLine(message)}`, color)}\n`,
      );
    }
  }
}

export function sayUnreadable(unreadable: readonly FileError[], { stderr, env }: Io): void {
  const { color, paint } = typesetting(stderr, env);
  for (const { message } of unreadable)
    stderr.write(`${harmless(`${paint('red', 'connect-iam:')} ${onOneLine(message)}`, color)}\n`);
}
