import { basename } from 'node:path';
import { ACCEPTANCE_FILE } from './acceptance/acceptance-file';
import { Given, UsageError } from './arguments';
import { FileError } from './files/file-error';
import { load, Loaded } from './files/load';
import { expanded } from './files/patterns';
import { Io } from './io';
import { Progress } from './progress';
import { sentence } from './sentence';
import { typesetting } from './text';
import { toDisplayText } from '../src/policy/deploy-time-text';
import { harmless, onOneLine } from '../src/text/visible';

export interface LoadedAll {
  readonly loaded: Loaded;
  /** The files that could not be read. The others are still read. */
  readonly unreadable: readonly FileError[];
}

export interface LoadOptions {
  /** Whether named files of unknown kinds are passed over. @default false */
  readonly skipOthers?: boolean;
}

/** Reads each path of a command line. Patterns stand for the files that they match. */
export async function loadEach(
  paths: readonly string[],
  io: Io,
  { skipOthers = false }: LoadOptions = {},
): Promise<LoadedAll> {
  const progress = new Progress(io.stderr);
  const unreadable: FileError[] = [];
  const failed = (error: FileError) => unreadable.push(error);
  const loaded = await load(
    withoutAcceptances(expanded(paths, failed)),
    (message) => progress.say(message),
    failed,
    skipOthers,
  );
  progress.done();
  return { loaded, unreadable };
}

/** Returns paths without the file with accepted findings, which `*.yaml` in a shell names too. */
function withoutAcceptances(paths: readonly string[]): readonly string[] {
  const others = paths.filter((path) => basename(path) !== ACCEPTANCE_FILE);
  return others.length > 0 ? others : paths;
}

/** Returns the files of a command line, which must have at least one. */
export function filesAsked({ operands }: Given, subcommand: string): readonly string[] {
  if (operands.length === 0)
    throw new UsageError(
      `${subcommand} needs a file`,
      `For example: connect-iam ${subcommand} cdk.out`,
    );
  return operands;
}

/** Reports the unread parts of files, for subcommands that do not show findings. */
export function sayUnread({ world, files }: Loaded, { stderr, env }: Io): void {
  const { color, paint } = typesetting(stderr, env);
  for (const { problem, place } of world.unread) {
    const { line, column } = files.get(place.file)?.locate(place.pointer) ?? { line: 1, column: 1 };
    const where = `${place.file}:${line}:${column}`;
    const message = `${where}: not read: ${sentence(toDisplayText(problem))}`;
    stderr.write(
      `${harmless(`${paint('yellow', 'connect-iam:')} ${onOneLine(message)}`, color)}\n`,
    );
  }
}

export function sayUnreadable(unreadable: readonly FileError[], { stderr, env }: Io): void {
  const { color, paint } = typesetting(stderr, env);
  for (const { message } of unreadable)
    stderr.write(`${harmless(`${paint('red', 'connect-iam:')} ${onOneLine(message)}`, color)}\n`);
}
