import { EffectiveGrant, Reached } from './effective-grants';
import { MissingWhy, PageVerdict, ReportedMissing, ReportedPage, ReportedUseCase } from './model';
import { takesTarget } from './statement-coverage';
import { allRows, Row } from './use-case-requirements';
import { ActionResources, resourcesOfAction, targetsOf } from '../policy/action-resources';
import { conditionsIn } from '../policy/conditions';
import { toDisplayText, PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { keyRequirement } from '../policy/requirement-logic';
import { patternIncludes } from '../policy/pattern';
import { requirementText } from '../text/condition-text';

type Shape = (pattern: PolicyText) => string;

/** What a row needs, with where it needs it; equal ones of several rows are the same object. */
interface Need {
  readonly action: string;
  readonly targets: readonly ActionResources[];
  readonly isHeart: boolean;
}

/** What of a need is there: on which instances, and under which conditions that the row does not ask for. */
interface Held {
  readonly instances: readonly string[];
  readonly conditions: readonly string[];
}

let prepared: readonly (readonly [Row, readonly Need[]])[] | undefined;
const needs = () =>
  (prepared ??= allRows().map((row) => [
    row,
    [...row.needs].map(([action, boundBy]): Need => ({
      action,
      targets: targetsOf(action, boundBy),
      isHeart: row.heart.has(action),
    })),
  ]));

/** The rows that a principal can do, or part of them, in the order of the catalogue. */
export function useCases(reached: Reached, shape: Shape): ReportedUseCase[] {
  // Half of the rows need the same actions at the same places: each is looked at once.
  const known = new Map<readonly ActionResources[], Held | undefined>();
  const heldOf = ({ action, targets }: Need): Held | undefined => {
    if (!known.has(targets))
      known.set(targets, held(action, targets, reached.actions.get(action) ?? [], shape));
    return known.get(targets);
  };
  return needs().flatMap(([row, all]) => useCase(row, all, reached, heldOf) ?? []);
}

function useCase(
  row: Row,
  all: readonly Need[],
  { actions, lost }: Reached,
  heldOf: (need: Need) => Held | undefined,
): ReportedUseCase | undefined {
  if (!all.some((need) => need.isHeart && heldOf(need))) return undefined;
  const missing = new Map<MissingWhy, string[]>();
  const instances = new Set<string>();
  const conditions = new Set<string>();
  for (const need of all) {
    const found = heldOf(need);
    if (found) {
      found.instances.forEach((instance) => instances.add(instance));
      found.conditions.forEach((condition) => conditions.add(condition));
    } else {
      const why = actions.has(need.action)
        ? 'not where it takes'
        : (lost.get(need.action) ?? 'not allowed');
      const others = missing.get(why);
      if (others) others.push(need.action);
      else missing.set(why, [need.action]);
    }
  }
  const gone = [...missing.values()].flat().length;
  return {
    row: row.id,
    verdict: gone === 0 ? 'allowed' : 'partly',
    held: all.length - gone,
    needed: all.length,
    missing: [...missing]
      .map(([why, names]): ReportedMissing => ({ why, actions: names.sort() }))
      .sort((a, b) => (a.why < b.why ? -1 : 1)),
    instances: instances.has('*') ? ['*'] : [...instances].sort(),
    conditions: [...conditions].sort(),
  };
}

function held(
  action: string,
  targets: readonly ActionResources[],
  reaches: readonly EffectiveGrant[],
  shape: Shape,
): Held | undefined {
  const here = reaches.filter(
    (reach) => targets.length === 0 || targets.some((target) => isHere(reach, target, shape)),
  );
  if (here.length === 0) return undefined;
  const those = isOnInstances(action)
    ? here.flatMap(({ resources, statement }) =>
        statement.notResource ? ['*'] : instancesOf(resources),
      )
    : [];
  if (here.some(({ conditions }) => conditions.length === 0))
    return { instances: those, conditions: [] };
  const asked = targets.flatMap(conditionsOf);
  const demanded = here.map(({ statement, conditions }) => {
    const met = new Set(
      statement.conditions.filter((has) => asked.some((one) => isMet(has, one))).map(wordsOf),
    );
    return conditions.filter((words) => !met.has(words));
  });
  return {
    instances: those,
    conditions: demanded.every((words) => words.length > 0) ? demanded.flat() : [],
  };
}

function isHere(reach: EffectiveGrant, target: ActionResources, shape: Shape): boolean {
  if (
    !reach.statement.notResource &&
    !reach.resources.some((pattern) => takesTarget(shape(pattern), target))
  )
    return false;
  return !conditionsOf(target).some((asked) =>
    reach.statement.conditions.some((has) => contradicts(has, asked)),
  );
}

const wordsOf = (condition: Condition): string => requirementText(keyRequirement(condition));

const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringLike|ArnLike|ArnEquals|Bool)(IfExists)?$/;

/** Whether a condition lets through none of the values that a row asks for: recordings where the row is on reports. */
const contradicts = (has: Condition, asked: Condition): boolean =>
  has.key.toLowerCase() === asked.key.toLowerCase() &&
  POSITIVE.test(has.operator) &&
  !has.values.concat(asked.values).some((value) => /[\u0001{]/.test(value)) &&
  !has.values.some((pattern) =>
    asked.values.some(
      (value) => patternIncludes(pattern, value) || patternIncludes(value, pattern),
    ),
  );

/** Whether a condition holds wherever what a row asks for does. */
const isMet = (has: Condition, asked: Condition): boolean =>
  wordsOf(has) === wordsOf(asked) ||
  (has.key.toLowerCase() === asked.key.toLowerCase() &&
    POSITIVE.test(has.operator) &&
    asked.values.every((value) => has.values.some((pattern) => patternIncludes(pattern, value))));

const conditionLists = new Map<ActionResources, readonly Condition[]>();

function conditionsOf(target: ActionResources): readonly Condition[] {
  let list = conditionLists.get(target);
  if (!list) {
    list = conditionsIn(target.conditions);
    conditionLists.set(target, list);
  }
  return list;
}

const isOnInstances = (action: string): boolean =>
  action.startsWith('connect:') && resourcesOfAction(action).formats !== 'no resource';
const instances = new WeakMap<readonly PolicyText[], readonly string[]>();

/** The instances that patterns are limited to, as people read them; of patterns that say something of instances. */
function instancesOf(patterns: readonly PolicyText[]): readonly string[] {
  let found = instances.get(patterns);
  if (!found)
    instances.set(patterns, (found = patterns.flatMap((pattern) => instanceOf(pattern) ?? [])));
  return found;
}

function instanceOf(pattern: PolicyText): string | undefined {
  const literal = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([^/]+)/.exec(pattern);
  if (literal) return /^\*+$/.test(literal[1]) ? '*' : toDisplayText(literal[0]);
  if (/^\*+$/.test(pattern)) return '*';
  const unknown = /^\u0001[^\u0002]*\u0002/.exec(pattern);
  return unknown ? toDisplayText(unknown[0]) : undefined;
}

/** The pages of which something can be done. */
export function pages(reported: readonly ReportedUseCase[]): ReportedPage[] {
  const byRow = new Map(reported.map((useCaseOf) => [useCaseOf.row, useCaseOf]));
  const rowsByPage = new Map<string, Row[]>();
  allRows().forEach((row) => rowsByPage.set(row.page, [...(rowsByPage.get(row.page) ?? []), row]));
  return [...rowsByPage].flatMap(([page, rows]) => {
    const of = (verdict: string, among: readonly Row[]) =>
      among.filter(({ id }) => byRow.get(id)?.verdict === verdict).length;
    const [allowed, partly] = [of('allowed', rows), of('partly', rows)];
    if (allowed + partly === 0) return [];
    const views = rows.filter(({ access }) => access === 'view');
    const seesAll =
      views.length > 0 &&
      of('allowed', views) === views.length &&
      allowed === views.length &&
      partly === 0;
    const verdict: PageVerdict =
      allowed === rows.length ? 'all' : seesAll ? 'views' : allowed > 0 ? 'some' : 'parts';
    return [{ page, verdict, allowed, partly, of: rows.length }];
  });
}
