import { hasDeployTimeValue, toDisplayText } from './deploy-time-text';
import { Principal } from './model';
import { groupBy } from '../input/group-by';

/** How a name tells principals apart that have the same one: the first way that suffices is used. */
const WAYS: readonly ((id: string, principal: Principal) => string)[] = [
  (id) => id,
  (id, { kind }) => `${kind}/${id}`,
  (id, { place }) => `${place.file}#${id}`,
  (id, { kind, place }) => `${place.file}#${kind}/${id}`,
];

/**
 * Returns the name of each principal in every output: the construct path, or else the logical id,
 * or else the name. Where several have the same, their kind or their file tells them apart.
 *
 * @param principals all that were read together
 */
export function principalIds(principals: readonly Principal[]): ReadonlyMap<Principal, string> {
  const groups = [...groupBy(principals, plainId)];
  return new Map(groups.flatMap(([id, group]) => namedApart(id, group)));
}

function namedApart(
  id: string,
  group: readonly Principal[],
): readonly (readonly [Principal, string])[] {
  const named = WAYS.map((way) => group.map((principal) => way(id, principal)));
  const distinct = named.find((names) => new Set(names).size === names.length);
  if (distinct) return group.map((principal, i) => [principal, distinct[i]]);
  const last = named[named.length - 1];
  const number = (i: number) => last.slice(0, i + 1).filter((name) => name === last[i]).length;
  return group.map((principal, i) => [principal, `${last[i]} ${number(i)}`]);
}

/** Returns the construct path without the id of the CDK's resource. */
export const constructPathOf = ({ place }: Principal): string | undefined =>
  place.constructPath?.replace(/\/(Resource|Default)$/, '');

/**
 * Returns the name in IAM, where the file has one and the name in outputs does not end with it.
 *
 * @param id the name of the principal in outputs
 */
export function otherName({ name, identity }: Principal, id: string): string | undefined {
  const names = [name, ...(identity?.names ?? [])].filter((one) => !hasDeployTimeValue(one));
  return names.find((one) => !id.endsWith(one));
}

/** Templates name a resource by its logical id in all editions of it, and accounts by its name. */
const plainId = (principal: Principal): string =>
  constructPathOf(principal) ?? principal.place.logicalId ?? toDisplayText(principal.name);
