import { Position } from './file-error';

export type Pointer = readonly (string | number)[];

/** A part of a file that is read, although people may read it differently. */
export interface Oddity {
  readonly problem: string;
  readonly pointer: Pointer;
}

/** The content of a file, and the positions of its parts. */
export interface Parsed {
  readonly content: unknown;
  readonly oddities: readonly Oddity[];
  /** Returns the position of the value at the keys and indices, or of the last existing one. */
  locate(pointer: Pointer): Position;
}
