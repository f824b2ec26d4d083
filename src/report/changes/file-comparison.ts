import {
  ChangedDefinitions,
  changedDefinitions,
  ChangedValue,
  FileDefinitions,
  namesInCondition,
} from './definition-changes';
import { Where } from './model';
import { sideReading, SideReading } from './side-reading';
import { ValueDefinition } from '../../policy/deploy-time-definition';

export interface CompareOptions {
  /** Whether ARNs that differ only in the partition are equal. @default false */
  readonly ignorePartition?: boolean;
}

/** One way to read both sides. */
export interface ComparisonCase {
  readonly before: SideReading;
  readonly after: SideReading;
  /** The values now that are compared. Default: any values, the same on both sides. */
  readonly where?: Where;
}

type Values = ReadonlyMap<string, readonly string[]>;

/** A row of mappings, by the deploy-time value that chooses it. */
interface Row {
  readonly name: string;
  readonly key: string;
}

/** The maximum number of rows of mappings to compare. */
const MOST_ROWS = 24;

/** The file of a principal before, and its file now: how their texts compare. */
export class FileComparison {
  public readonly changed: ChangedDefinitions;
  /** The names whose change is compared exactly. */
  public readonly compared: ReadonlySet<string>;

  public constructor(
    private readonly before: FileDefinitions,
    private readonly after: FileDefinitions,
    private readonly names: Readonly<Record<'before' | 'after', ReadonlySet<string>>>,
    private readonly options: CompareOptions,
  ) {
    this.changed = relevant(changedDefinitions(before, after), options);
    const compared = [...this.changed.values].filter(([, change]) => isComparable(change));
    this.compared = new Set(compared.map(([name]) => name));
  }

  /** Returns whether a name, or a condition of a name, has another definition now. */
  public isChanged(name: string): boolean {
    return this.changed.values.has(name) || this.changed.conditions.has(name);
  }

  public get isUnchanged(): boolean {
    return this.changed.values.size + this.changed.conditions.size === 0;
  }

  /** Returns the names of deploy-time values in the conditions of a name. */
  public namesInCondition(name: string): readonly string[] {
    const conditions = [this.before, this.after].flatMap((side) => side.conditions.get(name) ?? []);
    return conditions.flatMap(namesInCondition);
  }

  /**
   * Returns the ways to read both sides of a principal that uses some names: with any values, with
   * the values that the templates give, and with each row of a mapping that differs.
   */
  public cases(used: ReadonlySet<string>): readonly ComparisonCase[] {
    const values = [...this.changed.values].filter(
      ([name]) => used.has(name) && this.compared.has(name),
    );
    const texts = values.filter(([, { was, is }]) => !haveSameValues(was, is));
    const old = new Map(texts.map(([name, { was }]) => [name, was.values ?? []]));
    const now = new Map(texts.map(([name, { is }]) => [name, is.values ?? []]));
    const given =
      texts.length > 0 ? [{ ...this.case(old, now), where: Object.fromEntries(now) }] : [];
    const maps = values.filter(([, { was, is }]) => was.rows && is.rows);
    return [
      this.case(new Map(), new Map()),
      ...given,
      ...rowsOf(maps).map((row) => this.caseOfRow(row, maps, old, now)),
    ];
  }

  private caseOfRow(
    { name, key }: Row,
    maps: readonly (readonly [string, ChangedValue])[],
    old: Values,
    now: Values,
  ): ComparisonCase {
    const chosen = maps.filter(([, { is }]) => keyOf(is) === name);
    const valuesOf = (side: 'was' | 'is') =>
      chosen.map(([map, change]) => [map, rowOf(change[side], key)] as const);
    return {
      ...this.case(new Map([...old, ...valuesOf('was')]), new Map([...now, ...valuesOf('is')])),
      where: { ...Object.fromEntries(now), [name]: [key] },
    };
  }

  private case(old: Values, now: Values): ComparisonCase {
    const { ignorePartition = false } = this.options;
    const name = (when: string) => (condition: string) =>
      this.changed.conditions.has(condition) ? `${condition} (${when})` : condition;
    return {
      before: sideReading({
        names: this.names.before,
        values: old,
        conditions: this.before.conditions,
        conditionName: name('before'),
        ignorePartition,
      }),
      after: sideReading({
        names: this.names.after,
        values: now,
        conditions: this.after.conditions,
        conditionName: name('now'),
        ignorePartition,
      }),
    };
  }
}

/** Copies for two partitions are in different accounts and Regions, so these do not count. */
const relevant = (
  { values, conditions }: ChangedDefinitions,
  { ignorePartition }: CompareOptions,
): ChangedDefinitions => ({
  conditions,
  values: new Map(
    [...values].filter(([, { was }]) => !ignorePartition || was.kind !== 'environment'),
  ),
});

/** Returns whether a comparison with the values of both sides finds everything that changed. */
function isComparable({ was, is }: ChangedValue): boolean {
  if (was.kind !== is.kind || was.kind === 'environment' || was.type !== is.type) return false;
  if (was.rows && is.rows)
    return keyOf(was) === keyOf(is) && changedRows(was, is).length <= MOST_ROWS;
  const areKnown = haveSameValues(was, is) || (was.values !== undefined && is.values !== undefined);
  return areKnown && was.content === is.content && !haveOtherParts(was, is) && isLimited(was, is);
}

/** Returns whether a value has other values in it. */
const haveOtherParts = (was: ValueDefinition, is: ValueDefinition): boolean =>
  was.of !== undefined || is.of !== undefined;

/** Returns whether every value that may be passed now could be passed before. */
function isLimited(was: ValueDefinition, is: ValueDefinition): boolean {
  const isWithin = !was.allowed || is.allowed?.every((one) => was.allowed?.includes(one)) === true;
  return isWithin && (was.pattern === undefined || was.pattern === is.pattern);
}

/** Returns the name of the deploy-time value that chooses a row; the map itself when unknown. */
const keyOf = ({ rowKey, name }: ValueDefinition) => rowKey ?? name;

const rowOf = ({ rows = [] }: ValueDefinition, key: string): readonly string[] =>
  rows.find((row) => row.key === key)?.values ?? [];

/** Returns the keys of the rows that differ. */
function changedRows(was: ValueDefinition, is: ValueDefinition): readonly string[] {
  const keys = new Set([...(was.rows ?? []), ...(is.rows ?? [])].map(({ key }) => key));
  return [...keys].filter(
    (key) => JSON.stringify(rowOf(was, key)) !== JSON.stringify(rowOf(is, key)),
  );
}

/** Returns the rows that differ in some mappings, each once. */
function rowsOf(maps: readonly (readonly [string, ChangedValue])[]): readonly Row[] {
  const all = maps.flatMap(([, { was, is }]) =>
    changedRows(was, is).map((key): Row => ({ name: keyOf(is), key })),
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

const haveSameValues = (was: ValueDefinition, is: ValueDefinition): boolean =>
  JSON.stringify(was.values) === JSON.stringify(is.values);
