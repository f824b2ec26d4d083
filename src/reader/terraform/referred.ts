import { namedLike } from './alike-names';
import { Alternative, choiceOf, MOST_ALTERNATIVES, perhaps } from './choice';
import { isOfInstance, namesIn } from './names';
import { Plan, PlannedResource, resourcesNamed } from './plan';
import { isKnownLater, Target, Targets, targetsOf } from './references';
import { isUnknown, valueOf } from './unknown-values';
import { memoize } from '../../input/memoize';
import { isObject, list, own } from '../json';

/** The types of what attributes refer to, by the ends of their names. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/(^|_)policy_arns?$|^permissions_boundary$/, 'aws_iam_policy'],
  [/(^|_)role(_arn|_name|s)?$/, 'aws_iam_role'],
  [/^user(_name|s)?$/, 'aws_iam_user'],
  [/^group(_name|s)?$/, 'aws_iam_group'],
  [/^permission_set_arn$/, 'aws_ssoadmin_permission_set'],
];

const typeIn = (key: string): string | undefined => TYPES.find(([name]) => name.test(key))?.[1];

/** Returns the resources that an attribute may refer to, of the type that it can have. */
function referredBy(resource: PlannedResource, key: string, plan: Plan): Targets {
  const type = typeIn(key);
  const { all, isOpen } = targetsOf(own(resource.expressions, key), resource, plan);
  const ofType = all.filter((one) => type === undefined || one.resource.type === type);
  const others = all.filter((one) => !ofType.includes(one));
  return { all: ofType, isOpen: isOpen || others.some(isKnownLater) };
}

const referenceTo = ({ resource: { address } }: Target): { readonly Ref: string } => ({
  Ref: address,
});

const alternativesOf = (
  { address }: PlannedResource,
  path: string,
  targets: readonly Target[],
): readonly Alternative[] =>
  targets.map((target) => ({
    condition: `${address}.${path} is ${target.resource.address}`,
    value: referenceTo(target),
  }));

/** Returns a choice of targets, or the value where there are too many. */
function oneOf(
  resource: PlannedResource,
  path: string,
  { all, isOpen }: Targets,
  value: unknown,
): unknown {
  if (all.length > MOST_ALTERNATIVES) return value;
  const its = alternativesOf(resource, path, all);
  return isOpen ? choiceOf(its, value) : choiceOf(its.slice(0, -1), its[its.length - 1].value);
}

/**
 * Returns the name or the ARN in an attribute, a reference to the resource of the plan that it
 * stands for, or a choice of those that it may stand for.
 */
export function nameOrReference(resource: PlannedResource, key: string, plan: Plan): unknown {
  const value = valueOf(resource, key);
  if (typeof value === 'string' || value === undefined) return value;
  const targets = referredBy(resource, key, plan);
  if (targets.all.length === 0) return value;
  const mine = ownOf(resource, key, targets, plan);
  return mine ? referenceTo(mine) : oneOf(resource, key, targets, value);
}

/**
 * Returns which of several resources an instance refers to. As many instances of a resource refer to
 * as many others, one each, in their order. If the instances differ in nothing else, it does not
 * matter which is whose.
 */
export function ownOf(
  resource: PlannedResource,
  key: string,
  { all, isOpen }: Targets,
  plan: Plan,
): Target | undefined {
  const names = namesIn(own(resource.expressions, key));
  if (isOpen || all.length === 1 || !names.some(isOfInstance)) return undefined;
  const { instances, isAlike } = unknownInstances(plan)(key)(groupOf(resource));
  const isInOrder = names.includes('count.index');
  if (instances.length !== all.length || !(isAlike || isInOrder)) return undefined;
  return all[instances.indexOf(resource)];
}

const groupOf = ({ module, inModule }: PlannedResource): string =>
  JSON.stringify([module, inModule]);

/** Returns what is known of an instance. The name of an inline policy does not matter. */
function contentOf({ type, values }: PlannedResource): string {
  const isInline = /^aws_iam_(role|user|group)_policy$/.test(type);
  return JSON.stringify(isInline && isObject(values) ? { ...values, name: undefined } : values);
}

/** Returns the instances of a resource of which only applying knows an attribute. */
const unknownInstances = memoize((plan: Plan) =>
  memoize((key: string) =>
    memoize((group: string) => {
      const [module, inModule] = JSON.parse(group) as readonly string[];
      const instances = resourcesNamed(plan, module, inModule).filter((one) => isUnknown(one, key));
      const known = new Set(instances.map(contentOf));
      return { instances, isAlike: known.size <= 1 };
    }),
  ),
);

/**
 * Returns a list of names or ARNs, with references to resources of the plan in place of those that
 * only applying knows.
 */
export function namesOrReferences(resource: PlannedResource, key: string, plan: Plan): unknown {
  const value = valueOf(resource, key);
  if (!isUnknown(resource, key)) return value;
  const targets = referredBy(resource, key, plan);
  const { all, isOpen } = targets;
  if (all.length === 0) return value;
  if (!Array.isArray(value)) {
    // How many it has is not known either.
    const some = alternativesOf(resource, key, all).map(perhaps);
    return all.length > MOST_ALTERNATIVES ? value : [...some, ...(isOpen ? [value] : [])];
  }
  const unknown = list(own(resource.unknown, key));
  const places = value.flatMap((_, i) => (unknown[i] === true ? [i] : []));
  const isEach = !isOpen && places.length === all.length;
  return value.map((one: unknown, i) => {
    if (unknown[i] !== true) return one;
    return isEach
      ? referenceTo(all[places.indexOf(i)])
      : oneOf(resource, `${key}[${i}]`, targets, one);
  });
}

/**
 * Returns a reference to the principal in an attribute, or its name or ARN where the configuration
 * does not refer to it. Principals of several accounts can have one name.
 */
export function principalIn(resource: PlannedResource, key: string, plan: Plan): unknown {
  const value = nameOrReference(resource, key, plan);
  if (typeof value !== 'string') return value;
  const same = referredBy(resource, key, plan).all.filter(({ resource: { values } }) =>
    ['name', 'arn'].some((one) => own(values, one) === value),
  );
  if (same.length === 1) return referenceTo(same[0]);
  const all = namedLike(resource, typeIn(key), value, plan);
  if (all.length < 2) return all.length === 1 ? referenceTo(all[0]) : value;
  return oneOf(resource, key, { all, isOpen: false }, value);
}
