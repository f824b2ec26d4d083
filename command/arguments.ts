import { parseArgs } from 'node:util';
import { similarNames } from '../src/text/similar-names';

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** The placeholder for its value in the help. Without it, the option takes no value. */
  readonly takes?: string;
  readonly oneOf?: readonly string[];
  /** Whether it accepts several values: repeated, or separated by commas. */
  readonly many?: true;
  readonly what: string;
}

/** An error in the command line. */
export class UsageError extends Error {
  constructor(
    public readonly problem: string,
    public readonly instead: string,
  ) {
    super(problem);
  }
}

/** A parsed command line. */
export class Given {
  constructor(
    public readonly operands: readonly string[],
    private readonly options: ReadonlyMap<string, readonly string[]>,
  ) {}

  public has(name: string): boolean {
    return this.options.has(name);
  }

  /** Returns the value of an option. The last one counts. */
  public value(name: string): string | undefined {
    return this.options.get(name)?.at(-1);
  }

  public values(name: string): readonly string[] {
    return this.options.get(name) ?? [];
  }
}

export const HELP: Option = { name: 'help', short: 'h', what: 'Show this help' };

/**
 * Parses the arguments of a subcommand. The error for an unknown argument suggests similar names.
 */
export function given(args: readonly string[], options: readonly Option[]): Given {
  const known = [...options, HELP];
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      known.map(({ name, short, takes }) => [
        name,
        { type: takes ? 'string' : 'boolean', multiple: true, ...(short && { short }) },
      ]),
    ),
  });
  const operands: string[] = [];
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.find(({ name }) => name === token.name);
    if (!option) throw unknown(token.rawName, known);
    found.set(option.name, [...(found.get(option.name) ?? []), ...valuesOf(option, token)]);
  }
  return new Given(operands, found);
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valuesOf(option: Option, { rawName, value, inlineValue }: OptionToken): string[] {
  if (!option.takes) {
    if (value !== undefined)
      throw new UsageError(`${rawName} takes no value`, `Write ${rawName} alone`);
    return [];
  }
  // `--format --json`: the next option is not a value, unless it is written as one.
  const written = value === undefined || (!inlineValue && /^-./.test(value)) ? '' : value;
  const values = (option.many ? written.split(',') : [written]).filter(Boolean);
  if (values.length === 0) {
    throw new UsageError(
      `${rawName} needs a value`,
      `Write ${rawName} ${option.takes}${option.oneOf ? `; allowed: ${option.oneOf.join(', ')}` : ''}`,
    );
  }
  const { oneOf: allowed } = option;
  const wrong = allowed && values.find((v) => !allowed.includes(v));
  if (wrong !== undefined) {
    const like = similarNames(wrong, allowed ?? [], 1);
    throw new UsageError(
      `${rawName} takes no '${wrong}'`,
      `${like.length > 0 ? `Did you mean ${like[0]}? ` : ''}Allowed: ${allowed?.join(', ')}`,
    );
  }
  return values;
}

function unknown(rawName: string, known: readonly Option[]): UsageError {
  const [like] = similarNames(
    rawName.replace(/^-+/, ''),
    known.map(({ name }) => name),
    1,
  );
  return new UsageError(
    `there is no option ${rawName}`,
    like
      ? `Did you mean --${like}?`
      : `Options: ${known.map(({ name }) => `--${name}`).join(', ')}`,
  );
}
