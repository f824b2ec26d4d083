import { memoize } from '../../input/memoize';
import { PolicyText } from '../../policy/deploy-time-text';
import { isMetWherever } from '../../policy/deployments';
import { matchesPattern, patternIncludes, overlap } from '../../policy/pattern';
import { KeyRequirement, Requirement, ResourceRequirement } from '../../policy/requirement';
import { canonicalRequirement } from '../../policy/requirement-logic';

/** Resources under requirements that all hold. A requirement may follow from them. */
export interface Premise {
  /** Patterns. With `notResource`, every resource except these. */
  readonly resources: readonly PolicyText[];
  readonly notResource?: true;
  readonly requirements: readonly Requirement[];
}

/** Returns whether a requirement holds wherever a premise does. Returns `false` when uncertain. */
export function implies(premise: Premise, wanted: Requirement): boolean {
  if (contentsOf(premise.requirements).has(canonical(wanted))) return true;
  switch (wanted.kind) {
    case 'any-of':
      return wanted.of.some((group) => group.every((one) => implies(premise, one)));
    case 'resource':
      return wanted.holds ? isOnlyOn(premise, wanted) : isNeverOn(premise, wanted);
    case 'key':
      return premise.requirements.some((one) => one.kind === 'key' && isStricter(one, wanted));
    case 'template-condition':
      return isMetWherever(premise.requirements, wanted);
    case 'match':
      return false;
  }
}

const canonical = memoize(canonicalRequirement);

/** Returns the contents of requirements as texts. */
const contentsOf = memoize(
  (requirements: readonly Requirement[]): ReadonlySet<string> =>
    new Set(requirements.map(canonical)),
);

/** Returns whether everything that a premise covers is among some resources. */
function isOnlyOn(premise: Premise, { resources }: ResourceRequirement): boolean {
  const isAmong = (pattern: PolicyText) => resources.some((one) => patternIncludes(one, pattern));
  if (!premise.notResource && premise.resources.every(isAmong)) return true;
  return premise.requirements.some(
    (one) => one.kind === 'resource' && one.holds && one.resources.every(isAmong),
  );
}

/** Returns whether nothing that a premise covers is among some resources. */
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
      (!premise.notResource && !premise.resources.some((one) => overlap(one, pattern))),
  );
}

const EXACT = /^(ForAnyValue:)?(StringEquals|ArnEquals|ArnLike|StringLike|Bool|IpAddress)$/i;
const NEGATED = /^(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike|NotIpAddress)$/i;
const TEXT = /^(foranyvalue:)?string(equals|like)$/;

/** Returns whether one condition on a key allows only values that another allows. */
function isStricter(has: KeyRequirement, wanted: KeyRequirement): boolean {
  if (has.key.toLowerCase() !== wanted.key.toLowerCase()) return false;
  if (has.holds !== wanted.holds) return false;
  const [strict, loose] = [has.operator, wanted.operator].map((name) => name.toLowerCase());
  if (has.holds && isLikeWithin(has, wanted)) return true;
  // Without the key, `IfExists` holds. A condition that requires the key is stricter.
  const isSame = strict === loose || (has.holds && `${strict}ifexists` === loose);
  if (!isSame) return false;
  const isExact = EXACT.test(has.operator.replace(/IfExists$/i, ''));
  if (isExact && has.holds) return isSubset(has.values, wanted.values);
  const excludes = isExact || (NEGATED.test(has.operator) && has.holds);
  return excludes && isSubset(wanted.values, has.values);
}

const isSubset = (some: readonly PolicyText[], all: readonly PolicyText[]): boolean =>
  some.every((one) => all.includes(one));

/**
 * Returns whether texts or patterns are all within the patterns of `StringLike`. A policy variable
 * equals only itself.
 */
function isLikeWithin(has: KeyRequirement, wanted: KeyRequirement): boolean {
  const [strict, loose] = [has.operator, wanted.operator].map((name) => name.toLowerCase());
  const set = (name: string) => TEXT.exec(name)?.[1] ?? '';
  const like = loose.replace(/ifexists$/, '');
  if (!TEXT.test(strict) || !TEXT.test(like) || !like.endsWith('like') || set(strict) !== set(like))
    return false;
  const isWithin = strict.endsWith('like') ? patternIncludes : matchesPattern;
  return has.values.every((one) =>
    wanted.values.some((pattern) => {
      if (pattern === one && strict.endsWith('like')) return true;
      return ![pattern, one].some((text) => text.includes('${')) && isWithin(pattern, one);
    }),
  );
}
