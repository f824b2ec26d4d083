import { takesTarget } from './granted';
import { MissingWhy, PageVerdict, ReportedMissing, ReportedPage, ReportedUseCase } from './model';
import { Reach, Reached } from './reach';
import { allRows, Row } from './rows';
import { Target, targetOf, targetsOf } from './targets';
import { conditionWords } from './words';
import { takesIn } from '../private/evaluate/match';
import { Condition } from '../private/policy/model';
import { shown, Text } from '../private/policy/text';

type Shape = (pattern: Text) => string;

/** The rows that a principal can do, or part of them, in the order of the catalogue. */
export const useCases = (reached: Reached, shape: Shape): ReportedUseCase[] => allRows().flatMap((row) => useCase(row, reached, shape) ?? []);

function useCase(row: Row, { actions, lost }: Reached, shape: Shape): ReportedUseCase | undefined {
  if (![...row.heart].some((action) => actions.has(action))) return undefined;
  const missing = new Map<MissingWhy, string[]>();
  const instances = new Set<string>();
  const conditions = new Set<string>();
  let hearty = false;
  for (const [action, boundBy] of row.needs) {
    const targets = targetsOf(action, boundBy);
    const all = actions.get(action) ?? [];
    const here = all.filter((reach) => targets.length === 0 || targets.some((target) => isHere(reach, target, shape)));
    if (here.length === 0) {
      const why = all.length > 0 ? 'not where it takes' : lost.get(action) ?? 'not allowed';
      missing.set(why, [...missing.get(why) ?? [], action]);
      continue;
    }
    hearty ||= row.heart.has(action);
    here.flatMap(({ resources, statement }) => (statement.notResource ? ['*'] : resources)).forEach((pattern) => {
      const instance = instanceOf(pattern, action);
      if (instance !== undefined) instances.add(instance);
    });
    const asked = targets.flatMap(conditionsOf);
    const demanded = here.map(({ statement, conditions: those }) => {
      const met = new Set(statement.conditions.filter((has) => asked.some((one) => isMet(has, one))).map(conditionWords));
      return those.filter((words) => !met.has(words));
    });
    if (demanded.every((words) => words.length > 0)) demanded.flat().forEach((words) => conditions.add(words));
  }
  if (!hearty) return undefined;
  const gone = [...missing.values()].flat().length;
  return {
    row: row.id,
    verdict: gone === 0 ? 'allowed' : 'partly',
    held: row.needs.size - gone,
    needed: row.needs.size,
    missing: [...missing].map(([why, names]): ReportedMissing => ({ why, actions: names.sort() })).sort((a, b) => (a.why < b.why ? -1 : 1)),
    instances: instances.has('*') ? ['*'] : [...instances].sort(),
    conditions: [...conditions].sort(),
  };
}

function isHere(reach: Reach, target: Target, shape: Shape): boolean {
  if (!reach.statement.notResource && !reach.resources.some((pattern) => takesTarget(shape(pattern), target))) return false;
  return !conditionsOf(target).some((asked) => reach.statement.conditions.some((has) => contradicts(has, asked)));
}

const POSITIVE = /^(ForAnyValue:)?(StringEquals|StringLike|ArnLike|ArnEquals|Bool)(IfExists)?$/;

/** Whether a condition lets through none of the values that a row asks for: recordings where the row is on reports. */
const contradicts = (has: Condition, asked: Condition): boolean => has.key.toLowerCase() === asked.key.toLowerCase()
  && POSITIVE.test(has.operator) && !has.values.concat(asked.values).some((value) => /[\u0001{]/.test(value))
  && !has.values.some((pattern) => asked.values.some((value) => takesIn(pattern, value) || takesIn(value, pattern)));

/** Whether a condition holds wherever what a row asks for does. */
const isMet = (has: Condition, asked: Condition): boolean => conditionWords(has) === conditionWords(asked)
  || (has.key.toLowerCase() === asked.key.toLowerCase() && POSITIVE.test(has.operator)
    && asked.values.every((value) => has.values.some((pattern) => takesIn(pattern, value))));

const conditionLists = new Map<Target, readonly Condition[]>();

function conditionsOf(target: Target): readonly Condition[] {
  let list = conditionLists.get(target);
  if (!list) {
    list = Object.entries(target.conditions).flatMap(([operator, byKey]) =>
      Object.entries(byKey).map(([key, values]): Condition => ({ operator, key, values: [values].flat() })));
    conditionLists.set(target, list);
  }
  return list;
}

/** The instance that a pattern is limited to, as people read it; undefined where it says nothing of instances. */
function instanceOf(pattern: Text, action: string): string | undefined {
  if (!action.startsWith(CONNECT) || targetOf(action).formats === 'no resource') return undefined;
  const literal = /^arn:[^:]*:connect:[^:]*:[^:]*:instance\/([^/]+)/.exec(pattern);
  if (literal) return /^\*+$/.test(literal[1]) ? '*' : shown(literal[0]);
  if (/^\*+$/.test(pattern)) return '*';
  const unknown = /^\u0001[^\u0002]*\u0002/.exec(pattern);
  return unknown ? shown(unknown[0]) : undefined;
}

const CONNECT = 'connect:';

/** The pages of which something can be done. */
export function pages(reported: readonly ReportedUseCase[]): ReportedPage[] {
  const byRow = new Map(reported.map((useCaseOf) => [useCaseOf.row, useCaseOf]));
  const rowsByPage = new Map<string, Row[]>();
  allRows().forEach((row) => rowsByPage.set(row.page, [...rowsByPage.get(row.page) ?? [], row]));
  return [...rowsByPage].flatMap(([page, rows]) => {
    const of = (verdict: string, among: readonly Row[]) => among.filter(({ id }) => byRow.get(id)?.verdict === verdict).length;
    const [allowed, partly] = [of('allowed', rows), of('partly', rows)];
    if (allowed + partly === 0) return [];
    const views = rows.filter(({ access }) => access === 'view');
    const seesAll = views.length > 0 && of('allowed', views) === views.length && allowed === views.length && partly === 0;
    const verdict: PageVerdict = allowed === rows.length ? 'all' : seesAll ? 'views' : allowed > 0 ? 'some' : 'parts';
    return [{ page, verdict, allowed, partly, of: rows.length }];
  });
}
