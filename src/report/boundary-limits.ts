import { EffectiveGrant, EffectiveReach, RelevantStatement } from './effective-grant';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes, overlap } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import { Requirement, ResourceRequirement } from '../policy/requirement';

/**
 * Returns the part of a grant that the allows of a boundary leave; undefined when nothing is left.
 */
export function withinBoundary(
  grant: EffectiveGrant,
  bounds: readonly RelevantStatement[],
): EffectiveGrant | undefined {
  const touching = bounds.filter((bound) => grant.reaches.some((reach) => touches(bound, reach)));
  if (touching.length === 0) return undefined;
  const isUnconditional = touching.every(
    ({ requirements, statement }) => requirements.length === 0 && !statement.notResource,
  );
  if (isUnconditional) {
    const patterns = touching.flatMap(({ covered }) => covered.patterns);
    const reaches = grant.reaches.flatMap((reach) => narrowed(reach, patterns));
    return reaches.length > 0 ? { ...grant, reaches } : undefined;
  }
  const ways = touching.map((bound) => wayThrough(bound, grant.reaches));
  if (ways.some((way) => way.length === 0)) return grant;
  const requirement: readonly Requirement[] =
    ways.length === 1 ? ways[0] : [{ kind: 'any-of', of: ways }];
  return { ...grant, requirements: [...grant.requirements, ...requirement] };
}

/**
 * Narrows a reach to the resources that patterns match. Uses narrower patterns when they are exact,
 * and a requirement otherwise.
 */
function narrowed(reach: EffectiveReach, patterns: readonly PolicyText[]): EffectiveReach[] {
  const { statement, resources, requirements } = reach;
  if (statement.notResource) {
    if (patterns.includes('*')) return [reach];
    return [{ ...reach, requirements: [...requirements, only(patterns)] }];
  }
  const common = resources.flatMap((one) =>
    patterns.flatMap((pattern) => intersection(one, pattern)),
  );
  // When the patterns have too much in common, the intersection is too wide. A requirement then
  // describes it.
  const isExact = common.every((one) => patterns.some((pattern) => patternIncludes(pattern, one)));
  if (!isExact) return [{ ...reach, requirements: [...requirements, only(patterns)] }];
  return common.length > 0 ? [{ ...reach, resources: [...new Set(common)] }] : [];
}

/** Returns what must hold for an allow of a boundary to cover the reaches. */
function wayThrough(
  { statement, covered, requirements }: RelevantStatement,
  reaches: readonly EffectiveReach[],
): readonly Requirement[] {
  const isAll = reaches.every((reach) =>
    statement.notResource
      ? !covered.patterns.some((left) => reachMayTouch(reach, left))
      : covered.patterns.includes('*') ||
        (!reach.statement.notResource &&
          reach.resources.every((one) => covered.patterns.some((p) => patternIncludes(p, one)))),
  );
  if (isAll) return requirements;
  const touched = covered.patterns.filter((pattern) =>
    reaches.some((reach) => reachMayTouch(reach, pattern)),
  );
  const resource: ResourceRequirement = {
    kind: 'resource',
    resources: touched,
    holds: !statement.notResource,
  };
  return [...requirements, resource];
}

function touches({ statement, covered }: RelevantStatement, reach: EffectiveReach): boolean {
  if (!statement.notResource)
    return covered.patterns.some((pattern) => reachMayTouch(reach, pattern));
  if (reach.statement.notResource) return true;
  return reach.resources.some(
    (one) => !covered.patterns.some((left) => patternIncludes(left, one)),
  );
}

const reachMayTouch = ({ statement, resources }: EffectiveReach, pattern: PolicyText): boolean =>
  statement.notResource
    ? !resources.some((left) => patternIncludes(left, pattern))
    : resources.some((one) => one === '*' || overlap(one, pattern));

const only = (resources: readonly PolicyText[]): ResourceRequirement => ({
  kind: 'resource',
  resources,
  holds: true,
});
