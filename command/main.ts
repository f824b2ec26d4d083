import { baseline } from './acceptance/baseline';
import { adopt } from './adopt/adopt';
import { given, UsageError } from './arguments';
import { audit } from './audit/audit';
import { completion } from './completion';
import { diff } from './diff';
import { editionText } from './edition';
import { explain } from './explain/explain';
import { FileError } from './files/file-error';
import { commandHelp, subcommandHelp } from './help';
import { EXIT, Io } from './io';
import { OutputError } from './output';
import { homepage } from './package';
import { report } from './report';
import { sentence } from './sentence';
import { Subcommand } from './subcommand';
import { typesetting } from './text';
import { whoCan } from './who-can';
import { similarNames } from '../src/text/similar-names';
import { harmless } from '../src/text/visible';

export const SUBCOMMANDS: readonly Subcommand[] = [
  report,
  whoCan,
  audit,
  baseline,
  diff,
  adopt,
  explain,
  completion(() => SUBCOMMANDS),
];

/** Runs a command line and resolves to its exit code. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    return await run(args, io);
  } catch (error) {
    const isExpected = [UsageError, OutputError, FileError].some((kind) => error instanceof kind);
    if (!isExpected || !(error instanceof Error)) return mistake(error, io);
    const { color, paint } = typesetting(io.stderr, io.env);
    const lines = [
      `${paint('red', 'connect-iam:')} ${sentence(error.message)}`,
      ...(error instanceof UsageError ? [error.instead.replace(/[^?.]$/, '$&.')] : []),
    ];
    io.stderr.write(`${harmless(lines.join('\n'), color)}\n`);
    return EXIT.unusable;
  }
}

/** Reports an internal error. The exit code is not 1, so it does not look like findings. */
function mistake(error: unknown, { stderr }: Io): number {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text =
    'connect-iam: this is a mistake of connect-iam itself. ' +
    `Please report it: ${homepage}/issues\n${said}`;
  stderr.write(`${harmless(text, false)}\n`);
  return EXIT.unusable;
}

async function run([name, ...rest]: readonly string[], io: Io): Promise<number> {
  const say = (text: string): number => {
    io.stdout.write(`${text}\n`);
    return EXIT.clean;
  };
  const how = typesetting(io.stdout, io.env);
  if (['--version', '-V', '-v'].includes(name ?? '')) return say(editionText());
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0))
    return say(commandHelp(SUBCOMMANDS, how));
  if (name === 'help') return run([rest[0], '--help'], io);
  if (name === undefined) {
    io.stderr.write(`${commandHelp(SUBCOMMANDS, typesetting(io.stderr, io.env))}\n`);
    return EXIT.unusable;
  }
  const subcommand = SUBCOMMANDS.find((s) => s.name === name);
  if (!subcommand) throw unknown(name);
  if (rest.some((arg) => arg === '--help' || arg === '-h'))
    return say(subcommandHelp(subcommand, how));
  return subcommand.run(given(rest, subcommand.options), io);
}

function unknown(name: string): UsageError {
  const [like] = similarNames(
    name,
    SUBCOMMANDS.map((s) => s.name),
    1,
  );
  const what = name.startsWith('-')
    ? `there is no option ${name} without a subcommand`
    : `there is no subcommand '${name}'`;
  return new UsageError(
    what,
    like
      ? `Did you mean connect-iam ${like}?`
      : `Subcommands: ${SUBCOMMANDS.map((s) => s.name).join(', ')}`,
  );
}
