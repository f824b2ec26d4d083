import { Position } from './file-error';

export type Pointer = readonly (string | number)[];

/** Something of a file that is read all the same, though people may read it otherwise. */
export interface Oddity {
  readonly problem: string;
  readonly pointer: Pointer;
}

/** The content of a file, and where its parts stand. */
export interface Parsed {
  readonly content: unknown;
  readonly oddities: readonly Oddity[];
  /** Where the value stands to which the keys and indices lead, or as far as they lead. */
  locate(pointer: Pointer): Position;
}
