import { Stack } from 'aws-cdk-lib/core';
import { placeholderValues } from '../../compiler/placeholder-values';
import { PlaceholderValues } from '../../compiler/placeholders';
import { ConnectAccessError } from '../../input/error';
import { ConnectScope } from '../../scope/connect-scope';
import { InstanceAttributes } from '../../scope/instance-attributes';

/** The instances of a scope that must name them: where they are, and what they fill in. */
export interface NamedInstances {
  readonly places: readonly InstanceAttributes[];
  readonly views: readonly PlaceholderValues[];
}

/** The named instances of a scope, for access that signs in to them: it cannot be to all of them, and tags cannot limit it. */
export function namedInstances(where: string, stack: Stack, scope: ConnectScope): NamedInstances {
  const places = scope._places(where, stack);
  if (!places) {
    throw new ConnectAccessError({
      where,
      problem: 'signing in is to named instances, and this is every instance of the account',
      instead:
        'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  if (scope._tags) {
    throw new ConnectAccessError({
      where,
      problem: 'tags cannot limit signing in: its actions do not take them',
      got: Object.entries(scope._tags.tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
      instead: 'Give the scope before withTags(...)',
    });
  }
  return { places, views: placeholderValues(where, stack, scope) };
}
