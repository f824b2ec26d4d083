import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the run a temporary folder of its own; its workers inherit it. */
export default function create(): void {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'connect-iam-tests-'));
}
