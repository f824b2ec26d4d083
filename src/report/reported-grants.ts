import { Reached } from './effective-access';
import { EffectiveGrant, EffectiveReach } from './effective-grant';
import { ReportedEverything, ReportedGrant, ReportedReach } from './model';
import { displayRequirements, displayTexts } from './reported-statement';
import { memoize } from '../input/memoize';
import { resourcesOfAction } from '../policy/action-resources';
import { PolicyStatement } from '../policy/model';

export type IndexOf = (statement: PolicyStatement) => number;

/** Groups actions that are allowed at the same places. */
export function reportedGrants({ actions }: Reached, indexOf: IndexOf): readonly ReportedGrant[] {
  const byGrant = new Map<EffectiveGrant, string[]>();
  for (const [action, grant] of actions) {
    const names = byGrant.get(grant);
    if (names) names.push(action);
    else byGrant.set(grant, [action]);
  }
  return [...byGrant]
    .map(([{ reaches, requirements }, names]) => ({
      actions: [...names].sort(),
      reaches: reaches.map((reach) => reportedReach(reach, indexOf)),
      requirements: displayRequirements(requirements),
    }))
    .sort((a, b) => (a.actions[0] < b.actions[0] ? -1 : 1));
}

/** Returns the grants on actions that are not in the catalogue. */
export const reportedOthers = ({ others }: Reached, indexOf: IndexOf): readonly ReportedGrant[] =>
  others.map(({ actions, notAction, reach }) => ({
    actions: [...displayTexts(actions)].sort(),
    ...(notAction && { notAction: true as const }),
    reaches: [reportedReach(reach, indexOf)],
    requirements: [],
  }));

const reportedReach = (
  { statement, resources, requirements }: EffectiveReach,
  indexOf: IndexOf,
): ReportedReach => ({
  resources: displayTexts(resources),
  ...(statement.notResource && { notResource: true as const }),
  requirements: displayRequirements(requirements),
  statement: indexOf(statement),
});

/**
 * Returns the actions that are allowed on `*`, by statement, and whether they take a narrower
 * resource.
 */
export function reportedEverything(
  { actions }: Reached,
  indexOf: IndexOf,
): readonly ReportedEverything[] {
  const groups = new Map<string, { statement: number; unavoidable: boolean; names: string[] }>();
  const groupOf = (statement: number, unavoidable: boolean) => {
    const key = `${statement} ${unavoidable}`;
    const group = groups.get(key) ?? { statement, unavoidable, names: [] };
    groups.set(key, group);
    return group;
  };
  const groupsOf = memoize(({ reaches }: EffectiveGrant) =>
    reaches
      .filter(({ statement, resources }) => !statement.notResource && resources.includes('*'))
      .map(({ statement }) => ({
        true: groupOf(indexOf(statement), true),
        false: groupOf(indexOf(statement), false),
      })),
  );
  for (const [action, grant] of actions) {
    const ofGrant = groupsOf(grant);
    if (ofGrant.length === 0) continue;
    const unavoidable = resourcesOfAction(action).formats === 'no resource';
    for (const group of ofGrant) group[`${unavoidable}`].names.push(action);
  }
  return [...groups.values()]
    .filter(({ names }) => names.length > 0)
    .map(({ names, statement, unavoidable }) => ({
      actions: names.sort(),
      statement,
      unavoidable,
    }))
    .sort((a, b) => a.statement - b.statement || Number(a.unavoidable) - Number(b.unavoidable));
}
