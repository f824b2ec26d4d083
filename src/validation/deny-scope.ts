import { allows, isFullyKnown, principalsWith } from './statement-queries';
import { memoize } from '../input/memoize';
import { isConnectAction, matchesAction } from '../policy/action-patterns';
import {
  isPartlyKnown,
  policiesOf,
  Policy,
  PolicyStatement,
  Principal,
  World,
} from '../policy/model';

/** A deny, the other denies that apply together with it, and whom it is to stop. */
export interface DenyScope {
  readonly holders: readonly Principal[];
  /** The denies of the same principals, or of the same policy if it has no principals. */
  readonly denies: readonly PolicyStatement[];
}

/** Returns what applies together with a deny. */
export function denyScope(world: World, statement: PolicyStatement): DenyScope {
  const holders = principalsWith(world, statement);
  const policies =
    holders.length > 0 ? holders.flatMap(policiesOf) : (policiesWith(world).get(statement) ?? []);
  const denies = policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect, notAction }) => effect === 'Deny' && !notAction);
  return { holders, denies };
}

/** Returns the policies of a world by their statements. */
const policiesWith = memoize(({ policies }: World) => {
  const found = new Map<PolicyStatement, Policy[]>();
  for (const policy of policies) {
    for (const statement of new Set(policy.statements)) {
      const known = found.get(statement);
      if (known) known.push(policy);
      else found.set(statement, [policy]);
    }
  }
  return found;
});

/**
 * Returns whether the deny of an action matters: somebody who has the deny may be allowed the
 * action. The holders of a policy without an Allow are allowed something elsewhere.
 */
export const mayBeAllowed = ({ holders }: DenyScope, action: string): boolean =>
  holders.length === 0 ||
  holders.some(
    (holder) =>
      allows(holder, action) ||
      !grantsConnect(holder) ||
      !(isFullyKnown(holder) || isPartlyKnown(holder)),
  );

const grantsConnect = (principal: Principal): boolean =>
  policiesOf(principal).some(({ statements }) =>
    statements.some(({ effect, actions }) => effect === 'Allow' && actions.some(isConnectAction)),
  );

/** Returns whether a statement names an action, by its name or a wildcard. */
export const namesAction = ({ actions }: PolicyStatement, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action));
