import { Attempt } from './attempt';
import { attemptOf, mostAllowedAsItself, StepAttempt } from './escalation-reach';
import { resourcesOf } from './granting-statements';
import { isWithOneBoundary } from './made-boundary';
import { kindsOfStep } from './services-of-step';
import { textsElsewhere, textsToTry } from './tried-resources';
import { wideContexts } from './wide-contexts';
import { escalationStep, isWithoutResource } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Principal } from '../policy/model';
import { patternIncludes } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns whether a principal may do those actions of a way that are on the same resource on one
 * resource. Denies may close each resource for one of them, and so may conditions on the boundary of
 * what it makes.
 */
export const isOnOne = (principal: Principal, tried: readonly StepAttempt[]): boolean =>
  [...groupBy(tried.filter(isOnResource), kindOf).values()]
    .filter(({ length }) => length > 1)
    .every((same) =>
      same[0].way.makes ? isMadeOnOne(principal, same) : isUsedOnOne(principal, same),
    );

const isOnResource = ({ action }: StepAttempt): boolean =>
  escalationStep(action)?.on !== undefined && !isWithoutResource(action);

/** Returns the kind of the resource of an action as a text. */
const kindOf = ({ action }: StepAttempt) => JSON.stringify(kindsOfStep(action));

function isMadeOnOne(principal: Principal, tried: readonly StepAttempt[]): boolean {
  const attempts = tried.map((one) => attemptsOf(principal, one));
  return textsOf(principal, tried, commonResources(tried.map(resourcesOfAll))).some(
    (resource) =>
      attempts.every((some) => isAllowedBy(principal, some, resource)) &&
      isWithOneBoundary(principal, attempts, resource),
  );
}

/** Returns the same for a resource of another service. Its versions and parts may be named too. */
function isUsedOnOne(principal: Principal, tried: readonly StepAttempt[]): boolean {
  if (!isLimited(principal)) return true;
  const all = tried.map(resourcesOfAll);
  if (all.flat().some((one) => one !== '*' && !parseArn(one))) return true;
  const { on = '' } = escalationStep(tried[0].action) ?? {};
  const common = commonResources(all.map((some) => some.flatMap((one) => wholeAndPart(one, on))));
  if (common.length === 0) return true;
  const attempts = tried.map((one) => attemptsOf(principal, one));
  return textsOf(principal, tried, common).some((resource) =>
    attempts.every((some, i) =>
      [resource, ...all[i].flatMap((one) => partsOf(one, resource))].some((text) =>
        isAllowedBy(principal, some, text),
      ),
    ),
  );
}

/** Returns whether something limits a principal to some resources. */
const isLimited = memoize(
  (principal: Principal): boolean =>
    principal.boundary !== undefined ||
    policiesOf(principal).some(({ statements }) =>
      statements.some(({ effect, notResource }) => effect === 'Deny' || notResource),
    ),
);

/** Returns the ARN of a version or a part of a resource, such as an alias, and that of the whole. */
function wholeAndPart(resource: PolicyText, on: string): readonly PolicyText[] {
  const { resource: path = '' } = parseArn(resource) ?? {};
  const part = path.startsWith(on)
    ? /^[:/][^:/]+([:/].+)$/.exec(path.slice(on.length))?.[1]
    : undefined;
  return part === undefined ? [resource] : [resource, resource.slice(0, -part.length)];
}

/** Returns what a pattern includes of the versions and parts of a resource, if only of those. */
const partsOf = (pattern: PolicyText, resource: PolicyText): readonly PolicyText[] =>
  patternIncludes(pattern, resource)
    ? []
    : ['/*', ':*'].flatMap((part) => intersection(pattern, `${resource}${part}`));

const isAllowedBy = (
  principal: Principal,
  attempts: readonly Attempt[],
  resource: PolicyText,
): boolean => attempts.some((one) => mostAllowedAsItself(principal, one, resource) !== undefined);

/** Returns texts of patterns to try, of the kind that an action is on. */
const textsOf = (
  principal: Principal,
  [{ action }]: readonly StepAttempt[],
  patterns: readonly PolicyText[],
): readonly PolicyText[] => {
  const tried = { action, on: escalationStep(action)?.on };
  return patterns.flatMap((pattern) => [
    ...textsToTry(principal, tried, pattern),
    ...textsElsewhere(principal, tried, pattern),
  ]);
};

/** Returns how a principal tries an action of a way, whatever limits that. */
function attemptsOf(principal: Principal, tried: StepAttempt): readonly Attempt[] {
  const { action, contexts, all } = tried;
  const step = escalationStep(action);
  const wide = contexts
    ? []
    : all.flatMap(({ statement }) => wideContexts(principal, statement, step));
  return [
    attemptOf(principal, tried),
    ...(wide.length > 0 ? [{ action, on: step?.on, contexts: wide }] : []),
  ];
}

const resourcesOfAll = ({ all }: StepAttempt): readonly PolicyText[] => [
  ...new Set(all.flatMap(resourcesOf)),
];

/** Returns patterns that together are what several lists of patterns have in common. */
const commonResources = (lists: readonly (readonly PolicyText[])[]): readonly PolicyText[] =>
  lists.reduce((some, others) =>
    [...new Set(some.flatMap((one) => others.flatMap((other) => intersection(one, other))))].slice(
      0,
      MOST,
    ),
  );

/** More patterns than that are not tried. */
const MOST = 64;
