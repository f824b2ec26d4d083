/** Where something stands in what was read. */
export interface Place {
  /** The file, or the name of what was read. */
  readonly file: string;
  /** Of the resource in a template. */
  readonly logicalId?: string;
  /** Of the CDK construct. */
  readonly constructPath?: string;
  /** The keys and indices that lead there from the top of the file. */
  readonly pointer: readonly (string | number)[];
}
