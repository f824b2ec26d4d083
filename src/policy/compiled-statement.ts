import { PolicyStatement } from './model';

/** The content of a statement, regardless of where it was read and who created it. */
export type StatementContent = Omit<PolicyStatement, 'place' | 'templateConditions'>;

/** A statement from the compiler. It has a reason instead of a place. */
export interface CompiledStatement extends StatementContent {
  /** The reason for the statement, for reviewers. */
  readonly reason: string;
}
