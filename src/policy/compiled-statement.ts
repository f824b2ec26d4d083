import { PolicyStatement } from './model';

/** What a statement says, wherever it was read and whoever made it. */
export type StatementContent = Omit<PolicyStatement, 'place' | 'templateConditions'>;

/** A statement as the compiler makes it. It has no place yet, and a reason instead. */
export interface CompiledStatement extends StatementContent {
  /** Why the statement is there, for whoever reviews it. */
  readonly reason: string;
}
