import { KnownActions } from './known-actions';
import { actionFacts } from '../catalogue/catalogue';
import { ActionResources, resourcesOfAction } from '../policy/action-resources';
import { takesSome } from '../policy/arn-format';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, PolicyStatement } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { holdsWithoutKey, supportsConditionKey } from '../validation/condition-keys';

/** The resource patterns of a statement that are about an action. */
export interface CoveredResources {
  /** The same number for equal patterns of a statement. */
  readonly id: number;
  /** Patterns; of a statement with `NotResource` those that it leaves out. */
  readonly patterns: readonly PolicyText[];
  /** Whether they are all resources that the action can be on. */
  readonly isWhole: boolean;
}

/** What a statement is on, of what the catalogue has. */
export interface StatementCoverage {
  readonly byAction: ReadonlyMap<string, CoveredResources>;
  /** Action patterns that take in actions which the catalogue does not have. */
  readonly others: readonly PolicyText[];
}

type Shape = (pattern: PolicyText) => string;

/** Finds what statements are on. */
export class CoverageReader {
  private readonly actions = new KnownActions();

  public constructor(private readonly shape: Shape) {}

  public read(statement: PolicyStatement): StatementCoverage {
    const byAction = new Map<string, CoveredResources>();
    const lists = new Map<string, CoveredResources>();
    for (const action of this.actionsOf(statement)) {
      if (isNeverDenied(statement, action)) continue;
      const found = this.resourcesOf(statement, action);
      if (!found) continue;
      // Many actions of a statement are on the same of its patterns: one list for them.
      const content = `${found.isWhole} ${found.patterns.join('\n')}`;
      const covered = lists.get(content) ?? { ...found, id: lists.size };
      lists.set(content, covered);
      byAction.set(action, covered);
    }
    const isUnfollowed = (pattern: PolicyText) =>
      statement.notAction || !this.actions.isKnown(pattern);
    return { byAction, others: statement.actions.filter(isUnfollowed) };
  }

  /** The actions of the catalogue that a statement is on. */
  private actionsOf({ actions, notAction }: PolicyStatement): Iterable<string> {
    const named = new Set(actions.flatMap((pattern) => this.actions.expand(pattern)));
    if (!notAction) return named;
    return this.actions.all.filter((action) => !named.has(action));
  }

  private resourcesOf(
    { resources, notResource, effect }: PolicyStatement,
    action: string,
  ): Omit<CoveredResources, 'id'> | undefined {
    const target = resourcesOfAction(action);
    const relevant = resources.filter((pattern) => takesTarget(this.shape(pattern), target));
    if (notResource) {
      if (resources.includes('*')) return undefined;
      return { patterns: relevant, isWhole: relevant.length === 0 };
    }
    if (relevant.length === 0) return undefined;
    return {
      patterns: relevant,
      isWhole: relevant.includes('*') || (effect === 'Deny' && isOnAll(relevant, target)),
    };
  }
}

/** Whether a pattern takes in some resource of the target. What takes no resource is asked for on `*`. */
export const takesTarget = (shape: string, { formats }: ActionResources): boolean =>
  formats === 'no resource'
    ? /^\*+$/.test(shape)
    : formats.some((format) => takesSome(shape, format));

/** Whether patterns take in every resource that the target can be. */
const isOnAll = (patterns: readonly PolicyText[], { formats }: ActionResources): boolean =>
  formats !== 'no resource' &&
  formats.every(({ text }) => patterns.some((one) => matchesPattern(one, asPattern(text))));

const asPattern = (format: string): string => format.replace(/\$?\{[^}]*\}/g, '*');

/** Whether a deny is by a key that requests for the action do not carry: such a deny denies nothing. */
const isNeverDenied = ({ effect, conditions }: PolicyStatement, action: string): boolean =>
  effect === 'Deny' && conditions.some((condition) => neverHolds(condition, action));

/** Global keys are left out: AWS does not say of each action which of them it carries. */
const neverHolds = (condition: Condition, action: string): boolean =>
  !/^aws:/i.test(condition.key) &&
  actionFacts(action) !== undefined &&
  !holdsWithoutKey(condition) &&
  !supportsConditionKey(action, condition.key);
