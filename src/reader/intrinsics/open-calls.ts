import { alternativesOf, Resolved } from './conditional-value';
import { findInMap, isImport, isOpenEnd, select, Work } from './functions';
import { allInMap, allSelected } from './listed-results';
import { TemplateContext } from './template-context';
import {
  deployTimeNames,
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  mapDeployTimeValues,
} from '../../policy/deploy-time-text';
import { isObject } from '../json';

/** Returns the value of a deploy-time value by its name; undefined where it has none. */
export type ValueOf = (name: string) => Resolved | undefined;

/** Returns the values that a template lists for a deploy-time value by its name. */
export type ListOf = (name: string) => readonly Resolved[];

/** More possible arguments of a function than that are not told apart. */
const MOST = 64;

/** A function, and its argument. */
interface Call {
  readonly work: Work;
  readonly argument: Resolved;
}

/**
 * The calls of functions whose results only deployment knows, by the names of the results. They are
 * evaluated again with the values that deployment uses by default.
 */
export class OpenCalls {
  private readonly calls = new Map<string, Call>();

  private readonly around: TemplateContext;

  constructor(around: TemplateContext) {
    const { links } = around;
    this.around = { ...around, links: { ...links, imported: links.importedByDefault } };
  }

  /**
   * Keeps a call if its result, or an unknown part of it, contains other deploy-time values. An import
   * may be known by the defaults in the names of exports.
   */
  add(work: Work, argument: Resolved, result: Resolved): void {
    const open: Resolved = Array.isArray(result) ? result.find(isOpenEnd) : result;
    const name = typeof open === 'string' ? nameOfOpaque(open) : undefined;
    // A function that only passes on the result of another has its name.
    if (name === undefined || this.calls.has(name)) return;
    if (name.includes('${') || isImport(name)) this.calls.set(name, { work, argument });
  }

  /** Returns the result of a call with some values in its argument; undefined for no call. */
  resultWith(name: string, valueOf: ValueOf): Resolved | undefined {
    const argument = this.argumentWith(name, valueOf);
    return argument && this.calls.get(name)?.work(argument.value, this.around);
  }

  /**
   * Returns the results that a call may have by what a template lists for the values in its argument;
   * what it lists for the name itself if that is no call.
   */
  listedResults(name: string, listOf: ListOf): readonly Resolved[] {
    const call = this.calls.get(name);
    if (!call) return listOf(name);
    const { argument, work } = call;
    const written = namesIn(argument).filter((one) => one.length < name.length);
    const possible = written.reduce<readonly Resolved[]>(
      (all, one) => {
        const values = this.listedResults(one, listOf);
        if (values.length === 0 || all.length * values.length > MOST) return all;
        return all.flatMap((each) =>
          values.map((value) => withValues(each, (other) => (other === one ? value : undefined))),
        );
      },
      [argument],
    );
    const results = possible
      .flatMap((one) => this.resultsOf(work, one))
      .filter((one) => ![one].flat().every((part) => part === deployTimeValue(name)));
    // A call may pass on what another stack lists.
    return results.length > 0 ? results : listOf(name);
  }

  private resultsOf(work: Work, argument: Resolved): readonly Resolved[] {
    const result = work(argument, this.around);
    const isOpen = typeof result === 'string' && nameOfOpaque(result) !== undefined;
    if (isOpen && work === findInMap) return allInMap(argument, this.around.mappings);
    const selected = isOpen && work === select ? allSelected(argument) : [];
    return selected.length > 0 ? selected : [result];
  }

  /** Returns the argument of a call with some values in it; undefined for no call, or a choice. */
  argumentWith(name: string, valueOf: ValueOf): { readonly value: Resolved } | undefined {
    const call = this.calls.get(name);
    if (!call) return undefined;
    // The name of a call contains those in its argument, so a name that is no shorter is of none.
    const argument = withValues(
      call.argument,
      (one) =>
        valueOf(one) ?? (one.length < name.length ? this.resultWith(one, valueOf) : undefined),
    );
    const [only, ...others] = alternativesOf(argument) ?? [];
    return others.length === 0 ? only : undefined;
  }
}

/** Returns a value with the values of its deploy-time values. A list replaces only a whole text. */
function withValues(value: Resolved, valueOf: ValueOf): Resolved {
  if (typeof value === 'string') return textWithValues(value, valueOf);
  if (Array.isArray(value)) return listWithValues(value, valueOf);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withValues(one as Resolved, valueOf)]),
  );
}

/** Returns a list. What `Fn::Split` gives, with its values, has also the parts that were known. */
function listWithValues(list: readonly Resolved[], valueOf: ValueOf): Resolved {
  const open = list.find(isOpenEnd);
  const whole = open === undefined ? undefined : withValues(open, valueOf);
  return Array.isArray(whole) ? whole : list.map((one) => withValues(one, valueOf));
}

function textWithValues(text: PolicyText, valueOf: ValueOf): Resolved {
  const name = nameOfOpaque(text);
  if (name !== undefined) return valueOf(name) ?? text;
  return mapDeployTimeValues(text, (one) => {
    const value = valueOf(one);
    return typeof value === 'string' ? value : deployTimeValue(one);
  });
}

/** Returns the names of the deploy-time values in a value, each once. */
const namesIn = (value: Resolved) => [...new Set(allNamesIn(value))];

function allNamesIn(value: Resolved): readonly string[] {
  if (typeof value === 'string') return deployTimeNames(value);
  if (Array.isArray(value)) return value.flatMap(allNamesIn);
  return isObject(value) ? Object.values(value).flatMap((one) => allNamesIn(one as Resolved)) : [];
}
