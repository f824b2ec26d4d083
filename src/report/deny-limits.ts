import { EffectiveGrant, EffectiveReach, RelevantStatement } from './effective-grant';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes, overlap } from '../policy/pattern';
import { Requirement, ResourceRequirement } from '../policy/requirement';
import { notAll } from '../policy/requirement-logic';

/** Returns the part of a grant that a deny leaves; undefined when nothing is left. */
export function withoutDenied(
  grant: EffectiveGrant,
  deny: RelevantStatement,
): EffectiveGrant | undefined {
  const isConditional = deny.requirements.length > 0;
  const reaches = isConditional ? grant.reaches : subtract(grant.reaches, deny);
  if (reaches.length === 0) return undefined;
  const requirement = remaining(reaches, deny);
  return { reaches, requirements: [...grant.requirements, ...requirement] };
}

/** Returns the reaches without the patterns that a deny covers. */
function subtract(reaches: readonly EffectiveReach[], deny: RelevantStatement): EffectiveReach[] {
  if (deny.covered.isWhole) return [];
  return reaches.flatMap((reach) => {
    if (reach.statement.notResource) return coversAllBut(deny, reach.resources) ? [] : [reach];
    const resources = reach.resources.filter((pattern) => !covers(deny, pattern));
    return resources.length > 0 ? [{ ...reach, resources }] : [];
  });
}

/** Returns what must hold for a deny not to cover the reaches; an empty list when it never does. */
function remaining(
  reaches: readonly EffectiveReach[],
  deny: RelevantStatement,
): readonly Requirement[] {
  const { covered, requirements } = deny;
  if (covered.isWhole) return notAll(requirements);
  if (!reaches.some((reach) => touches(deny, reach))) return [];
  const isAll = reaches.every(
    ({ statement, resources }) =>
      !statement.notResource && resources.every((pattern) => covers(deny, pattern)),
  );
  if (isAll) return notAll(requirements);
  return notAll([...requirements, onDenied(reaches, deny)]);
}

/** Returns the requirement that a request is on a denied resource. */
function onDenied(
  reaches: readonly EffectiveReach[],
  { statement, covered }: RelevantStatement,
): ResourceRequirement {
  const touched = covered.patterns.filter((pattern) =>
    reaches.some((reach) => reachTouches(reach, pattern)),
  );
  return { kind: 'resource', resources: touched, holds: !statement.notResource };
}

/** Returns whether a deny covers everything that a pattern matches. */
const covers = ({ statement, covered }: RelevantStatement, pattern: PolicyText): boolean =>
  statement.notResource
    ? !covered.patterns.some((left) => overlap(left, pattern))
    : covered.isWhole || covered.patterns.some((denied) => patternIncludes(denied, pattern));

/** Returns whether a deny covers everything except what some patterns match. */
const coversAllBut = (
  { statement, covered }: RelevantStatement,
  left: readonly PolicyText[],
): boolean =>
  statement.notResource
    ? covered.patterns.every((pattern) => left.some((other) => patternIncludes(other, pattern)))
    : covered.patterns.includes('*');

function touches({ statement, covered }: RelevantStatement, reach: EffectiveReach): boolean {
  if (!statement.notResource)
    return covered.patterns.some((pattern) => reachTouches(reach, pattern));
  if (reach.statement.notResource) return true;
  return !reach.resources.every((pattern) =>
    covered.patterns.some((left) => patternIncludes(left, pattern)),
  );
}

/** Returns whether a reach includes something that a pattern matches. */
const reachTouches = ({ statement, resources }: EffectiveReach, pattern: PolicyText): boolean =>
  statement.notResource
    ? !resources.some((left) => patternIncludes(left, pattern))
    : resources.some((one) => one === '*' || overlap(one, pattern));
