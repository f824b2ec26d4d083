import { PreparedCondition, prepareCondition } from './condition';
import { Pattern } from './pattern';
import { RequestContext, MatchSubject } from './request-context';
import { currentName } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { hasDeployTimeValue, lowerCase, PolicyText } from '../policy/deploy-time-text';
import { Policy, PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { distinctRequirements, negate, templateRequirement } from '../policy/requirement-logic';
import { Tristate, any, not } from '../policy/tristate';

/** The colons of an ARN before the resource. A variable before them may not work. */
const COLONS = 5;

/** A statement that is prepared for many requests. */
export class PreparedStatement {
  readonly denies: boolean;
  /** Whether it covers every resource. */
  readonly isOnEverything: boolean;
  /** Actions without wildcards. */
  private readonly names = new Set<string>();
  private readonly actions: Pattern[] = [];
  private madeResources?: readonly Pattern[];
  private madeConditions?: readonly PreparedCondition[];

  constructor(
    readonly statement: PolicyStatement,
    private readonly variables: boolean,
  ) {
    this.denies = statement.effect === 'Deny';
    this.isOnEverything = !statement.notResource && statement.resources.includes('*');
    for (const action of statement.actions.map(lowerCase)) {
      if (/[*?]/.test(action) || hasDeployTimeValue(action))
        this.actions.push(actionPattern(action));
      else this.names.add(lowerCase(currentName(action)));
    }
  }

  // Created on first use, because many statements never cover a requested action.
  private get resources(): readonly Pattern[] {
    const reading = { wildcards: true, variables: this.variables, colonsBefore: COLONS };
    return (this.madeResources ??= this.statement.resources.map(
      (resource) => new Pattern(resource, reading),
    ));
  }

  private get conditions(): readonly PreparedCondition[] {
    return (this.madeConditions ??= this.statement.conditions.map((condition) =>
      prepareCondition(condition, this.variables),
    ));
  }

  /** Returns whether the statement covers a request. The caller may know whether it covers the action. */
  answer(context: RequestContext, action = this.action(context)): Tristate {
    if (action === 'no') return 'no';
    const resource = this.resource(context);
    if (resource === 'no') return 'no';
    let perhaps =
      action === 'maybe' || resource === 'maybe' || this.statement.templateConditions.length > 0;
    for (const one of this.conditions) {
      const answer = one.answer(context);
      if (answer === 'no') return 'no';
      perhaps ||= answer === 'maybe';
    }
    return perhaps ? 'maybe' : 'yes';
  }

  /** Returns what must hold for the statement to cover a request that it may cover. */
  requirements(context: RequestContext): Requirement[] {
    const { notAction, notResource, templateConditions } = this.statement;
    const found: Requirement[] = [];
    if (this.action(context) === 'maybe')
      found.push(...matchOf(this.actionsFor(context.action), context.action, context, !notAction));
    if (this.resource(context) === 'maybe')
      found.push(...this.resourceRequirements(context, !notResource));
    for (const one of this.conditions)
      if (one.answer(context) === 'maybe') found.push(one.requirement(context));
    return distinctRequirements([...found, ...templateConditions.map(templateRequirement)]);
  }

  /**
   * Returns the resources that the statement covers, for a request for many. For one resource,
   * returns what deployment must provide.
   */
  private resourceRequirements(context: RequestContext, holds: boolean): readonly Requirement[] {
    const { resource } = context;
    if (!resource.isPattern) return matchOf(this.resources, resource, context, holds);
    const resources = this.resources
      .filter((pattern) => pattern.answer(resource, context) === 'maybe')
      .map(({ text }) => text);
    return [{ kind: 'resource', resources, holds }];
  }

  /** Returns whether the statement covers the action of a request. */
  action(context: RequestContext): Tristate {
    const { action } = context;
    const found = this.names.has(action.text)
      ? 'yes'
      : any([action, ...context.oldNames], (name) =>
          any(this.actionsFor(name), (pattern) => pattern.answer(name, context)),
        );
    return this.statement.notAction ? not(found) : found;
  }

  /** Answers for an action without wildcards, which may be one of the actions in the request. */
  private actionsFor({ isPlain }: MatchSubject): readonly Pattern[] {
    return isPlain ? this.actions : [...this.actions, ...[...this.names].map(actionPattern)];
  }

  private resource(context: RequestContext): Tristate {
    const found = any(this.resources, (pattern) => pattern.answer(context.resource, context));
    return this.statement.notResource ? not(found) : found;
  }
}

/** Many statements share actions. */
const actionPattern = memoize(
  (action: PolicyText) => new Pattern(action, { wildcards: true, variables: false }),
);

/** Returns what must hold for one of the patterns to match a text, or for none to match. */
function matchOf(
  patterns: readonly Pattern[],
  subject: MatchSubject,
  context: RequestContext,
  holds: boolean,
): readonly Requirement[] {
  const { text } = subject;
  const matches = patterns
    .filter((pattern) => pattern.answer(subject, context) === 'maybe')
    .map((pattern): Requirement => ({ kind: 'match', pattern: pattern.text, text, holds: true }));
  const distinct = distinctRequirements(matches);
  if (!holds) return distinct.flatMap(negate);
  return distinct.length === 1 ? distinct : [{ kind: 'any-of', of: distinct.map((one) => [one]) }];
}

/** A statement that covers, or may cover, an action. */
export interface ActionStatement {
  readonly statement: PreparedStatement;
  /** Its index in the policy. */
  readonly index: number;
  /** Whether it covers the action. */
  readonly action: Tristate;
}

/** A policy that is prepared for many requests. */
export class PreparedPolicy {
  readonly hasDenies: boolean;
  private readonly statements: readonly PreparedStatement[];
  /** The same actions are requested repeatedly, so their statements are found once. */
  private readonly byAction = new WeakMap<MatchSubject, readonly ActionStatement[]>();

  constructor(policy: Policy) {
    // A statement may be in several policies, which differ in others.
    this.statements = policy.statements.map((statement) =>
      (policy.variables ?? true)
        ? preparedStatement(statement)
        : new PreparedStatement(statement, false),
    );
    this.hasDenies = this.statements.some(({ denies }) => denies);
  }

  /** Returns the statements that cover, or may cover, the action of a request. */
  about(context: RequestContext): readonly ActionStatement[] {
    const known = this.byAction.get(context.action);
    if (known) return known;
    const found = this.statements
      .map((statement, index) => ({ statement, index, action: statement.action(context) }))
      .filter(({ action }) => action !== 'no');
    this.byAction.set(context.action, found);
    return found;
  }
}

/** Prepares a statement with policy variables once for as long as it is in use. */
export const preparedStatement = memoize(
  (statement: PolicyStatement) => new PreparedStatement(statement, true),
);

/** Prepares a policy once for as long as it is in use. */
export const prepared = memoize((policy: Policy) => new PreparedPolicy(policy));
