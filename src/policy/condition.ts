import { PolicyText } from './deploy-time-text';

/** One key under one operator; a statement's conditions must all hold. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: PolicyText;
  readonly key: PolicyText;
  readonly values: readonly PolicyText[];
}

/** Returns the texts of a condition that may contain deploy-time values. */
export const conditionTexts = ({ operator, key, values }: Condition): readonly PolicyText[] => [
  operator,
  key,
  ...values,
];

/**
 * Returns a condition with the texts that deployment makes of its texts. An operator or a key is one
 * text: it stays where there are several. Returns the condition itself where nothing changes.
 */
export function conditionWith<C extends Condition>(
  condition: C,
  textsFor: (text: PolicyText) => readonly PolicyText[],
): C {
  const one = (text: PolicyText) => {
    const [only = text, ...more] = textsFor(text);
    return more.length === 0 ? only : text;
  };
  const [operator, key] = [one(condition.operator), one(condition.key)];
  const values = condition.values.flatMap(textsFor);
  const { length } = condition.values;
  const isSame =
    operator === condition.operator &&
    key === condition.key &&
    values.length === length &&
    values.every((text, i) => text === condition.values[i]);
  return isSame ? condition : { ...condition, operator, key, values };
}
