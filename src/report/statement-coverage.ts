import { KnownActions } from './known-actions';
import { actionFacts } from '../catalogue/catalogue';
import { ActionResources, resourcesOfAction } from '../policy/action-resources';
import { takesSome } from '../policy/arn-format';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition, PolicyStatement } from '../policy/model';
import { matchesPattern } from '../policy/pattern';
import { holdsWithoutKey, supportsConditionKey } from '../validation/condition-keys';

/** The resource patterns of a statement that cover an action. */
export interface CoveredResources {
  /** The same number for equal patterns of a statement. */
  readonly id: number;
  /** Patterns. For a statement with `NotResource`, the excluded patterns. */
  readonly patterns: readonly PolicyText[];
  /** Whether they cover all resources that the action can be on. */
  readonly isWhole: boolean;
}

/** The catalogue content that a statement covers. */
export interface StatementCoverage {
  readonly byAction: ReadonlyMap<string, CoveredResources>;
  /** Action patterns that match actions outside the catalogue. */
  readonly others: readonly PolicyText[];
}

type Shape = (pattern: PolicyText) => string;

/** Determines what statements cover. */
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
      // Many actions of a statement share the same patterns, so they share one list.
      const content = `${found.isWhole} ${found.patterns.join('\n')}`;
      const covered = lists.get(content) ?? { ...found, id: lists.size };
      lists.set(content, covered);
      byAction.set(action, covered);
    }
    const isUnfollowed = (pattern: PolicyText) =>
      statement.notAction || !this.actions.isKnown(pattern);
    return { byAction, others: statement.actions.filter(isUnfollowed) };
  }

  /** Returns the catalogue actions that a statement covers. */
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

/**
 * Returns whether a pattern matches some resource of the target. An action that takes no resource
 * is checked on `*`.
 */
export const takesTarget = (shape: string, { formats }: ActionResources): boolean =>
  formats === 'no resource'
    ? /^\*+$/.test(shape)
    : formats.some((format) => takesSome(shape, format));

/** Returns whether patterns match every resource that the target can be. */
const isOnAll = (patterns: readonly PolicyText[], { formats }: ActionResources): boolean =>
  formats !== 'no resource' &&
  formats.every(({ text }) => patterns.some((one) => matchesPattern(one, asPattern(text))));

const asPattern = (format: string): string => format.replace(/\$?\{[^}]*\}/g, '*');

/**
 * Returns whether a deny depends on a key that requests for the action do not carry. Such a deny
 * has no effect.
 */
const isNeverDenied = ({ effect, conditions }: PolicyStatement, action: string): boolean =>
  effect === 'Deny' && conditions.some((condition) => neverHolds(condition, action));

/** Ignores global keys, because AWS does not document which actions carry which of them. */
const neverHolds = (condition: Condition, action: string): boolean =>
  !/^aws:/i.test(condition.key) &&
  actionFacts(action) !== undefined &&
  !holdsWithoutKey(condition) &&
  !supportsConditionKey(action, condition.key);
