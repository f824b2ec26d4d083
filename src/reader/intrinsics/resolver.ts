import {
  alternativesOfArgument,
  ConditionalValue,
  conditionalValue,
  mapTexts,
  Resolved,
} from './conditional-value';
import { FUNCTIONS, isImport, unknown } from './functions';
import { digest } from '../digest';
import { DEEPEST } from '../json';
import { ListOf, OpenCalls, ValueOf } from './open-calls';
import { withStored } from './stored';
import { dynamic, LONGEST_TEXT } from './sub';
import { TemplateContext } from './template-context';
import {
  hasDeployTimeValue,
  deployTimeValue,
  nameOfOpaque,
  plain,
  PolicyText,
} from '../../policy/deploy-time-text';

/** The limit for a whole template. A template with 1,000 roles has about 100,000. */
const MOST_VALUES = 2_000_000;

/** Follows the name of a function whose argument has too many alternatives. */
const OF_MANY = ' of many alternatives, ';

/** Returns whether a text is the result of such a function. */
export const isOfMany = (text: PolicyText): boolean =>
  nameOfOpaque(text)?.includes(OF_MANY) === true;

/** Reports that a part of a file exceeds any realistic size. */
export class LimitExceeded extends Error {}

/** Evaluates the functions of a template. Counts everything that it resolves. */
export class Resolver {
  private left = MOST_VALUES;
  private readonly open: OpenCalls;

  constructor(private readonly around: TemplateContext) {
    this.open = new OpenCalls(around);
  }

  /**
   * Returns the result of a function by the name of the deploy-time value that it is, with some
   * values in its argument; undefined for no such result.
   */
  resultWith(name: string, valueOf: ValueOf): Resolved | undefined {
    return this.open.resultWith(name, valueOf);
  }

  /** Returns the results that a function may have by what a template lists for the values in it. */
  listedResults(name: string, listOf: ListOf): readonly Resolved[] {
    return this.open.listedResults(name, listOf);
  }

  /** Returns the name of an export with some values in it, by the name of the value imported. */
  importWith(name: string, valueOf: ValueOf): PolicyText | undefined {
    const argument = isImport(name) ? this.open.argumentWith(name, valueOf)?.value : undefined;
    return typeof argument === 'string' ? argument : undefined;
  }

  /**
   * Resolves a value.
   * @throws LimitExceeded
   */
  resolve(value: unknown, depth = 0): Resolved {
    this.spend(1);
    if (depth > DEEPEST) throw new LimitExceeded(`nested deeper than ${DEEPEST} levels`);
    if (typeof value === 'string') return this.stored(dynamic(plain(value)));
    if (typeof value !== 'object' || value === null)
      return typeof value === 'number' || typeof value === 'boolean' ? value : null;
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, depth + 1));
    const keys = Object.keys(value);
    const parts = value as { readonly [key: string]: unknown };
    const [name = ''] = keys;
    if (keys.length === 1 && (name === 'Ref' || name.startsWith('Fn::')))
      return this.called(name, parts[name], depth);
    const object = {};
    for (const key of keys) {
      const part = this.resolve(parts[key], depth + 1);
      if (part !== undefined) put(object, plain(key), part);
    }
    return object;
  }

  private called(name: string, argument: unknown, depth: number): Resolved {
    const resolved = this.resolve(argument, depth + 1);
    const result = this.applied(name, resolved);
    const isList = name === 'Ref' && typeof resolved === 'string' && this.around.isList(resolved);
    const isKnown = isList && this.around.parameter(resolved) !== undefined;
    return isKnown ? this.listIn(result) : result;
  }

  /** Returns the list that a text says, also in each branch of a choice. */
  private listIn(value: Resolved): Resolved {
    if (value instanceof ConditionalValue)
      return new ConditionalValue(
        value.branches.map((one) => ({ ...one, value: this.listIn(one.value) })),
      );
    if (typeof value !== 'string') return value;
    const found = this.applied('Fn::Split', [',', value]);
    return mapTexts(found, (text) => text.trim());
  }

  private applied(name: string, resolved: Resolved): Resolved {
    const known = FUNCTIONS.get(name);
    if (known && name === 'Fn::If') return known(resolved, this.around);
    const alternatives = alternativesOfArgument(resolved);
    if (!alternatives) return deployTimeValue(`${plain(name)}${OF_MANY}${digest(resolved)}`);
    return conditionalValue(
      alternatives.map(({ templateConditions, value }) => {
        const result = known ? known(value, this.around) : unknown(plain(name), value);
        if (known) this.open.add(known, value, result);
        return {
          templateConditions,
          value: typeof result === 'string' ? this.kept(result) : result,
          at: [],
        };
      }),
    );
  }

  private kept(text: string): Resolved {
    if (text.length > LONGEST_TEXT)
      return deployTimeValue(`text of ${text.length} characters, ${digest(text)}`);
    this.spend(text.length / 8);
    return hasDeployTimeValue(text) ? text : this.stored(dynamic(text));
  }

  /** Returns a text with the values that the files give to names in Parameter Store. */
  private stored(text: PolicyText): Resolved {
    return withStored(text, (reference) => this.around.links.stored(reference));
  }

  private spend(values: number): void {
    this.left -= values;
    if (this.left < 0) throw new LimitExceeded('more values than any template has');
  }
}

/**
 * Reads a value of a file without functions.
 * @throws LimitExceeded
 */
export function literal(value: unknown, depth = 0): Resolved {
  if (depth > DEEPEST) throw new LimitExceeded(`nested deeper than ${DEEPEST} levels`);
  if (typeof value === 'string') return plain(value);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
  if (Array.isArray(value)) return value.map((item) => literal(item, depth + 1));
  const object = {};
  for (const key of Object.keys(value))
    put(
      object,
      plain(key),
      literal((value as { readonly [key: string]: unknown })[key], depth + 1),
    );
  return object;
}

/** Sets a key, including `__proto__`, as an ordinary key. */
function put(object: { [key: string]: Resolved }, key: string, value: Resolved): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else object[key] = value;
}
