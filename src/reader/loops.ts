import { LimitExceeded } from './intrinsics/resolver';
import { DEEPEST, isObject, own } from './json';
import { Template } from './stacks/template-file';

/** The maximum number of values that loops copy. A template has about 100,000 values. */
const MOST_COPIES = 500_000;

const LOOP = /^Fn::ForEach::/;

/** A template with loops over known lists expanded, and the places of the results in the file. */
export interface ExpandedTemplate {
  readonly template: Template;
  /** The keys and indices that lead to the resources that loops create, by logical id. */
  readonly origins: ReadonlyMap<string, readonly (string | number)[]>;
}

/** Returns the values of a parameter that is a list; undefined where only deployment knows them. */
type ListOf = (parameter: string) => readonly string[] | undefined;

/**
 * Expands the loops of a template whose lists are literal, in a mapping, or in a parameter with a
 * default. Keeps the others unchanged.
 */
export function expandLoops(template: Template, listOf: ListOf): ExpandedTemplate {
  const origins = new Map<string, readonly (string | number)[]>();
  if (!hasLoop(template.Resources)) return { template, origins };
  const expander = new Expander(template.Mappings, listOf, origins);
  try {
    const Resources = expander.expanded(template.Resources, ['Resources']);
    return { template: { ...template, Resources }, origins };
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error;
    return { template, origins: new Map() };
  }
}

/**
 * Returns whether a value has a loop. YAML parts may appear in several places, and are checked
 * once.
 */
function hasLoop(value: unknown, depth = 0, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value))
    return false;
  seen.add(value);
  const isList = Array.isArray(value);
  const parts = value as { readonly [key: string]: unknown };
  // This looks at every value of a file, so it makes no lists of them.
  for (const key in parts) {
    if (!Object.hasOwn(parts, key)) continue;
    if (!isList && LOOP.test(key)) return true;
    const part = parts[key];
    if (typeof part === 'object' && hasLoop(part, depth + 1, seen)) return true;
  }
  return false;
}

class Expander {
  private left = MOST_COPIES;

  constructor(
    private readonly mappings: unknown,
    private readonly listOf: ListOf,
    private readonly origins: Map<string, readonly (string | number)[]>,
  ) {}

  /** @throws LimitExceeded */
  expanded(value: unknown, pointer: readonly (string | number)[]): unknown {
    this.spend(1);
    if (pointer.length > DEEPEST) throw new LimitExceeded(`nested deeper than ${DEEPEST} levels`);
    if (Array.isArray(value)) return value.map((item, i) => this.expanded(item, [...pointer, i]));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).flatMap(([key, part]) => {
      const written = LOOP.test(key) ? this.written(part, [...pointer, key]) : undefined;
      return written ?? [[key, this.expanded(part, [...pointer, key])] as const];
    });
    return Object.fromEntries(entries);
  }

  /** Returns the result of a loop; undefined when its list is unknown. */
  private written(
    loop: unknown,
    pointer: readonly (string | number)[],
  ): (readonly [string, unknown])[] | undefined {
    if (!Array.isArray(loop) || loop.length !== 3) return undefined;
    const [name, collection, body] = loop as [unknown, unknown, unknown];
    const values = this.valuesOf(collection);
    if (typeof name !== 'string' || !values || !isObject(body)) return undefined;
    return values.flatMap((value) => this.round(name, value, body, [...pointer, 2]));
  }

  private round(
    name: string,
    value: string,
    body: { readonly [key: string]: unknown },
    pointer: readonly (string | number)[],
  ): (readonly [string, unknown])[] {
    return Object.entries(body).flatMap(([key, part]) => {
      const at = [...pointer, key];
      const filled = this.withVariable(part, name, value);
      if (LOOP.test(key)) return this.written(filled, at) ?? [[key, filled]];
      const made = fill(key, name, value);
      if (makesResources(pointer)) this.origins.set(made, at);
      return [[made, this.expanded(filled, at)]];
    });
  }

  private withVariable(part: unknown, name: string, value: string): unknown {
    this.spend(1);
    if (typeof part === 'string') return fill(part, name, value);
    if (Array.isArray(part)) return part.map((item) => this.withVariable(item, name, value));
    if (!isObject(part)) return part;
    if (Object.keys(part).length === 1 && part.Ref === name) return value;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [
        fill(key, name, value),
        this.withVariable(item, name, value),
      ]),
    );
  }

  private spend(copies: number): void {
    this.left -= copies;
    if (this.left < 0) throw new LimitExceeded('more values than any template has');
  }

  private valuesOf(collection: unknown): readonly string[] | undefined {
    const parameter = own(collection, 'Ref');
    if (typeof parameter === 'string') return this.listOf(parameter);
    const found = own(collection, 'Fn::FindInMap');
    const [map, top, second] = Array.isArray(found) ? (found as unknown[]) : [];
    const values =
      found === undefined ? collection : own(own(own(this.mappings, map), top), second);
    return Array.isArray(values) && values.every((one) => typeof one === 'string')
      ? values
      : undefined;
  }
}

/** Returns whether the keys of a loop are logical ids, also in a loop of such loops. */
const makesResources = ([first, ...loops]: readonly (string | number)[]): boolean =>
  first === 'Resources' && loops.every((key) => key === 2 || LOOP.test(String(key)));

/** Fills in `${Name}`, and `&{Name}` without characters other than letters and digits. */
const fill = (text: string, name: string, value: string): string =>
  text
    .split(`\${${name}}`)
    .join(value)
    .split(`&{${name}}`)
    .join(value.replace(/[^A-Za-z0-9]/g, ''));
