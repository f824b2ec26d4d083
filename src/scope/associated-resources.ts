import { checkInInstances, InstanceAttributes } from './instance-attributes';
import { checkUnique } from '../input/arn';
import { sortStable } from '../input/stable-order';
import { TargetEnvironment } from '../input/target-environment';

/** Something that goes with the instances of a scope: a bucket, a key, a queue. */
export interface AssociatedResource {
  /** What it is told apart by. */
  readonly arn: string;
  readonly locate: (where: string, from: TargetEnvironment) => readonly string[];
}

/** By the catalogue's name of their place. */
export type Companions = Readonly<Record<string, readonly AssociatedResource[]>>;

/** With more at a place; an error when one is there already. */
export function withCompanions(
  all: Companions,
  where: string,
  what: string,
  place: string,
  added: readonly AssociatedResource[],
): Companions {
  const atPlace = [...(all[place] ?? []), ...added];
  checkUnique(
    where,
    atPlace.map((companion) => companion.arn),
    what,
  );
  return { ...all, [place]: atPlace };
}

/** Their ARNs by place, as seen from somewhere. What is in an instance must be in one of the instances; undefined are all. */
export function locatedCompanions(
  all: Companions,
  where: string,
  from: TargetEnvironment,
  instances: () => readonly InstanceAttributes[] | undefined,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(all).map(([place, companions]) => {
      const arns = companions.flatMap((one) => one.locate(where, from));
      if (place.startsWith('{Instance}/'))
        arns.forEach((arn) => checkInInstances(where, instances(), arn));
      return [place, sortStable(from, arns, (arn) => arn)];
    }),
  );
}
