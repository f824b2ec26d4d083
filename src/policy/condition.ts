import { PolicyText } from './deploy-time-text';

/** One key under one operator; a statement's conditions must all hold. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: PolicyText;
  readonly values: readonly PolicyText[];
}

/** Returns the texts of a condition that may contain deploy-time values. */
export const conditionTexts = ({ key, values }: Condition): readonly PolicyText[] => [
  key,
  ...values,
];

/**
 * Returns a condition with the texts that deployment makes of its texts. A key is one text: it stays
 * where there are several. Returns the condition itself where nothing changes.
 */
export function conditionWith<C extends Condition>(
  condition: C,
  textsFor: (text: PolicyText) => readonly PolicyText[],
): C {
  const [key = condition.key, ...more] = textsFor(condition.key);
  const values = condition.values.flatMap(textsFor);
  const { length } = condition.values;
  const isSame = values.length === length && values.every((one, i) => one === condition.values[i]);
  if (isSame && (key === condition.key || more.length > 0)) return condition;
  return { ...condition, ...(more.length === 0 && { key }), values };
}
