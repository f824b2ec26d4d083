import { asksNoMore, conditionsKey } from './condition-list';
import { Grant } from './grant';
import { byPosition, firstOrigin, GroupOf, mergeGroupOf, positionOf } from './origin-order';
import { keysOfOneValue } from '../catalogue/catalogue';
import { patternIncludes } from '../policy/pattern';

/**
 * Stage 5: merges grants of one page, or of jobs, with the same resources and conditions.
 *
 * The merge is lawful because a statement allows each of its actions on each of its resources.
 * Grants that differ only in the value of a condition on a single-valued key become one grant with
 * both values. Access that another grant already allows is left out. The order is that of the AWS
 * table, and within a page that of the catalogue's resources.
 */
export const mergeStatements = (
  grants: readonly Grant[],
  groupOf: GroupOf = mergeGroupOf,
): Grant[] => withoutRepetition(ordered(joinValues(mergeEqual(grants, groupOf), groupOf)));

/**
 * Merges grants of one page, or of jobs, with equal resources and conditions, with all of their
 * actions and origins.
 */
function mergeEqual(grants: readonly Grant[], groupOf: GroupOf): Grant[] {
  const byKey = new Map<string, Grant>();
  for (const grant of grants) {
    const page = grant.origins.length > 0 ? groupOf(firstOrigin(grant.origins)) : '';
    const origins = grant.origins.filter((origin) => groupOf(origin) === page);
    const resources = [...grant.resources].sort().join();
    const key = [page, resources, conditionsKey(grant.conditions)].join('|');
    const other = byKey.get(key);
    // The same resource can be written in two ways. The one that sorts first names it, regardless
    // of the input order.
    const named =
      other && other.templates.join() <= grant.templates.join() ? other : { ...grant, origins };
    byKey.set(key, {
      ...named,
      actions: [...(other?.actions ?? []), ...grant.actions],
      origins: [...(other?.origins ?? []), ...origins],
    });
  }
  return [...byKey.values()].map((grant) => ({
    ...grant,
    actions: [...new Set(grant.actions)].sort(),
    origins: [...new Set(grant.origins)].sort(byPosition),
  }));
}

/**
 * Joins grants with `StorageResourceType` CALL_RECORDINGS and ATTACHMENTS for the same actions into
 * one grant with both values.
 */
function joinValues(grants: readonly Grant[], groupOf: GroupOf): Grant[] {
  const byKey = new Map<string, Grant>();
  const others: Grant[] = [];
  for (const grant of grants) {
    const [condition] = grant.conditions;
    if (!isJoinable(grant)) {
      others.push(grant);
      continue;
    }
    const page = grant.origins.length > 0 ? groupOf(grant.origins[0]) : '';
    const key = [page, grant.actions.join(), grant.resources.join(), condition.key].join('|');
    const other = byKey.get(key);
    const values = [...(other?.conditions[0].values ?? []), ...condition.values];
    const origins = [...(other?.origins ?? []), ...grant.origins];
    byKey.set(key, {
      ...grant,
      conditions: [{ ...condition, values: [...new Set(values)].sort() }],
      origins: [...new Set(origins)].sort(byPosition),
    });
  }
  return [...others, ...byKey.values()];
}

/** Returns whether the only condition is one value of a single-valued key. */
const isJoinable = ({ conditions }: Grant): boolean =>
  conditions.length === 1 &&
  conditions[0].operator === 'StringEquals' &&
  conditions[0].values.length === 1 &&
  keysOfOneValue().includes(conditions[0].key);

/**
 * Removes actions that another grant allows on all of the resources, under the same conditions or
 * fewer.
 */
function withoutRepetition(grants: readonly Grant[]): Grant[] {
  const byAction = new Map<string, number[]>();
  grants.forEach(({ actions }, i) =>
    actions.forEach((action) => byAction.set(action, [...(byAction.get(action) ?? []), i])),
  );
  const isIncluded = (grant: Grant, other: Grant) =>
    asksNoMore(other.conditions, grant.conditions) &&
    grant.resources.every((wanted) =>
      other.resources.some((granted) => patternIncludes(granted, wanted)),
    );
  // If two grants include each other, the earlier one stays.
  const isRepeatedBy = (i: number, j: number) =>
    j !== i && isIncluded(grants[i], grants[j]) && (j < i || !isIncluded(grants[j], grants[i]));
  return grants
    .map((grant, i) => ({
      ...grant,
      actions: grant.actions.filter(
        (action) => !byAction.get(action)?.some((j) => isRepeatedBy(i, j)),
      ),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function ordered(grants: readonly Grant[]): Grant[] {
  const position = ({ origins }: Grant) => (origins.length > 0 ? positionOf(origins[0]) : -1);
  // Sorts by templates: resources may hold tokens, whose text changes from one run to the next.
  const text = ({ templates, actions, conditions }: Grant) =>
    `${templates.join()}|${actions.join()}|${conditionsKey(conditions)}`;
  return grants
    .map((grant) => ({ grant, at: position(grant), text: text(grant) }))
    .sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : 1))
    .map(({ grant }) => grant);
}
