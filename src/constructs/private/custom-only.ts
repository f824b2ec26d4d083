import { CompiledAccess } from '../../compiler/compile';
import { ConnectAccessError } from '../../input/error';

/**
 * Throws when the access has an AWS managed policy that is not pinned: it is attached and not
 * copied.
 */
export function checkCustomOnly(label: string, { managedPolicies }: CompiledAccess): void {
  if (managedPolicies.length === 0) return;
  throw new ConnectAccessError({
    where: label,
    problem: `the access has the managed policy ${managedPolicies.join(', ')}, which is attached and not copied`,
    instead:
      'Pin it to have a copy here: access.withPinnedPolicy(...); or use ConnectAccessRole; ' +
      'or attach the managed policy and give the rest here',
  });
}
