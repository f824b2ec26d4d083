import { memoize } from '../../input/memoize';
import { Principal, World } from '../../policy/model';
import { accessOfOthersFindings, escalationFindings } from '../escalation-findings';
import { Escalation } from '../escalations';
import { roleChains } from '../role-chains';
import { ruleOnAccess } from '../rule';
import { rolesByTrust } from '../trusted-things';

export const limitedEscalation = ruleOnAccess('limited-escalation', (world) => [
  ...escalationFindings(
    world,
    (escalation, principal) =>
      escalation.reach === 'limited' && !isOfKnownRoles(escalation, principal, world),
  ),
  ...accessOfOthersFindings(world),
  ...roleChains(world),
]);

/** Returns whether roles of the world trust what a way controls. The chain to them says it. */
const isOfKnownRoles = (
  { way, asFreed }: Escalation,
  principal: Principal,
  world: World,
): boolean =>
  rolesByTrust(asFreed?.holder ?? principal, rolesIn(world)).some(({ by }) =>
    by.every((action) => way.needs.includes(action)),
  );

const rolesIn = memoize(({ principals }: World) =>
  principals.filter(({ kind }) => kind === 'role'),
);
