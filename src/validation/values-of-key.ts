import { isKey } from './condition-keys';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Principal } from '../policy/model';

/** Returns the values that conditions in the policies and the boundary of a principal have for a key. */
export const valuesOfKey = (principal: Principal, key: string): readonly PolicyText[] =>
  valuesIn(principal)(key);

const valuesIn = memoize((principal: Principal) =>
  memoize((key: string): readonly PolicyText[] => {
    const values = policiesAndBoundaryOf(principal)
      .flatMap(({ statements }) => statements)
      .flatMap(({ conditions }) => conditions)
      .filter((condition) => isKey(condition.key, key))
      .flatMap((condition) => condition.values);
    return [...new Set(values)];
  }),
);
