import { conditionKeyFacts, instanceArnFormat } from '../../catalogue/catalogue';
import { memoize } from '../../input/memoize';
import { expandPattern } from '../../policy/action-patterns';
import { PolicyStatement, World } from '../../policy/model';
import { authorizedArns } from '../authorized-resources';
import { holdsWithoutKey, isKey, supportsConditionKey } from '../condition-keys';
import { denyScope, mayBeAllowed, namesAction } from '../deny-scope';
import { Found, rule, subjectOf } from '../rule';
import { connectStatements, familyPatterns } from '../statement-queries';

export const partialCondition = rule('partial-condition', (world) =>
  connectStatements(world).flatMap((statement) =>
    statement.effect === 'Allow' ? checkAllow(statement) : checkDeny(statement, world),
  ),
);

const checkAllow = (statement: PolicyStatement): Found[] =>
  partsWithout(statement).map(({ pattern, key, without }) => ({
    subject: `${pattern} with ${key}`,
    what:
      `${without.length} of the ${expandPattern(pattern).length} actions of ${pattern} ` +
      `do not carry ${key} and are never allowed, ${subjectOf(without)} among them`,
    instead: `Allow those that are needed in a statement without ${key}`,
    place: statement.place,
  }));

/** A deny leaks only actions that nothing else denies and that its holders may be allowed. */
function checkDeny(statement: PolicyStatement, world: World): Found[] {
  const parts = partsWithout(statement);
  if (parts.length === 0) return [];
  const scope = denyScope(world, statement);
  return parts.flatMap(({ pattern, key, without }) => {
    const leaking = without.filter(
      (action) =>
        isAboutKey(action, key) &&
        mayBeAllowed(scope, action) &&
        !scope.denies.some((deny) => namesAction(deny, action) && !hasKey(deny, key)),
    );
    if (leaking.length === 0) return [];
    return [
      {
        subject: `${pattern} with ${key}`,
        what:
          `${leaking.length} of the ${expandPattern(pattern).length} actions of ${pattern} ` +
          `do not carry ${key} and are never denied, ${subjectOf(leaking)} among them`,
        instead: 'Deny them by the ARNs of the resources',
        place: statement.place,
      },
    ];
  });
}

/** Actions outside every instance need no deny of one instance. */
const isAboutKey = (action: string, key: string): boolean =>
  !isKey(key, conditionKeyFacts().instanceKey) ||
  authorizedArns(action).some((arn) => arn.startsWith(instanceArnFormat()));

const hasKey = ({ conditions }: PolicyStatement, key: string): boolean =>
  conditions.some((one) => isKey(one.key, key));

/** A wildcard whose actions partly do not carry a condition key. */
interface PartWithout {
  readonly pattern: string;
  readonly key: string;
  readonly without: readonly string[];
}

/**
 * Returns the wildcards of a statement with actions that do not carry one of its condition keys. A
 * key that no action takes is a mistake, which condition-key reports. All actions take global keys.
 */
function partsWithout(statement: PolicyStatement): PartWithout[] {
  const { patterns } = familyPatterns(statement);
  return statement.conditions
    .filter((condition) => !holdsWithoutKey(condition))
    .flatMap(({ key }) =>
      patterns.flatMap((pattern) => {
        const without = actionsWithout(pattern, key);
        const isMistake = without.length === expandPattern(pattern).length;
        return without.length === 0 || isMistake ? [] : [{ pattern, key, without }];
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
    expandPattern(pattern).filter((action) => !supportsConditionKey(action, key)),
  ),
);
