import { memoize } from '../input/memoize';

/** A place in what was read. */
export interface Place {
  /** The file, or the name of what was read. */
  readonly file: string;
  /** The logical id of the resource in a template. */
  readonly logicalId?: string;
  /** The path of the CDK construct. */
  readonly constructPath?: string;
  /** The keys and indices from the top of the file to the place. */
  readonly pointer: readonly (string | number)[];
}

/** Returns the same text for the same place of a file. */
export const placeKey = memoize(({ file, pointer }: Place): string =>
  JSON.stringify([file, ...pointer]),
);
