import { Stack } from 'aws-cdk-lib/core';
import { instanceValues } from '../../compiler/placeholder-values';
import { PlaceholderValues } from '../../compiler/placeholders';
import { ConnectAccessError } from '../../input/error';
import { toPolicyText } from '../../scope/cdk-text';
import { ConnectScope } from '../../scope/connect-scope';
import { InstanceAttributes } from '../../scope/instance-attributes';
import { resolveInstances } from '../../scope/locate-resources';

/**
 * The named instances of a scope, with their tokens, and the values that they give to placeholders.
 */
export interface NamedInstances {
  readonly instances: readonly InstanceAttributes[];
  readonly values: readonly PlaceholderValues[];
}

/**
 * Returns the named instances of a scope, for access that signs in to them.
 *
 * @throws when the scope is every instance or has tags, which cannot limit signing in
 */
export function namedInstances(
  label: string,
  stack: Stack,
  connectScope: ConnectScope,
): NamedInstances {
  const instances = resolveInstances(label, stack, connectScope._parts);
  if (!instances) {
    throw new ConnectAccessError({
      where: label,
      problem: 'signing in is to named instances, and this is every instance of the account',
      instead:
        'Name them: ConnectScope.instances(...), ConnectScope.instanceArn(...) or ConnectScope.instanceId(...)',
    });
  }
  const { tags } = connectScope._parts;
  if (tags) {
    throw new ConnectAccessError({
      where: label,
      problem: 'tags cannot limit signing in: its actions do not take them',
      got: Object.entries(tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
      instead: 'Give the scope before withTags(...)',
    });
  }
  return { instances, values: instances.map(valuesOf) };
}

const valuesOf = ({ arn, id, region, account }: InstanceAttributes): PlaceholderValues =>
  instanceValues({
    arn: toPolicyText(arn),
    id: toPolicyText(id),
    region: toPolicyText(region),
    account: toPolicyText(account),
  });
