import { MissingWhy } from './model';
import { granted, StatementCoverage } from './statement-coverage';
import { resourcesOfAction } from '../policy/action-resources';
import { shapeOf } from '../policy/arn-format';
import { toDisplayText, PolicyText } from '../policy/deploy-time-text';
import { intersection } from '../policy/pattern-intersection';
import { policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { notAll, statementRequirements } from '../policy/requirement-logic';
import { patternsIntersect, patternIncludes } from '../policy/pattern';
import { requirementTexts } from '../text/condition-text';

/** Where a statement allows an action, what denies and a boundary leave of it. */
export interface EffectiveGrant {
  readonly statement: PolicyStatement;
  /** Patterns; of a statement with NotResource those that it leaves out. */
  readonly resources: readonly PolicyText[];
  /** What must hold, as phrases, denies and an unknown boundary included. */
  readonly conditions: readonly string[];
}

export interface Reached {
  readonly statements: readonly { readonly policy: Policy; readonly statement: PolicyStatement }[];
  readonly actions: ReadonlyMap<string, readonly EffectiveGrant[]>;
  /** Why an action that some statement allows is allowed nowhere. */
  readonly lost: ReadonlyMap<string, MissingWhy>;
  /** By pattern: actions of which the catalogue does not have all. */
  readonly others: ReadonlyMap<PolicyText, readonly EffectiveGrant[]>;
}

/** What readings share: statements of equal content are worked out once. */
export class EffectiveAccess {
  private readonly parents: ReadonlySet<string>;
  private readonly shapes = new Map<PolicyText, string>();
  private readonly byContent = new Map<string, StatementCoverage>();
  private readonly byStatement = new Map<PolicyStatement, StatementCoverage>();

  public constructor({ files, policies }: World) {
    const byFile = new Map<string, PolicyText[]>(files.map((file) => [file, []]));
    for (const { place, statements } of policies)
      byFile.get(place.file)?.push(...statements.flatMap(({ resources }) => resources));
    const all = [...byFile.values()];
    // Of what resources are named by `${X}/...`, `${X}` itself is no such resource: in every file that has an `${X}`, which is one of its own.
    const parents = all.map(
      (resources) =>
        new Set(
          resources.flatMap((pattern) => /^(\u0001[^\u0002]*\u0002)\/./.exec(pattern)?.[1] ?? []),
        ),
    );
    const others = new Set(
      all.flatMap((resources, i) => resources.filter((pattern) => !parents[i].has(pattern))),
    );
    this.parents = new Set(
      parents.flatMap((names) => [...names].filter((name) => !others.has(name))),
    );
  }

  public shape = (pattern: PolicyText): string => {
    let shape = this.shapes.get(pattern);
    if (shape === undefined)
      this.shapes.set(pattern, (shape = shapeOf(pattern, (name) => this.parents.has(name))));
    return shape;
  };

  /** Where a principal may do what. */
  public of(principal: Principal): Reached {
    const statements = policiesOf(principal).flatMap((policy) =>
      policy.statements.map((statement) => ({ policy, statement })),
    );
    const denies = statements
      .map(({ statement }) => statement)
      .filter(({ effect }) => effect === 'Deny');
    const { boundary } = principal;
    // Of a boundary that is known in part, what it allows is not.
    const bounding = boundary?.policy?.unknown ? undefined : boundary?.policy;
    const actions = new Map<string, EffectiveGrant[]>();
    const others = new Map<PolicyText, EffectiveGrant[]>();
    const lost = new Map<string, MissingWhy>();
    const unknown =
      boundary && !bounding
        ? [`the permissions boundary ${toDisplayText(boundary.arn)} allows it`]
        : [];
    for (const { statement } of statements.filter((s) => s.statement.effect === 'Allow')) {
      const own = [...statementConditions(statement), ...unknown];
      const { resources, others: unfollowed } = this.granted(statement);
      for (const [action, patterns] of resources) {
        const whole: EffectiveGrant = { statement, resources: patterns, conditions: own };
        const left = denies.length === 0 ? whole : this.without(denies, action, whole);
        const within = left && bounding ? this.inside(bounding, action, left) : [left ?? []].flat();
        within.forEach((one) => push(actions, action, one));
        if (within.length === 0) lost.set(action, left ? 'outside the boundary' : 'denied');
      }
      for (const pattern of unfollowed)
        push(others, pattern, { statement, resources: statement.resources, conditions: own });
    }
    for (const action of actions.keys()) lost.delete(action);
    return { statements, actions, lost, others };
  }

  private granted(statement: PolicyStatement): StatementCoverage {
    let answer = this.byStatement.get(statement);
    if (!answer) {
      const { actions, notAction, resources, notResource } = statement;
      const content = JSON.stringify([actions, notAction, resources, notResource]);
      answer = this.byContent.get(content) ?? granted(statement, this.shape);
      this.byContent.set(content, answer);
      this.byStatement.set(statement, answer);
    }
    return answer;
  }

  /** What unconditional denies leave, with what they take a part of; the conditions of others are conditions then. */
  private without(
    denies: readonly PolicyStatement[],
    action: string,
    reach: EffectiveGrant,
  ): EffectiveGrant | undefined {
    const { notResource } = reach.statement;
    let { resources, conditions } = reach;
    for (const deny of denies.filter((d) => this.granted(d).actions.has(action))) {
      const requirements = statementRequirements(deny);
      if (requirements.length > 0) {
        if (notResource || resources.some((pattern) => touches(deny, pattern)))
          conditions = [...conditions, ...requirementTexts(notAll(requirements))];
        continue;
      }
      if (
        notResource
          ? covers(deny, '*', action)
          : resources.every((pattern) => covers(deny, pattern, action))
      )
        return undefined;
      if (!notResource) resources = resources.filter((pattern) => !covers(deny, pattern, action));
      conditions = [
        ...conditions,
        ...this.limits(deny, !deny.notResource, action, { ...reach, resources }),
      ];
    }
    return { ...reach, resources, conditions };
  }

  /** What a boundary leaves: patterns of which it allows some, what both have in common. What it allows on the same conditions is together. */
  private inside(boundary: Policy, action: string, reach: EffectiveGrant): EffectiveGrant[] {
    const parts = new Map<
      string,
      { readonly conditions: readonly string[]; readonly resources: Set<PolicyText> }
    >();
    for (const allow of boundary.statements.filter(
      (s) => s.effect === 'Allow' && this.granted(s).resources.has(action),
    )) {
      const patterns = this.granted(allow).resources.get(action)!;
      const isAllBut = reach.statement.notResource || allow.notResource;
      const common = isAllBut
        ? reach.resources.filter(
            (pattern) =>
              reach.statement.notResource ||
              !patterns.some((left) => patternIncludes(left, pattern)),
          )
        : reach.resources.flatMap((pattern) =>
            patterns.flatMap((other) => inCommon(pattern, other)),
          );
      const further = isAllBut
        ? this.limits(allow, allow.notResource, action, { ...reach, resources: common })
        : [];
      const conditions = [...statementConditions(allow), ...further];
      const part = parts.get(conditions.join('\n')) ?? { conditions, resources: new Set() };
      parts.set(conditions.join('\n'), part);
      common.forEach((pattern) => part.resources.add(pattern));
    }
    const always = parts.get('')?.resources ?? new Set();
    const denies = boundary.statements.filter(({ effect }) => effect === 'Deny');
    return [...parts.values()].flatMap(({ conditions, resources }) => {
      const left =
        conditions.length === 0
          ? [...resources]
          : [...resources].filter((pattern) => !always.has(pattern));
      if (left.length === 0) return [];
      return (
        this.without(denies, action, {
          ...reach,
          resources: left,
          conditions: [...new Set([...reach.conditions, ...conditions])],
        }) ?? []
      );
    });
  }

  /** In words, to what the resources of another statement limit those that are reached: to some, or to all but some. */
  private limits(
    statement: PolicyStatement,
    isAllBut: boolean,
    action: string,
    { resources, statement: { notResource } }: EffectiveGrant,
  ): string[] {
    const patterns = this.granted(statement).resources.get(action) ?? [];
    const within = (pattern: PolicyText, others: readonly PolicyText[]) =>
      others.some((other) => patternIncludes(other, pattern));
    if (!isAllBut) {
      const isNeedless = notResource
        ? patterns.includes('*')
        : resources.every((pattern) => within(pattern, patterns));
      return isNeedless ? [] : [`on ${patterns.map(toDisplayText).join(' or ')}`];
    }
    const isTouched = (pattern: PolicyText) =>
      notResource
        ? !within(pattern, resources)
        : resources.some((one) => patternsIntersect(one, pattern));
    return patterns.filter(isTouched).map((pattern) => `not on ${toDisplayText(pattern)}`);
  }
}

/** What two patterns both take in. */
const inCommon = (one: PolicyText, other: PolicyText): readonly PolicyText[] =>
  intersection(one, other);

/** All that must hold for a statement, in words that are in order. */
export const statementConditions = (statement: PolicyStatement): string[] =>
  requirementTexts(statementRequirements(statement)).sort();

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Whether a deny is on everything that a pattern takes in of an action's resources. */
function covers(deny: PolicyStatement, pattern: PolicyText, action: string): boolean {
  if (deny.notResource) return !deny.resources.some((left) => patternsIntersect(left, pattern));
  if (deny.resources.some((denied) => patternIncludes(denied, pattern))) return true;
  const { formats } = resourcesOfAction(action);
  return (
    formats !== 'no resource' &&
    formats.every(({ text }) =>
      deny.resources.some((denied) => patternIncludes(denied, asPattern(text))),
    )
  );
}

const touches = (deny: PolicyStatement, pattern: PolicyText): boolean =>
  deny.notResource ||
  deny.resources.some((denied) => denied === '*' || patternsIntersect(denied, pattern));

const asPattern = (format: string): string => format.replace(/\$?\{[^}]*\}/g, '*');
