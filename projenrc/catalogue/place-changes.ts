import type { Binding, Bindings } from '../../src/catalogue/facts';
import { patternIncludes } from '../../src/policy/pattern';

/** A resource of a grant, with the conditions that it is under. */
interface GrantedPlace {
  readonly resource: string;
  /** Each as `operator key value`. */
  readonly conditions: readonly string[];
}

/**
 * Each action that is granted elsewhere now, in a sentence that says whether its grants get wider.
 *
 * @param usersOf names the jobs and use cases that have an action
 */
export function placeChanges(
  before: Bindings,
  after: Bindings,
  usersOf: (action: string) => readonly string[],
): string[] {
  return Object.keys(after.general).flatMap((action) => {
    const [was, is] = [before, after].map(({ general }) => placesOf(general[action] ?? []));
    if (was.length === 0 || text(was) === text(is)) return [];
    const users = usersOf(action);
    const where = users.length > 0 ? ` in ${users.join(', ')}` : '';
    return [
      `${action} ${direction(was, is)}${where}: it is granted on ${text(is)} now, was on ${text(was)}`,
    ];
  });
}

/** The places that a change takes away from an action. */
export const lostPlaces = (before: readonly Binding[], after: readonly Binding[]): string[] => {
  const is = placesOf(after);
  return placesOf(before)
    .filter(({ resource }) => resource !== '*' && !is.some((one) => one.resource === resource))
    .map(({ resource }) => resource);
};

const placesOf = (bindings: readonly Binding[]): GrantedPlace[] =>
  bindings.flatMap(({ resources, conditions = {} }) =>
    resources.map((resource) => ({
      resource,
      conditions: Object.entries(conditions).flatMap(([operator, byKey]) =>
        Object.entries(byKey).map(([key, value]) => `${operator} ${key} ${[value].flat().join()}`),
      ),
    })),
  );

function direction(was: readonly GrantedPlace[], is: readonly GrantedPlace[]): string {
  const [isWider, isNarrower] = [includesAll(is, was), includesAll(was, is)];
  if (isWider && !isNarrower) return 'gets wider';
  return isNarrower && !isWider ? 'gets narrower' : 'moves';
}

const includesAll = (outer: readonly GrantedPlace[], inner: readonly GrantedPlace[]): boolean =>
  inner.every((one) =>
    outer.some(
      ({ resource, conditions }) =>
        patternIncludes(resource, one.resource) &&
        conditions.every((condition) => one.conditions.includes(condition)),
    ),
  );

/** Places as people read them: `the instance`, `contact/* of the instance`. */
function text(places: readonly GrantedPlace[]): string {
  const written = places.map(({ resource, conditions }) => {
    const keys = conditions.map((condition) => condition.split(' ')[1]);
    return placeText(resource) + (keys.length > 0 ? ` under ${keys.join(' and ')}` : '');
  });
  return written.join(', ');
}

function placeText(resource: string): string {
  if (resource === '{Instance}') return 'the instance';
  if (resource === '{Instance}/*') return 'everything in the instance';
  const inInstance = /^\{Instance\}\/(.+)$/.exec(resource)?.[1];
  if (inInstance) return `${inInstance} of the instance`;
  const [, service, path] =
    /^arn:\{Partition\}:([^:]+):\{?\w*\}?:\{?\w*\}?:(.+)$/.exec(resource) ?? [];
  return service ? `${path} of ${service}` : resource;
}
