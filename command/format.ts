import { Given, Option, UsageError } from './arguments';

/** Returns the options that choose a subcommand's format: by name, or by a separate flag. */
export function formatOptions(formats: readonly string[]): Option[] {
  const flags = formats.filter((format) => format !== 'text');
  return [
    {
      name: 'format',
      short: 'f',
      takes: 'FORMAT',
      oneOf: formats,
      what: 'How it is written, text unless said',
    },
    ...flags.map((format): Option => ({ name: format, what: `The same as --format ${format}` })),
  ];
}

export function formatOf(given: Given, formats: readonly string[]): string {
  const asked = [
    ...new Set([
      ...given.values('format').slice(-1),
      ...formats.filter((format) => given.has(format)),
    ]),
  ];
  if (asked.length > 1)
    throw new UsageError(
      `the output has one format, not ${asked.join(' and ')}`,
      `Write --format and one of ${formats.join(', ')}`,
    );
  return asked[0] ?? 'text';
}
