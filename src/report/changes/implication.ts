import { PolicyText } from '../../policy/deploy-time-text';
import { patternIncludes, patternsIntersect } from '../../policy/pattern';
import { KeyRequirement, Requirement, ResourceRequirement } from '../../policy/requirement';
import { canonicalRequirement } from '../../policy/requirement-logic';

/** Resources under requirements, all of which hold: what a requirement may follow from. */
export interface Premise {
  /** Patterns; with `notResource` it is every resource but these. */
  readonly resources: readonly PolicyText[];
  readonly notResource?: true;
  readonly requirements: readonly Requirement[];
}

/** Whether a requirement holds wherever a premise does. `false` where that is not certain. */
export function implies(premise: Premise, wanted: Requirement): boolean {
  const content = canonicalRequirement(wanted);
  if (premise.requirements.some((one) => canonicalRequirement(one) === content)) return true;
  switch (wanted.kind) {
    case 'any-of':
      return wanted.of.some((group) => group.every((one) => implies(premise, one)));
    case 'resource':
      return wanted.holds ? isOnlyOn(premise, wanted) : isNeverOn(premise, wanted);
    case 'key':
      return premise.requirements.some((one) => one.kind === 'key' && isStricter(one, wanted));
    case 'match':
    case 'template-condition':
      return false;
  }
}

/** Whether all that a premise is on is among some resources. */
function isOnlyOn(premise: Premise, { resources }: ResourceRequirement): boolean {
  const isAmong = (pattern: PolicyText) => resources.some((one) => patternIncludes(one, pattern));
  if (!premise.notResource && premise.resources.every(isAmong)) return true;
  return premise.requirements.some(
    (one) => one.kind === 'resource' && one.holds && one.resources.every(isAmong),
  );
}

/** Whether nothing that a premise is on is among some resources. */
function isNeverOn(premise: Premise, { resources }: ResourceRequirement): boolean {
  const excluded = [
    ...(premise.notResource ? premise.resources : []),
    ...premise.requirements.flatMap((one) =>
      one.kind === 'resource' && !one.holds ? one.resources : [],
    ),
  ];
  return resources.every(
    (pattern) =>
      excluded.some((one) => patternIncludes(one, pattern)) ||
      (!premise.notResource && !premise.resources.some((one) => patternsIntersect(one, pattern))),
  );
}

const EXACT = /^(ForAnyValue:)?(StringEquals|ArnEquals|ArnLike|StringLike|Bool|IpAddress)$/i;
const NEGATED = /^(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike|NotIpAddress)$/i;

/** Whether one condition of a key lets through nothing that another does not. */
function isStricter(has: KeyRequirement, wanted: KeyRequirement): boolean {
  if (has.key.toLowerCase() !== wanted.key.toLowerCase()) return false;
  if (has.holds !== wanted.holds) return false;
  const [strict, loose] = [has.operator, wanted.operator].map((name) => name.toLowerCase());
  // Without the key, `IfExists` holds: what must have the key is stricter.
  const isSame = strict === loose || (has.holds && `${strict}ifexists` === loose);
  if (!isSame) return false;
  const isExact = EXACT.test(has.operator.replace(/IfExists$/i, ''));
  if (isExact && has.holds) return isSubset(has.values, wanted.values);
  const excludes = isExact || (NEGATED.test(has.operator) && has.holds);
  return excludes && isSubset(wanted.values, has.values);
}

const isSubset = (some: readonly PolicyText[], all: readonly PolicyText[]): boolean =>
  some.every((one) => all.includes(one));
