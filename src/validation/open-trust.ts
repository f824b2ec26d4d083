import { chainToConnect } from './connect-chains';
import { mayUseConnect } from './connect-users';
import { outsidersTrust } from './known-role-tags';
import { openness } from './outsiders';
import { UsableRole } from './usable-role';
import { trustFacts } from '../catalogue/trust';
import { World } from '../policy/model';

/**
 * Returns whether a step is by a trust that is open to other accounts too, and the role leads to
 * Amazon Connect. The rule trust-in-anyone says it. One cause is one finding.
 */
export function isOpenToAnyone(world: World, { role, place, isOfEverybody }: UsableRole): boolean {
  if (!isOfEverybody) return false;
  const { assume } = trustFacts();
  const isOpen = outsidersTrust(role)(assume).some(
    (statement) => statement.place === place && openness(statement.conditions, assume) !== 'none',
  );
  return isOpen && (mayUseConnect(world)(role) || !!chainToConnect(world)(role));
}
