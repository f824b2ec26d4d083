/** A fact about access that no action, console row or policy contains. See catalogue/topics.json. */
export interface Topic {
  readonly id: string;
  readonly label: string;
  /** Words that people use for it. */
  readonly terms: readonly string[];
  readonly says: readonly string[];
  /** AWS managed policies that it is about. */
  readonly policies?: readonly string[];
  /** Rows of the console page that it is about. */
  readonly useCases?: readonly string[];
  /** Set when it lists the slips of AWS's documentation. */
  readonly slips?: true;
  readonly source: string;
  readonly furtherSources?: readonly string[];
  readonly grade: 'documented' | 'inferred';
}

/** Returns all such facts. */
export const topics = (): readonly Topic[] => require('../../catalogue/topics.json').topics;
