/*
 * Measures hand-written code, and exits with 1 where `src` breaks a limit of the table.
 *
 *   npm run style                    the table
 *   npm run style -- --list          and where each thing is found in src
 *   npm run style -- --list command  the same of another folder, or of one folder of src
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isWithinLimit, limitText, Measure, MEASURES } from './style/measure';
import { readSourceFacts, SourceFacts } from './style/source-file';

/** The folder that keeps the limits comes first; the others are shown beside it. */
const FOLDERS = ['src', 'command', 'projenrc', 'bench', 'test'];

function readFolder(folder: string): SourceFacts[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.generated|\.d)\.ts$/.test(name))
    .sort()
    .map((name) => readSourceFacts(join(folder, name)));
}

const shown = (measure: Measure, files: readonly SourceFacts[]): string =>
  measure.value(files).toFixed(measure.digits);

function table(folders: ReadonlyMap<string, readonly SourceFacts[]>): string {
  const source = folders.get(FOLDERS[0]) ?? [];
  const rows = MEASURES.map((measure) => [
    measure.name,
    ...[...folders.values()].map((files) => shown(measure, files)),
    limitText(measure),
    isWithinLimit(measure, source) ? '' : 'BROKEN',
  ]);
  const all = [['', ...folders.keys(), 'limit in src', ''], ...rows];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => row[i].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return all.map((row) => line(row).trimEnd()).join('\n');
}

function list(files: readonly SourceFacts[]): string {
  return MEASURES.filter(({ places }) => places !== undefined)
    .map(({ name, places }) => `\n${name}\n${(places?.(files) ?? []).join('\n')}`)
    .join('\n');
}

function main(args: readonly string[]): number {
  const folders = new Map(FOLDERS.map((folder) => [folder, readFolder(folder)]));
  const source = folders.get(FOLDERS[0]) ?? [];
  console.log(table(folders));
  if (args.includes('--list')) {
    const folder = args[args.indexOf('--list') + 1];
    console.log(list(folder === undefined ? source : readFolder(folder)));
  }
  return MEASURES.every((measure) => isWithinLimit(measure, source)) ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
