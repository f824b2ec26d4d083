import { closeSync, openSync, writeSync } from 'node:fs';

/** A destination for text. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Everything outside the command that it uses, so tests can run it in their own process. */
export interface Io {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Returns the day in UTC: `2026-11-30`. @default - the day of the clock */
  readonly today?: () => string;
  /** Writes the parts of a text to a file. */
  save(file: string, parts: Iterable<string>): void;
}

/**
 * Returns the day on which the command runs, in UTC.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function dayOf({ today, env: { SOURCE_DATE_EPOCH: epoch = '' } }: Io): string {
  const now = /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : undefined;
  return (now ?? new Date(today?.() ?? Date.now())).toISOString().slice(0, 10);
}

export const processIo = (): Io => ({
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  save: writeParts,
});

function writeParts(file: string, parts: Iterable<string>): void {
  const opened = openSync(file, 'w');
  try {
    for (const part of parts) writeSync(opened, part);
  } finally {
    closeSync(opened);
  }
}

/** The exit codes of the process. */
export const EXIT = { clean: 0, findings: 1, unusable: 2 } as const;
