import { Reached } from './effective-access';
import { EffectiveGrant, EffectiveReach } from './effective-grant';
import { Need } from './rows';
import { takesTarget } from './statement-coverage';
import { memoize } from '../input/memoize';
import { ActionResources, resourcesOfAction } from '../policy/action-resources';
import { conditionsIn } from '../policy/conditions';
import {
  hasDeployTimeValue,
  PolicyText,
  toDisplayText,
  leadingDeployTimeValue,
} from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { Requirement } from '../policy/requirement';
import { canonicalRequirement, keyRequirement } from '../policy/requirement-logic';

type Shape = (pattern: PolicyText) => string;

/** The part of a need that a principal has. */
export interface HeldNeed {
  /** The instances that it is limited to. */
  readonly instances: readonly string[];
  /** The requirements in addition to those of the row. */
  readonly requirements: readonly Requirement[];
}

/** Finds which of its needs a principal has. Checks needs with the same targets once. */
export class HeldNeeds {
  private readonly known = new Map<readonly ActionResources[], HeldNeed | undefined>();

  public constructor(
    private readonly reached: Reached,
    private readonly shape: Shape,
  ) {}

  public of({ action, targets }: Need): HeldNeed | undefined {
    if (!this.known.has(targets)) this.known.set(targets, this.work(action, targets));
    return this.known.get(targets);
  }

  private work(action: string, targets: readonly ActionResources[]): HeldNeed | undefined {
    const grant = this.reached.actions.get(action);
    if (!grant) return undefined;
    const reaches = grant.reaches.filter(
      (reach) =>
        targets.length === 0 || targets.some((target) => isHere(reach, target, this.shape)),
    );
    if (reaches.length === 0) return undefined;
    return {
      instances: isOnInstances(action) ? reaches.flatMap(instancesOf) : [],
      requirements: demanded(grant, reaches, targets.flatMap(conditionsOf)),
    };
  }
}

/**
 * Returns the additional requirements on some reaches. If one reach has none, the result is empty.
 */
function demanded(
  grant: EffectiveGrant,
  reaches: readonly EffectiveReach[],
  asked: readonly Condition[],
): readonly Requirement[] {
  const ofReaches = reaches.map(({ requirements }) =>
    requirements.filter((one) => !asked.some((condition) => isMet(one, condition))),
  );
  const isFree = ofReaches.some((requirements) => requirements.length === 0);
  return [...grant.requirements, ...(isFree ? [] : ofReaches.flat())];
}

/**
 * Returns whether a reach includes a target, under conditions that allow what the target requires.
 */
function isHere(reach: EffectiveReach, target: ActionResources, shape: Shape): boolean {
  const { statement, resources } = reach;
  const isOnTarget =
    statement.notResource || resources.some((pattern) => takesTarget(shape(pattern), target));
  if (!isOnTarget) return false;
  return !conditionsOf(target).some((asked) =>
    statement.conditions.some((has) => contradicts(has, asked)),
  );
}

const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringLike|ArnLike|ArnEquals|Bool)(IfExists)?$/;

const isSameKey = (has: Condition, asked: Condition): boolean =>
  has.key.toLowerCase() === asked.key.toLowerCase() && POSITIVE.test(has.operator);

/**
 * Returns whether a condition allows none of the values that a row requires: for example,
 * recordings in a row about reports.
 */
const contradicts = (has: Condition, asked: Condition): boolean =>
  isSameKey(has, asked) &&
  ![...has.values, ...asked.values].some((one) => hasDeployTimeValue(one) || one.includes('{')) &&
  !has.values.some((pattern) =>
    asked.values.some((value) => matchesPattern(pattern, value) || matchesPattern(value, pattern)),
  );

/** Returns whether a requirement holds wherever the conditions of a row hold. */
const isMet = (has: Requirement, asked: Condition): boolean =>
  has.kind === 'key' &&
  has.holds &&
  (canonicalRequirement(has) === canonicalRequirement(keyRequirement(asked)) ||
    (isSameKey(has, asked) &&
      asked.values.every((value) => has.values.some((one) => matchesPattern(one, value)))));

const conditionsOf = memoize(({ conditions }: ActionResources) => conditionsIn(conditions));

const isOnInstances = (action: string): boolean =>
  action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';

/** Returns the instances that a reach is limited to, in readable form. `*` is every instance. */
const instancesOf = ({ statement, resources }: EffectiveReach): readonly string[] =>
  statement.notResource ? ['*'] : resources.flatMap((pattern) => instanceOf(pattern) ?? []);

function instanceOf(pattern: PolicyText): string | undefined {
  const literal = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([^/]+)/.exec(pattern);
  if (literal) return /^\*+$/.test(literal[1]) ? '*' : toDisplayText(literal[0]);
  if (/^\*+$/.test(pattern)) return '*';
  const value = leadingDeployTimeValue(pattern);
  return value === undefined ? undefined : toDisplayText(value);
}
