import { Reached } from './effective-access';
import { EffectiveGrant, EffectiveReach } from './effective-grant';
import { Need } from './rows';
import { takesTarget } from './statement-coverage';
import { memoize } from '../input/memoize';
import { ActionResources } from '../policy/action-resources';
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

/** Needs by their targets, apart for actions on instances and others. */
type ByTargets = Map<readonly ActionResources[], HeldNeed | undefined>;

/** What is held by a grant. */
interface HeldByGrant {
  readonly onInstances: ByTargets;
  readonly elsewhere: ByTargets;
  /** Needs that are held by the same reaches share one object. */
  readonly byReaches: Map<string, HeldNeed>;
}

/**
 * Finds which of its needs a principal has. Many actions have one grant and are at the same targets,
 * so they are checked once.
 */
export class HeldNeeds {
  private readonly byGrant = memoize((_: EffectiveGrant): HeldByGrant => ({
    onInstances: new Map(),
    elsewhere: new Map(),
    byReaches: new Map(),
  }));

  /** Whether some of a list of patterns match a target. Many reaches share a list of patterns. */
  private readonly takes: (patterns: readonly PolicyText[]) => (target: ActionResources) => boolean;

  public constructor(
    private readonly reached: Reached,
    shape: Shape,
  ) {
    this.takes = memoize((patterns) => anyTakes(JSON.stringify([...new Set(patterns.map(shape))])));
  }

  public of({ action, targets, isOnInstances }: Need): HeldNeed | undefined {
    const grant = this.reached.actions.get(action);
    if (!grant) return undefined;
    const held = this.byGrant(grant);
    const byTargets = isOnInstances ? held.onInstances : held.elsewhere;
    const known = byTargets.get(targets);
    if (known !== undefined || byTargets.has(targets)) return known;
    const found = this.heldBy(grant, targets, isOnInstances);
    byTargets.set(targets, found);
    return found;
  }

  /** Returns whether a principal has the action of a need there, under whatever conditions. */
  public isThere({ action, targets }: Need): boolean {
    const reaches = this.reached.actions.get(action)?.reaches ?? [];
    const limited = targets.filter((target) => conditionsOf(target).length > 0);
    return limited.some((target) => reaches.some((reach) => this.includes(reach, target)));
  }

  private heldBy(
    grant: EffectiveGrant,
    targets: readonly ActionResources[],
    isOnInstances: boolean,
  ): HeldNeed | undefined {
    const reaches = grant.reaches.filter(
      (reach) => targets.length === 0 || targets.some((target) => this.isHere(reach, target)),
    );
    if (reaches.length === 0) return undefined;
    const asked = targets.flatMap(conditionsOf);
    const made = (): HeldNeed => ({
      instances: isOnInstances ? reaches.flatMap(instancesOf) : [],
      requirements: demanded(grant, reaches, asked),
    });
    if (asked.length > 0) return made();
    const { byReaches } = this.byGrant(grant);
    const key = [isOnInstances, ...grant.reaches.map((reach) => reaches.includes(reach))].join();
    const held = byReaches.get(key) ?? made();
    byReaches.set(key, held);
    return held;
  }

  /**
   * Returns whether a reach includes a target, under conditions that allow what the target
   * requires.
   */
  private isHere(reach: EffectiveReach, target: ActionResources): boolean {
    if (!this.includes(reach, target)) return false;
    return !conditionsOf(target).some((asked) =>
      reach.statement.conditions.some((has) => contradicts(has, asked)),
    );
  }

  private includes({ statement, resources }: EffectiveReach, target: ActionResources): boolean {
    return statement.notResource || this.takes(resources)(target);
  }
}

/** Returns whether some of a JSON list of shapes match a target. Principals share shapes. */
const anyTakes = memoize((written: string) => {
  const shapes: readonly string[] = JSON.parse(written);
  return memoize((target: ActionResources) => shapes.some((shape) => takesTarget(shape, target)));
});

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
  (canonicalRequirement(has) === canonicalOf(asked) ||
    (isSameKey(has, asked) &&
      asked.values.every((value) => has.values.some((one) => matchesPattern(one, value)))));

const canonicalOf = memoize((asked: Condition) => canonicalRequirement(keyRequirement(asked)));

const conditionsOf = memoize(({ conditions }: ActionResources) => conditionsIn(conditions));

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
