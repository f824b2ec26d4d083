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
  private readonly byShapes = new Map<string, readonly CoveredAction[]>();

  public constructor(private readonly shape: Shape) {}

  public read(statement: PolicyStatement): StatementCoverage {
    const byAction = new Map<string, CoveredResources>();
    const lists = new Map<string, CoveredResources>();
    for (const { action, covering } of this.coveredActions(statement)) {
      const found = resourcesOf(statement, action, covering);
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

  /** Returns the catalogue actions that a statement covers, with the resources that match. */
  private coveredActions(statement: PolicyStatement): readonly CoveredAction[] {
    const { actions, notAction, resources } = statement;
    const shapes = resources.map(this.shape);
    // Statements of one author often differ only in names.
    const content = JSON.stringify([actions, notAction, shapes]);
    const known = this.byShapes.get(content) ?? this.actionsOn({ actions, notAction }, shapes);
    this.byShapes.set(content, known);
    return known.filter(({ action }) => !isNeverDenied(statement, action));
  }

  private actionsOn(written: WrittenActions, shapes: readonly string[]): readonly CoveredAction[] {
    return [...this.actionsOf(written)].map((action) => {
      const target = resourcesOfAction(action);
      return {
        action,
        covering: shapes.flatMap((shape, i) => (takesTarget(shape, target) ? [i] : [])),
      };
    });
  }

  /** Returns the catalogue actions that a statement names, or those that it does not name. */
  private actionsOf({ actions, notAction }: WrittenActions): Iterable<string> {
    const named = new Set(actions.flatMap((pattern) => this.actions.expand(pattern)));
    if (!notAction) return named;
    return this.actions.all.filter((action) => !named.has(action));
  }
}

type WrittenActions = Pick<PolicyStatement, 'actions' | 'notAction'>;

/** An action, and which resources of a statement match some of its own. */
interface CoveredAction {
  readonly action: string;
  readonly covering: readonly number[];
}

function resourcesOf(
  { resources, notResource, effect }: PolicyStatement,
  action: string,
  covering: readonly number[],
): Omit<CoveredResources, 'id'> | undefined {
  if (notResource && resources.includes('*')) return undefined;
  const relevant = covering.map((i) => resources[i]);
  if (notResource) return { patterns: relevant, isWhole: relevant.length === 0 };
  if (relevant.length === 0) return undefined;
  return {
    patterns: relevant,
    isWhole:
      relevant.includes('*') || (effect === 'Deny' && isOnAll(relevant, resourcesOfAction(action))),
  };
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
