import { Given } from './arguments';
import { Loaded } from './files/load';
import { dateOf } from './heading';
import { Io } from './io';
import { version } from './package';
import { catalogueEdition, CatalogueEdition } from '../src/catalogue/catalogue';
import { ColumnsOfFiles } from '../src/report/render-csv';

/** What outputs that people keep say about the run. */
export interface Run {
  /** `2026-11-30` */
  readonly date: string;
  readonly tool: string;
  readonly version: string;
  /** The dates and versions of the facts about AWS. */
  readonly facts: CatalogueEdition;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

export const runOf = (given: Given, io: Io, { files }: Loaded): Run => ({
  date: dateOf(given, io),
  tool: 'cdk-amazon-connect-iam',
  version,
  facts: catalogueEdition(),
  inputs: [...files].map(([file, { sha256 }]) => ({ file, sha256 })),
});

/** Returns the run as columns of CSV, because many readers of CSV take no comments. */
export function runColumns({ date, version: number, facts, inputs }: Run): ColumnsOfFiles {
  const sums = new Map(inputs.map(({ file, sha256 }) => [file, sha256]));
  const editions = Object.entries(facts).map(([what, edition]) => `${what} ${edition.date}`);
  return {
    head: ['date', 'version', 'facts', 'sha256 of the file'],
    of: (file) => [date, number, editions.join('; '), sums.get(file) ?? ''],
  };
}
