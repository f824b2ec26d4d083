import { EffectiveGrant, EffectiveReach, RelevantStatement } from './effective-grant';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes, patternsIntersect } from '../policy/pattern';
import { Requirement, ResourceRequirement } from '../policy/requirement';
import { notAll } from '../policy/requirement-logic';

/** What a deny leaves of a grant; undefined where it leaves nothing. */
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

/** The reaches without the patterns that a deny covers. */
function subtract(reaches: readonly EffectiveReach[], deny: RelevantStatement): EffectiveReach[] {
  if (deny.covered.isWhole) return [];
  return reaches.flatMap((reach) => {
    if (reach.statement.notResource) return coversAllBut(deny, reach.resources) ? [] : [reach];
    const resources = reach.resources.filter((pattern) => !covers(deny, pattern));
    return resources.length > 0 ? [{ ...reach, resources }] : [];
  });
}

/** What must hold for a deny not to be about the reaches; nothing where it never is. */
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

/** That a request is on what a deny is about. */
function onDenied(
  reaches: readonly EffectiveReach[],
  { statement, covered }: RelevantStatement,
): ResourceRequirement {
  const touched = covered.patterns.filter((pattern) =>
    reaches.some((reach) => reachTouches(reach, pattern)),
  );
  return { kind: 'resource', resources: touched, holds: !statement.notResource };
}

/** Whether a deny is about all that a pattern takes in. */
const covers = ({ statement, covered }: RelevantStatement, pattern: PolicyText): boolean =>
  statement.notResource
    ? !covered.patterns.some((left) => patternsIntersect(left, pattern))
    : covered.isWhole || covered.patterns.some((denied) => patternIncludes(denied, pattern));

/** Whether a deny is about everything but what some patterns take in. */
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

/** Whether a reach has something of what a pattern takes in. */
const reachTouches = ({ statement, resources }: EffectiveReach, pattern: PolicyText): boolean =>
  statement.notResource
    ? !resources.some((left) => patternIncludes(left, pattern))
    : resources.some((one) => one === '*' || patternsIntersect(one, pattern));
