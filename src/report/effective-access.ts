import { withinBoundary } from './boundary-limits';
import { withoutDenied } from './deny-limits';
import {
  EffectiveGrant,
  EffectiveReach,
  MissingReason,
  RelevantStatement,
} from './effective-grant';
import { withoutJointlyDenied } from './joint-limits';
import { CoverageReader, StatementCoverage } from './statement-coverage';
import { shapeOf } from '../policy/arn-format';
import { PolicyText, leadingDeployTimeValue } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { patternIncludes } from '../policy/pattern';
import { statementRequirements } from '../policy/requirement-logic';
import { UnknownPart } from '../policy/unknown';

/** What a principal may do, as far as it was read. */
export interface Reached {
  readonly statements: readonly { readonly policy: Policy; readonly statement: PolicyStatement }[];
  /** Grants by action. Actions with the same access have the same grant. */
  readonly actions: ReadonlyMap<string, EffectiveGrant>;
  /** The reason why an action that some statement allows is not allowed anywhere. */
  readonly blocked: ReadonlyMap<string, MissingReason>;
  /** Whether an unread part could allow an action. */
  readonly couldAllow: (action: string) => boolean;
  /** Whether a statement covers an action on some resource. */
  readonly covers: (statement: PolicyStatement, action: string) => boolean;
  /** Grants on actions that are not in the catalogue, by statement. */
  readonly others: readonly OtherGrant[];
}

/** Actions that are not in the catalogue, as a statement writes them. */
export interface OtherGrant {
  readonly actions: readonly PolicyText[];
  /** Whether it covers every action except these. */
  readonly notAction: boolean;
  readonly reach: EffectiveReach;
}

/** The statements that cover an action. */
interface Relevant {
  readonly allows: RelevantStatement[];
  readonly denies: RelevantStatement[];
  readonly bounds: RelevantStatement[];
  key: string;
}

/** Determines what principals may do. Reads statements with equal content once. */
export class EffectiveAccess {
  private readonly parents: ReadonlySet<string>;
  private readonly shapes = new Map<PolicyText, string>();
  private readonly reader = new CoverageReader((pattern) => this.shape(pattern));
  private readonly byContent = new Map<string, StatementCoverage>();
  private readonly byStatement = new Map<PolicyStatement, StatementCoverage>();

  public constructor(policies: readonly Policy[]) {
    this.parents = parentsIn(policies);
  }

  public shape = (pattern: PolicyText): string => {
    const known = this.shapes.get(pattern);
    if (known !== undefined) return known;
    const shape = shapeOf(pattern, (name) => this.parents.has(name));
    this.shapes.set(pattern, shape);
    return shape;
  };

  /** Returns what a principal may do, and where. */
  public of(principal: Principal): Reached {
    const statements = policiesOf(principal).flatMap((policy) =>
      policy.statements.map((statement) => ({ policy, statement })),
    );
    const own = statements.map(({ statement }) => statement);
    const bounding = boundingStatements(principal.boundary?.policy);
    const isBounded = isLimit(principal.boundary?.policy);
    const relevant = this.relevant(own, bounding);
    const grants = new Map<string, EffectiveGrant | MissingReason>();
    const actions = new Map<string, EffectiveGrant>();
    const blocked = new Map<string, MissingReason>();
    for (const [action, parts] of relevant) {
      const grant = grants.get(parts.key) ?? granted(principal, action, parts, isBounded);
      grants.set(parts.key, grant);
      if (typeof grant === 'object') actions.set(action, grant);
      else if (grant !== 'not-allowed') blocked.set(action, grant);
    }
    const couldAllow = (action: string) => {
      const { denies = [], bounds = [] } = relevant.get(action) ?? {};
      return !denies.some(isAbsolute) && (!isBounded || bounds.length > 0);
    };
    const covers = (statement: PolicyStatement, action: string) =>
      this.coverage(statement).byAction.has(action);
    const denies = [...own, ...bounding].filter(isUnconditionalDeny);
    const others = own
      .flatMap((one) => this.others(one))
      .filter((one) => !denies.some((deny) => deniesWhole(deny, one)));
    return { statements, actions, blocked, couldAllow, covers, others };
  }

  private relevant(
    own: readonly PolicyStatement[],
    bounding: readonly PolicyStatement[],
  ): ReadonlyMap<string, Relevant> {
    const byAction = new Map<string, Relevant>();
    const add = (statement: PolicyStatement, list: 'allows' | 'denies' | 'bounds', i: string) => {
      const requirements = statementRequirements(statement);
      const parts = new Map<number, RelevantStatement>();
      for (const [action, covered] of this.coverage(statement).byAction) {
        const relevant = byAction.get(action) ?? { allows: [], denies: [], bounds: [], key: '' };
        byAction.set(action, relevant);
        const part = parts.get(covered.id) ?? { statement, covered, requirements };
        parts.set(covered.id, part);
        relevant[list].push(part);
        relevant.key += `${i}.${covered.id} `;
      }
    };
    own.forEach((one, i) => add(one, one.effect === 'Deny' ? 'denies' : 'allows', `${i}`));
    bounding.forEach((one, i) => add(one, one.effect === 'Deny' ? 'denies' : 'bounds', `b${i}`));
    return byAction;
  }

  private coverage(statement: PolicyStatement): StatementCoverage {
    const known = this.byStatement.get(statement);
    if (known) return known;
    const { effect, actions, notAction, resources, notResource, conditions } = statement;
    const decisive = effect === 'Deny' ? conditions : [];
    const content = JSON.stringify([
      [effect, actions, notAction, resources, notResource],
      decisive,
    ]);
    const coverage = this.byContent.get(content) ?? this.reader.read(statement);
    this.byContent.set(content, coverage);
    this.byStatement.set(statement, coverage);
    return coverage;
  }

  private others(statement: PolicyStatement): OtherGrant[] {
    const { effect, notAction, resources } = statement;
    const { others } = this.coverage(statement);
    if (effect === 'Deny' || others.length === 0) return [];
    const requirements = statementRequirements(statement);
    return [{ actions: others, notAction, reach: { statement, resources, requirements } }];
  }
}

const isUnconditionalDeny = (statement: PolicyStatement): boolean =>
  statement.effect === 'Deny' && statementRequirements(statement).length === 0;

/** Returns whether a deny removes a whole grant on actions that are not in the catalogue. */
function deniesWhole(deny: PolicyStatement, { actions, notAction, reach }: OtherGrant): boolean {
  if (deny.notAction || deny.notResource) return false;
  const isOnAll = (patterns: readonly PolicyText[], ones: readonly PolicyText[]) =>
    ones.every((one) => patterns.some((pattern) => patternIncludes(pattern, one)));
  const lower = (texts: readonly PolicyText[]) => texts.map((text) => text.toLowerCase());
  const hasActions = notAction
    ? deny.actions.includes('*')
    : isOnAll(lower(deny.actions), lower(actions));
  const hasResources = reach.statement.notResource
    ? deny.resources.includes('*')
    : isOnAll(deny.resources, reach.resources);
  return hasActions && hasResources;
}

/** Returns everything that a boundary may allow, and what it denies for certain. */
function boundingStatements(boundary: Policy | undefined): readonly PolicyStatement[] {
  const more = mayAllowMore(boundary).flatMap(({ within = [] }) => within);
  return [
    ...(boundary?.statements ?? []),
    ...more.map((one) => ({ ...one, effect: 'Allow' as const })),
  ];
}

/** Returns whether everything is read that a boundary may allow. */
const isLimit = (boundary: Policy | undefined): boolean =>
  boundary !== undefined && mayAllowMore(boundary).every(({ within }) => within !== undefined);

const mayAllowMore = (boundary: Policy | undefined): readonly UnknownPart[] =>
  (boundary?.unknown ?? []).filter(({ mayAllow }) => mayAllow);

function granted(
  principal: Principal,
  action: string,
  { allows, denies, bounds }: Relevant,
  isBounded: boolean,
): EffectiveGrant | MissingReason {
  if (allows.length === 0) return 'not-allowed';
  if (denies.some(isAbsolute)) return 'denied';
  let grant: EffectiveGrant | undefined = { reaches: allows.map(reachOf), requirements: [] };
  if (denies.length > 0) grant = withoutJointlyDenied(grant, principal, action);
  if (!grant) return 'denied';
  for (const deny of denies) {
    grant = withoutDenied(grant, deny);
    if (!grant) return 'denied';
  }
  return (isBounded ? withinBoundary(grant, bounds) : grant) ?? 'outside-boundary';
}

/** Returns whether a deny covers all resources of an action, unconditionally. */
const isAbsolute = ({ covered, requirements }: RelevantStatement): boolean =>
  covered.isWhole && requirements.length === 0;

const reachOf = ({ statement, covered, requirements }: RelevantStatement): EffectiveReach => ({
  statement,
  resources: covered.patterns,
  requirements,
});

/**
 * Returns the names of deploy-time values that contain resources in every file that has them. When
 * a file has `${X}/...`, `${X}` itself is not such a resource.
 */
function parentsIn(policies: readonly Policy[]): ReadonlySet<string> {
  const byFile = new Map<string, PolicyText[]>();
  for (const { place, statements } of policies) {
    const known = byFile.get(place.file) ?? [];
    byFile.set(place.file, known);
    for (const { resources } of statements) known.push(...resources);
  }
  const files = [...byFile.values()].map((patterns) => ({
    patterns,
    parents: parentsOf(patterns),
  }));
  const others = new Set(
    files.flatMap(({ patterns, parents }) => patterns.filter((one) => !parents.has(one))),
  );
  return new Set(files.flatMap(({ parents }) => [...parents].filter((name) => !others.has(name))));
}

const parentsOf = (patterns: readonly PolicyText[]): ReadonlySet<string> =>
  new Set(patterns.flatMap((one) => parentOf(one) ?? []));

/** Returns `${X}` for `${X}/a`. */
function parentOf(pattern: PolicyText): PolicyText | undefined {
  const value = leadingDeployTimeValue(pattern);
  return value !== undefined && /^\/./.test(pattern.slice(value.length)) ? value : undefined;
}
