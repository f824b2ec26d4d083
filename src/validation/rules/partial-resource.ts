import { groupBy } from '../../input/group-by';
import { lazy } from '../../input/memoize';
import { expandPattern } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal } from '../../policy/model';
import { actionsOn, authorizedArns } from '../authorized-resources';
import { findingsOnEach } from '../findings-by-form';
import { leakingDenies } from '../leaking-denies';
import { pluralize, Found, rule, subjectOf } from '../rule';
import {
  connectPrincipals,
  familyActions,
  familyPatterns,
  isFullyKnownOrStandalone,
} from '../statement-queries';

export const partialResource = rule('partial-resource', (world) => [
  ...findingsOnEach(world, connectPrincipals(world).filter(isFullyKnownOrStandalone), check),
  ...leakingDenies(world),
]);

function check(principal: Principal): Found[] {
  const all = policiesOf(principal)
    .flatMap(({ statements }) => statements)
    .filter(
      ({ effect, notAction, notResource }) => effect === 'Allow' && !notAction && !notResource,
    );
  const allowed = lazy(() => all.flatMap(allowedActions));
  return all.flatMap((statement) => {
    // A pattern without any effect is a type mistake, which resource-type reports.
    const patterns = familyPatterns(statement).patterns.filter((pattern) =>
      statement.resources.some((one) => actionsOn(pattern, one).size > 0),
    );
    if (patterns.length === 0) return [];
    const actions = [...new Set(patterns.flatMap(expandPattern))];
    const never = actions.filter((action) => !allowed().some((some) => some.has(action)));
    if (never.length === 0) return [];
    return [
      {
        subject: subjectOf(patterns),
        what:
          `${never.length} of the ${actions.length} actions of ${subjectOf(patterns)} ` +
          `${pluralize(never, 'is', 'are')} not checked against ` +
          `${subjectOf(statement.resources.map(toDisplayText))} and never allowed, ` +
          `${subjectOf(never)} among them`,
        instead: `Allow those that are needed in a statement of their own: ${byResource(never)}`,
        place: statement.place,
      },
    ];
  });
}

/** Returns the actions that a statement allows, by pattern and resource. */
const allowedActions = (statement: PolicyStatement): readonly ReadonlySet<string>[] =>
  familyActions(statement).flatMap((pattern) =>
    statement.resources.map((resource) => actionsOn(pattern, resource)),
  );

/** Returns actions with the resources that they are checked against. */
const byResource = (actions: readonly string[]): string =>
  [...groupBy(actions, (action) => authorizedArns(action)[0] ?? '*')]
    .map(([resource, its]) => `${its.join(', ')} on ${resource}`)
    .join('; ');
