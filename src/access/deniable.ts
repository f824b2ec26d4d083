import { allowedActions, DocumentedStatement } from './documented-statement';
import { Pin } from './pinned-policy';
import { WantedAction } from './wanted-action';
import { statementTemplate } from '../catalogue/catalogue';
import { ConnectAccessError } from '../input/error';

/** What an access has, as far as denying it needs to know. */
interface Deniable {
  readonly _managedPolicies: readonly string[];
  readonly _pins: readonly Pin[];
  readonly _documented: readonly DocumentedStatement[];
  readonly _wants: readonly WantedAction[];
  readonly _denied?: unknown;
}

/**
 * Returns access that can be denied as it is.
 *
 * @throws when it is not a ConnectAccess, or has a managed policy or a deny
 */
export function deniable<T extends Deniable>(access: T): T {
  const where = 'ConnectAccess.deny';
  if (access?._wants === undefined)
    throw new ConnectAccessError({
      where,
      problem: 'this is not a ConnectAccess',
      got: access,
      allowed: 'a ConnectAccess, such as ConnectAccess.jobs(...)',
    });
  const policies = [...access._managedPolicies, ...access._pins.map(({ policy }) => policy)];
  if (policies.length > 0)
    throw new ConnectAccessError({
      where,
      problem: `a managed policy cannot be denied: ${policies.join(', ')}`,
      instead: 'Deny use cases, jobs, actions or ConnectAccess.instanceAdministrator()',
    });
  const isDenying = (id: string) => statementTemplate(id).effect === 'Deny';
  const denies = access._documented.filter(({ id }) => isDenying(id));
  if (access._denied || denies.length > 0)
    throw new ConnectAccessError({
      where,
      problem: 'the access denies already',
      instead: 'Give what to deny, and add other denies with plus(...)',
    });
  if (access._wants.length === 0 && access._documented.length === 0)
    throw new ConnectAccessError({
      where,
      problem: 'the access is empty',
      instead: 'Give a ConnectAccess with at least one use case or action',
    });
  return access;
}

/**
 * Throws when a single action is to be removed from a pattern of all actions. Whole statements can
 * be removed.
 */
export function checkNoPattern(
  parts: readonly DocumentedStatement[],
  others: readonly DocumentedStatement[],
): void {
  const patterns = parts.filter(
    ({ id }) => statementTemplate(id).wholeService && !others.some((other) => other.id === id),
  );
  const [action] = allowedActions(patterns);
  if (!action) return;
  throw new ConnectAccessError({
    where: 'ConnectAccess.minus',
    problem: `nothing can be taken out of ${action}`,
    instead: 'Deny it: plus(ConnectAccess.deny(...))',
  });
}
