import { Given, Option } from './arguments';
import { Io } from './io';

export interface Subcommand {
  readonly name: string;
  /** The operands after its name: `FILE...`. */
  readonly operands: string;
  /** A short description. */
  readonly title: string;
  /** The description, in paragraphs. */
  readonly about: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly (readonly [line: string, what: string])[];
  readonly exits: readonly (readonly [code: number, when: string])[];
  /** Resolves to the exit code. */
  run(given: Given, io: Io): Promise<number>;
}
