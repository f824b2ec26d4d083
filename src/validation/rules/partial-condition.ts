import { memoize } from '../../input/memoize';
import { isPattern, expandActionPattern } from '../../policy/action-patterns';
import { PolicyStatement } from '../../policy/model';
import { holdsWithoutKey, supportsConditionKey } from '../condition-keys';
import { Found, rule, subjectOf } from '../rule';
import { familyActions, connectStatements } from '../statement-queries';

export const partialCondition = rule('partial-condition', (reading) =>
  connectStatements(reading)
    .filter(({ effect, conditions }) => effect === 'Allow' && conditions.length > 0)
    .flatMap(check),
);

function check(statement: PolicyStatement): Found[] {
  const patterns = familyActions(statement).filter(isPattern);
  return statement.conditions
    .filter((c) => !holdsWithoutKey(c))
    .flatMap(({ key }) =>
      patterns.flatMap((pattern) => {
        const all = expandActionPattern(pattern);
        const without = actionsWithout(pattern, key);
        // A key that no action takes is a mistake, which condition-key reports. All actions take
        // global keys.
        if (without.length === 0 || without.length === all.length) return [];
        return [
          {
            subject: `${pattern} with ${key}`,
            what:
              `${without.length} of the ${all.length} actions of ${pattern} do not carry ${key} ` +
              `and are never allowed, ${subjectOf(without)} among them`,
            instead: `Allow those that are needed in a statement without ${key}`,
            place: statement.place,
          },
        ];
      }),
    );
}

/**
 * Returns the actions of a pattern that do not carry a key. Policies of one author often share
 * patterns and keys.
 */
const actionsWithout = (pattern: string, key: string): readonly string[] =>
  keysOfPattern(pattern)(key);

const keysOfPattern = memoize((pattern: string) =>
  memoize((key: string) =>
    expandActionPattern(pattern).filter((action) => !supportsConditionKey(action, key)),
  ),
);
