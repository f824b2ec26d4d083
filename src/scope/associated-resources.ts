import { checkUnique } from '../input/lists';
import { TargetEnvironment } from '../input/target-environment';

/** Something that goes with the instances of a scope: a bucket, a key, a queue. */
export interface AssociatedResource {
  /** What it is told apart by. */
  readonly name: string;
  /** Its ARNs, seen from an environment. */
  readonly locate: (label: string, from: TargetEnvironment) => readonly string[];
}

/** By the catalogue's placeholder. */
export type AssociatedResources = Readonly<Record<string, readonly AssociatedResource[]>>;

/**
 * With more resources at a placeholder.
 *
 * @throws when one of them is there already
 */
export function withResourcesAt(
  all: AssociatedResources,
  label: string,
  noun: string,
  placeholder: string,
  added: readonly AssociatedResource[],
): AssociatedResources {
  const resources = [...(all[placeholder] ?? []), ...added];
  checkUnique(
    label,
    resources.map(({ name }) => name),
    noun,
  );
  return { ...all, [placeholder]: resources };
}
