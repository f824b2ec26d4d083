import { attributesOf, isEachValue, isOfInstance, namesIn, Step, stepsOf } from './names';
import { moduleConfiguration, Plan, PlannedResource, resourcesNamed } from './plan';
import { callOf, DEEPEST, instancesOf, keyMeant, Scope, scopeOf } from './scope';
import { hasUnknown } from './unknown-values';
import { memoize } from '../../input/memoize';
import { isObject, own } from '../json';

/** A resource that an expression may stand for. */
export interface Target {
  readonly resource: PlannedResource;
  /** The attribute of it. Undefined where the configuration does not say which. */
  readonly attribute?: string;
}

/** What an expression may stand for. The configuration of a plan has the names in it, and nothing more. */
export interface Targets {
  readonly all: readonly Target[];
  /** Whether it may be something that the plan does not say, such as a local value. */
  readonly isOpen: boolean;
}

/** Returns whether only applying the plan knows what an expression takes of a resource. */
export const isKnownLater = ({ resource: { unknown }, attribute }: Target): boolean =>
  attribute === undefined || hasUnknown(own(unknown, attribute));

const NONE: Targets = { all: [], isOpen: false };
const OPEN: Targets = { all: [], isOpen: true };

/** What is taken of resources that a name means as a whole. */
interface Taken {
  /** The key of the instance. */
  readonly key?: string;
  readonly path: readonly string[];
}

/** Returns what an expression of a resource may stand for. */
export const targetsOf = (expression: unknown, from: PlannedResource, plan: Plan): Targets =>
  targetsIn(expression, scopeOf(from), { path: [] }, plan, DEEPEST);

function targetsIn(
  expression: unknown,
  scope: Scope,
  taken: Taken,
  plan: Plan,
  depth: number,
): Targets {
  if (depth === 0) return OPEN;
  const names = namesIn(expression);
  const key = keyMeant(names, scope, plan) ?? taken.key;
  // Beside what has no attribute, the value of `for_each` is in brackets: it is a key.
  const isIndexed = names.some((name) => !isOfInstance(name) && WHOLE.test(name));
  return together(
    names.map((name) => {
      if (isEachValue(name) && !isIndexed) return ofEachValue(name, scope, plan, depth);
      return isOfInstance(name) ? NONE : ofName(name, scope, { ...taken, key }, plan, depth);
    }),
  );
}

/** Matches what has no attribute: `aws_iam_policy.a`, `module.m`, and `var.policies`. */
const WHOLE = /^(data\.)?[\w-]+\.[\w-]+$/;

function together(some: readonly Targets[]): Targets {
  const byKey = new Map(
    some
      .flatMap(({ all }) => all)
      .map((one) => [`${one.resource.address} ${one.attribute ?? ''}`, one]),
  );
  return { all: [...byKey.values()], isOpen: some.some(({ isOpen }) => isOpen) };
}

const ofEachValue = (name: string, scope: Scope, plan: Plan, depth: number): Targets => {
  const path = attributesOf(stepsOf(name).slice(2));
  return targetsIn(scope.forEach, scope, { key: scope.index, path }, plan, depth - 1);
};

function ofName(name: string, scope: Scope, taken: Taken, plan: Plan, depth: number): Targets {
  const [first, ...steps] = stepsOf(name);
  switch (first?.name) {
    case 'var':
      return ofVariable(steps, scope, taken, plan, depth);
    case 'module':
      return ofModule(steps, scope, taken, plan, depth);
    case 'local':
      return OPEN;
    case 'path':
    case 'terraform':
    case 'self':
      return NONE;
    case 'data':
      return ofResource(`data.${attributesOf(steps.slice(0, 2)).join('.')}`, steps.slice(2));
    default:
      return ofResource(`${first?.name}.${steps[0]?.name}`, steps.slice(1));
  }

  function ofResource(inModule: string, rest: readonly Step[]): Targets {
    const [attribute] = [...attributesOf(rest), ...taken.path];
    const known = resourcesNamed(plan, scope.module, inModule);
    const all = instances(known, resourcesByKey, rest[0]?.index, taken.key);
    if (all.length > MOST) return OPEN;
    return { all: all.map((resource) => ({ resource, attribute })), isOpen: false };
  }
}

/** More resources than that are not told apart. */
const MOST = 100;

type ByKey<T> = (all: readonly T[]) => ReadonlyMap<string, T>;

const byKey = <T>(keyOf: (one: T) => string | number | undefined): ByKey<T> =>
  memoize(
    (all: readonly T[]) =>
      new Map(
        all.flatMap((one): [string, T][] => {
          const key = keyOf(one);
          return key === undefined ? [] : [[String(key), one]];
        }),
      ),
  );

const resourcesByKey = byKey<PlannedResource>(({ index }) => index);
const modulesByKey = byKey<string>((address) => {
  const [last] = stepsOf(address).slice(-1);
  return last?.index;
});

/** Returns the one instance that a name or a key means, or else all. */
function instances<T>(
  all: readonly T[],
  found: ByKey<T>,
  written: string | undefined,
  key: string | undefined,
): readonly T[] {
  const wanted = written ?? key;
  const one = wanted === undefined ? undefined : found(all).get(wanted);
  if (one !== undefined) return [one];
  return written === undefined ? all : [];
}

/** Returns what the call of a module gives to one of its variables. */
function ofVariable(
  [variable, ...rest]: readonly Step[],
  { module }: Scope,
  { key, path }: Taken,
  plan: Plan,
  depth: number,
): Targets {
  const made = callOf(module, plan);
  if (!made) return NONE;
  const given = own(own(made.call, 'expressions'), variable?.name);
  const [written] = rest.flatMap(({ index }) => index ?? []);
  const taken = { key: written ?? key, path: [...attributesOf(rest), ...path] };
  return targetsIn(given, made.scope, taken, plan, depth - 1);
}

/** Returns what a module gives to one of its outputs, or to any if the name does not say to which. */
function ofModule(
  [name, ...steps]: readonly Step[],
  { module }: Scope,
  { key, path }: Taken,
  plan: Plan,
  depth: number,
): Targets {
  const known = instancesOf(plan, module, name?.name ?? '');
  const [first] = steps;
  const children = instances(known, modulesByKey, first?.index, key);
  const [, ...after] = first?.index === undefined ? steps : steps.slice(1);
  const [written] = after.flatMap(({ index }) => index ?? []);
  const [output, ...rest] = [...attributesOf(steps), ...path];
  if (children.length > MOST) return OPEN;
  return together(
    children.flatMap((child) => {
      const outputs = own(moduleConfiguration(plan.content, child), 'outputs');
      const declared = isObject(outputs) ? outputs : {};
      const some = output === undefined ? Object.keys(declared) : [output];
      return some.map((one) => {
        const expression = own(own(declared, one), 'expression');
        return expression === undefined
          ? OPEN
          : targetsIn(
              expression,
              { module: child },
              { key: written ?? key, path: rest },
              plan,
              depth - 1,
            );
      });
    }),
  );
}
