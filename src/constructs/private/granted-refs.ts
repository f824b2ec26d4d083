import { ConnectAccessError } from '../../input/error';
import { checkKind } from '../../input/lists';

/** What a grant names, and the method without the names. */
interface Named {
  readonly noun: string;
  readonly reference: string;
  readonly any: string;
}

export const FLOW = { noun: 'flow', reference: 'contactFlowRef' };
export const QUEUE: Named = { noun: 'queue', reference: 'queueRef', any: 'readMetricsOfAnyQueue' };
export const SECURITY_PROFILE: Named = {
  noun: 'security profile',
  reference: 'securityProfileRef',
  any: 'manageUsersWithAnySecurityProfile',
};

/** Returns the ARNs of what is named. An empty list, perhaps of a filter, is never everything. */
export function refsOf<T>(
  method: string,
  values: readonly T[],
  { noun, reference, any }: Named,
  arnOf: (value: T) => string,
): string[] {
  const where = `ConnectGrants.${method}`;
  if (values.length === 0) {
    throw new ConnectAccessError({
      where,
      problem: `no ${noun} is given`,
      allowed: `at least one ${noun}`,
      instead: `For every ${noun} of the instance use ${any}(...)`,
    });
  }
  checkKind(where, values, `reference of a ${noun}`, reference);
  return values.map(arnOf);
}
