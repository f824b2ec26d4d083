import { Grade, gradeOfSource, sourceFacts } from '../../src/catalogue/catalogue';
import { Section } from '../sheet';

/** Where a fact was read, and how certain it is. */
export interface Provenance {
  readonly grade: Grade;
  readonly title: string;
  /** The date of AWS's data. */
  readonly date?: string;
  readonly version?: string;
  readonly url?: string;
  readonly readOn: string;
}

/** Returns the sources of facts, each once. */
export const provenanceOf = (...ids: readonly string[]): Provenance[] =>
  [...new Set(ids)].map((id) => {
    const { title, date, version, url, readOn } = sourceFacts(id);
    return {
      grade: gradeOfSource(id),
      title,
      ...(date && { date }),
      ...(version && { version }),
      ...(url && { url }),
      readOn,
    };
  });

/** Renders sources for people. */
export const sourcesSection = (sources: readonly Provenance[]): Section => ({
  heading: 'Sources',
  lines: sources.map((source) => [source.grade, sentenceOf(source)] as const),
});

function sentenceOf({ title, date, version, url, readOn }: Provenance): string {
  const edition = [date, version].filter(Boolean).join(', version ');
  return [title, ...(edition ? [`of ${edition}`] : []), `read on ${readOn}`, ...(url ? [url] : [])]
    .join(', ')
    .replace(/, of /, ' of ');
}
