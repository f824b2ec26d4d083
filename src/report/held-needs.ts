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

/** What of a need is there. */
export interface HeldNeed {
  /** The instances that it is limited to. */
  readonly instances: readonly string[];
  /** What must hold, beyond what the row asks for. */
  readonly requirements: readonly Requirement[];
}

/** Finds what of their needs a principal has. Needs of the same targets are looked at once. */
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

/** What must hold on some reaches, beyond what is asked for. Where one reach demands nothing, nothing must. */
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

/** Whether a reach has something of a target, under conditions that let through what the target asks for. */
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
 * Whether a condition lets through none of the values that a row asks for: recordings where the row is on
 * reports.
 */
const contradicts = (has: Condition, asked: Condition): boolean =>
  isSameKey(has, asked) &&
  ![...has.values, ...asked.values].some((one) => hasDeployTimeValue(one) || one.includes('{')) &&
  !has.values.some((pattern) =>
    asked.values.some((value) => matchesPattern(pattern, value) || matchesPattern(value, pattern)),
  );

/** Whether a requirement holds wherever what a row asks for does. */
const isMet = (has: Requirement, asked: Condition): boolean =>
  has.kind === 'key' &&
  has.holds &&
  (canonicalRequirement(has) === canonicalRequirement(keyRequirement(asked)) ||
    (isSameKey(has, asked) &&
      asked.values.every((value) => has.values.some((one) => matchesPattern(one, value)))));

const conditionsOf = memoize(({ conditions }: ActionResources) => conditionsIn(conditions));

const isOnInstances = (action: string): boolean =>
  action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';

/** The instances that a reach is limited to, as people read them; `*` is every instance. */
const instancesOf = ({ statement, resources }: EffectiveReach): readonly string[] =>
  statement.notResource ? ['*'] : resources.flatMap((pattern) => instanceOf(pattern) ?? []);

function instanceOf(pattern: PolicyText): string | undefined {
  const literal = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([^/]+)/.exec(pattern);
  if (literal) return /^\*+$/.test(literal[1]) ? '*' : toDisplayText(literal[0]);
  if (/^\*+$/.test(pattern)) return '*';
  const value = leadingDeployTimeValue(pattern);
  return value === undefined ? undefined : toDisplayText(value);
}
