import { PolicyText } from './deploy-time-text';
import { memoize } from '../input/memoize';

/**
 * Returns one list for all lists of equal texts. Many statements have the same actions, so what
 * depends on their actions alone is found once.
 */
export const sharedTexts = (texts: readonly PolicyText[]): readonly PolicyText[] =>
  listOf(JSON.stringify(texts));

const listOf = memoize((written: string): readonly PolicyText[] =>
  Object.freeze(JSON.parse(written)),
);
