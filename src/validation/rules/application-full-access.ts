import { trustFacts } from '../../catalogue/trust';
import { Principal } from '../../policy/model';
import { isApplication } from '../../policy/trust-queries';
import { mostAllowed } from '../attempt';
import { isAuthorizedAgainst } from '../authorized-resources';
import { connectHolders } from '../connect-holders';
import { hasEverything } from '../escalations';
import { findingsOnEach } from '../findings-by-form';
import { grantingStatements } from '../granting-statements';
import { Found, ruleOnAccess } from '../rule';

export const applicationFullAccess = ruleOnAccess('application-full-access', (world) =>
  findingsOnEach(
    world,
    connectHolders(world)
      .filter(isApplication)
      .filter((role) => !hasEverything(role)),
    foundIn,
  ),
);

function foundIn(role: Principal): Found[] {
  const grantingOf = (action: string) =>
    grantingStatements(role, action).find(({ statement }) =>
      statement.resources.some(
        (resource) =>
          isAuthorizedAgainst(action, resource) &&
          mostAllowed(role, { action }, resource)?.known === 'allowed',
      ),
    );
  const [firstAction, ...others] = trustFacts().fullAccess;
  const first = grantingOf(firstAction);
  if (!first || !others.every((action) => grantingOf(action) !== undefined)) return [];
  const who = role.trust.flatMap(({ principals }) => principals.map(({ value }) => value));
  return [
    {
      subject: role.name,
      what: `${[...new Set(who)].join(', ')} has full access to Amazon Connect as the role ${role.name}`,
      place: first.place,
    },
  ];
}
