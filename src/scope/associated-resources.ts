import { checkUnique } from '../input/lists';
import { TargetEnvironment } from '../input/target-environment';

/** A resource associated with the instances of a scope, such as a bucket, a key or a queue. */
export interface AssociatedResource {
  /** The name that identifies the resource. */
  readonly name: string;
  /** Whether it comes with the resource that contains it, so that others of its place replace it. */
  readonly isImplied?: boolean;
  /** Returns the ARNs of the resource, seen from an environment. */
  readonly locate: (label: string, from: TargetEnvironment) => readonly string[];
}

/** The associated resources, by catalogue placeholder. */
export type AssociatedResources = Readonly<Record<string, readonly AssociatedResource[]>>;

/**
 * Returns the resources with more resources at a placeholder.
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
