import { Workplace } from '../workplace';

const FILES = [
  'Everything.template.json',
  'report.txt',
  'report.html',
  'report.md',
  'report.csv',
  'report.json',
  'changes.txt',
  'changes.md',
  'changes.json',
  'none.txt',
  'refused.txt',
] as const;

/** What an app is compared by: its template, and what is told of it. */
export type Results = Readonly<Record<(typeof FILES)[number], string>>;

export function results(place: Workplace, out: string): Results {
  return Object.fromEntries(FILES.map((file) => [file, place.read(out, file)])) as Results;
}
