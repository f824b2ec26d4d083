import { memoize } from '../../input/memoize';
import { expressionTexts } from '../../policy/condition-expression';
import {
  ConditionDefinition,
  Definition,
  displayNames,
  ValueDefinition,
} from '../../policy/deploy-time-definition';
import { AccessReport } from '../model';

/** A name that both sides have, with different definitions. */
export interface ChangedValue {
  readonly was: ValueDefinition;
  readonly is: ValueDefinition;
}

/** A template condition that both sides have, with different definitions. */
export interface ChangedCondition {
  readonly was: ConditionDefinition;
  readonly is: ConditionDefinition;
}

/** The definitions that differ between a file before and a file now. */
export interface ChangedDefinitions {
  readonly values: ReadonlyMap<string, ChangedValue>;
  readonly conditions: ReadonlyMap<string, ChangedCondition>;
}

/** The definitions of a file, by their names. */
export interface FileDefinitions {
  readonly values: ReadonlyMap<string, ValueDefinition>;
  readonly conditions: ReadonlyMap<string, ConditionDefinition>;
}

/** Returns the definitions of a report, by file. */
export function definitionsByFile({
  definitions,
}: Pick<AccessReport, 'definitions'>): (file: string) => FileDefinitions {
  const byFile = new Map<string, Definition[]>();
  for (const one of definitions) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  return memoize((file: string): FileDefinitions => {
    const all = byFile.get(file) ?? [];
    const values = all.filter((one): one is ValueDefinition => one.kind !== 'condition');
    const conditions = all.filter((one): one is ConditionDefinition => one.kind === 'condition');
    return {
      values: byName(values, (one, content) => ({ file, name: one.name, kind: one.kind, content })),
      conditions: byName(conditions, (one, text) => ({
        ...one,
        expression: { kind: 'open', text },
      })),
    };
  });
}

/**
 * Returns definitions by their names. A file may have several stacks, which define a name
 * differently. It then has one definition that equals only itself.
 */
function byName<T extends Definition>(
  all: readonly T[],
  several: (one: T, content: string) => T,
): ReadonlyMap<string, T> {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(one.name, [...(found.get(one.name) ?? []), one]);
  return new Map(
    [...found].map(([name, list]) => {
      const contents = [...new Set(list.map((one) => JSON.stringify(one)))].sort();
      return [name, contents.length === 1 ? list[0] : several(list[0], contents.join())];
    }),
  );
}

/** Returns the definitions that differ. A name that only one side has differs from nothing. */
export function changedDefinitions(
  before: FileDefinitions,
  after: FileDefinitions,
): ChangedDefinitions {
  const values = new Map<string, ChangedValue>();
  const isChanged = (name: string, within: readonly string[] = []): boolean => {
    const [was, is] = [before.values.get(name), after.values.get(name)];
    if (!was || !is || within.includes(name)) return false;
    return contentOf(was) !== contentOf(is) || usesChanged(was, is, [...within, name]);
  };
  const usesChanged = (was: ValueDefinition, is: ValueDefinition, within: readonly string[]) =>
    [was, is].flatMap(namesIn).some((one) => isChanged(one, within));
  for (const [name, was] of before.values) {
    const is = after.values.get(name);
    if (is && isChanged(name)) values.set(name, { was, is });
  }
  const conditions = new Map<string, ChangedCondition>();
  for (const [name, was] of before.conditions) {
    const is = after.conditions.get(name);
    const isOther = is && JSON.stringify(was.expression) !== JSON.stringify(is.expression);
    if (is && isOther) conditions.set(name, { was, is });
  }
  return { values, conditions };
}

const contentOf = ({ file, name, ...content }: ValueDefinition) => JSON.stringify(content);

const namesIn = ({ of = [], values = [], rows = [] }: ValueDefinition): readonly string[] => [
  ...of,
  ...[...values, ...rows.flatMap((row) => row.values)].flatMap(displayNames),
];

/** Returns the names of the deploy-time values in a condition. */
export const namesInCondition = ({ expression }: ConditionDefinition): readonly string[] =>
  expressionTexts(expression).flatMap(displayNames);
