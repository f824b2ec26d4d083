import { PolicyText } from './deploy-time-text';

/** One key under one operator; a statement's conditions must all hold. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly PolicyText[];
}
