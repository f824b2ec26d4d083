import { Requirement, prepareCondition } from './condition';
import { ConditionPhrase, takenIn, templatePhrase } from './condition-phrase';
import { Pattern } from './pattern';
import { RequestContext, MatchSubject } from './request-context';
import { Policy, PolicyStatement } from '../policy/model';
import { Tristate, any, not } from '../policy/tristate';

/** What an ARN says of where a resource is, which `Resource` says without variables. */
const COLONS = 5;

/** A statement made ready to be asked many times. */
export class PreparedStatement {
  readonly denies: boolean;
  /** Actions without wildcards. */
  private readonly names = new Set<string>();
  private readonly actions: Pattern[] = [];
  private madeResources?: readonly Pattern[];
  private madeRequirements?: readonly Requirement[];

  constructor(
    readonly statement: PolicyStatement,
    private readonly variables: boolean,
  ) {
    this.denies = statement.effect === 'Deny';
    for (const action of statement.actions.map((a) => a.toLowerCase())) {
      if (/[*?\u0001]/.test(action))
        this.actions.push(new Pattern(action, { wildcards: true, variables: false }));
      else this.names.add(action);
    }
  }

  // Many statements are never about an action that is asked for.
  private get resources(): readonly Pattern[] {
    const reading = { wildcards: true, variables: this.variables, colonsBefore: COLONS };
    return (this.madeResources ??= this.statement.resources.map(
      (resource) => new Pattern(resource, reading),
    ));
  }

  private get requirements(): readonly Requirement[] {
    return (this.madeRequirements ??= this.statement.conditions.map((condition) =>
      prepareCondition(condition, this.variables),
    ));
  }

  /** Whether the statement is about a request. */
  answer(context: RequestContext): Tristate {
    const action = this.action(context);
    if (action === 'no') return 'no';
    const resource = this.resource(context);
    if (resource === 'no') return 'no';
    let perhaps =
      action === 'maybe' || resource === 'maybe' || this.statement.templateConditions.length > 0;
    for (const one of this.requirements) {
      const answer = one.answer(context);
      if (answer === 'no') return 'no';
      perhaps ||= answer === 'maybe';
    }
    return perhaps ? 'maybe' : 'yes';
  }

  /** What must hold for the statement to be about a request that it may be about. */
  phrases(context: RequestContext): ConditionPhrase[] {
    const { statement } = this;
    const found: ConditionPhrase[] = [];
    if (this.action(context) === 'maybe')
      found.push(turned(statement.notAction, anyOf(this.actions, context.action, context)));
    if (this.resource(context) === 'maybe')
      found.push(turned(statement.notResource, anyOf(this.resources, context.resource, context)));
    for (const one of this.requirements)
      if (one.answer(context) === 'maybe') found.push(one.phrase(context));
    return [...found, ...statement.templateConditions.map(templatePhrase)];
  }

  /** Whether the statement is about the action of a request. */
  action(context: RequestContext): Tristate {
    const found = this.names.has(context.action.text)
      ? 'yes'
      : any(this.actions, (pattern) => pattern.answer(context.action, context));
    return this.statement.notAction ? not(found) : found;
  }

  private resource(context: RequestContext): Tristate {
    const found = any(this.resources, (pattern) => pattern.answer(context.resource, context));
    return this.statement.notResource ? not(found) : found;
  }
}

const turned = (negated: boolean, { holds, not: otherwise }: ConditionPhrase) =>
  negated ? { holds: otherwise, not: holds } : { holds, not: otherwise };

/** What must hold for one of the patterns to take in a text. */
function anyOf(
  patterns: readonly Pattern[],
  subject: MatchSubject,
  context: RequestContext,
): ConditionPhrase {
  const all = patterns
    .filter((pattern) => pattern.answer(subject, context) === 'maybe')
    .map(({ text }) => takenIn(text, subject.text));
  const distinct = (texts: readonly string[], between: string) => [...new Set(texts)].join(between);
  return {
    holds: distinct(
      all.map(({ holds }) => holds),
      ' or ',
    ),
    not: distinct(
      all.map((one) => one.not),
      ' and ',
    ),
  };
}

/** Actions are asked for again and again: which statements are about one is found once. More than there are actions is somebody's game. */
const REMEMBERED = 20_000;

/** A policy made ready to be asked many times. */
export class PreparedPolicy {
  private readonly statements: readonly PreparedStatement[];
  private readonly byAction = new Map<string, readonly PreparedStatement[]>();

  constructor(policy: Policy) {
    this.statements = policy.statements.map(
      (statement) => new PreparedStatement(statement, policy.variables ?? true),
    );
  }

  /** The statements that are, or may be, about the action of a request. */
  about(context: RequestContext): readonly PreparedStatement[] {
    const known = this.byAction.get(context.action.text);
    if (known) return known;
    const found = this.statements.filter((statement) => statement.action(context) !== 'no');
    if (this.byAction.size < REMEMBERED) this.byAction.set(context.action.text, found);
    return found;
  }
}

const ready = new WeakMap<Policy, PreparedPolicy>();

/** The policy made ready, once for as long as it is used. */
export function prepared(policy: Policy): PreparedPolicy {
  const known = ready.get(policy) ?? new PreparedPolicy(policy);
  ready.set(policy, known);
  return known;
}
