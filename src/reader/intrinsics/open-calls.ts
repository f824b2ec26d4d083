import { alternativesOf, Resolved } from './conditional-value';
import { isImport, isOpenEnd, Work } from './functions';
import { TemplateContext } from './template-context';
import {
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
} from '../../policy/deploy-time-text';
import { isObject } from '../json';

/** Returns the value of a deploy-time value by its name; undefined where it has none. */
export type ValueOf = (name: string) => Resolved | undefined;

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
   * Keeps a call if its result, or the last part of it, contains other deploy-time values. An import
   * may be known by the defaults in the names of exports.
   */
  add(work: Work, argument: Resolved, result: Resolved): void {
    const last: Resolved = Array.isArray(result) ? result[result.length - 1] : result;
    const name = typeof last === 'string' ? nameOfOpaque(last) : undefined;
    if (name !== undefined && (name.includes('${') || isImport(name)))
      this.calls.set(name, { work, argument });
  }

  /** Returns the result of a call with some values in its argument; undefined for no call. */
  resultWith(name: string, valueOf: ValueOf): Resolved | undefined {
    const argument = this.argumentWith(name, valueOf);
    return argument && this.calls.get(name)?.work(argument.value, this.around);
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
  const last = list[list.length - 1];
  const whole = isOpenEnd(last) ? withValues(last, valueOf) : undefined;
  return Array.isArray(whole) ? whole : list.map((one) => withValues(one, valueOf));
}

function textWithValues(text: PolicyText, valueOf: ValueOf): Resolved {
  const name = nameOfOpaque(text);
  if (name !== undefined) return valueOf(name) ?? text;
  return replaceDeployTimeValues(text, (one) => {
    const value = valueOf(one);
    return typeof value === 'string' ? value : deployTimeValue(one);
  });
}
