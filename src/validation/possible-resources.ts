import { isKey } from './condition-keys';
import { isOwnUser } from './own-user';
import { lastingTag } from './tag-writers';
import { memoize } from '../input/memoize';
import { hasVariable, PolicyText, policyUnits } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { Principal } from '../policy/model';

/**
 * Returns patterns of what a resource may be in the requests of a principal. Deployment chooses
 * parameters and imports, and the session of the principal chooses policy variables. Returns none
 * where the requests lack the variable.
 */
export const possibleResources = (
  resource: PolicyText,
  principal: Principal,
): readonly PolicyText[] => resourcesOf(principal)(resource);

/** Every role of a world is compared with the same resources. */
const resourcesOf = memoize((principal: Principal) =>
  memoize((resource: PolicyText): readonly PolicyText[] =>
    deployedTexts(resource, principal.values).flatMap((text) =>
      hasVariable(text) && !isOwnUser(text) ? ofRequests(text, principal) : [text],
    ),
  ),
);

const ofRequests = (text: PolicyText, principal: Principal): readonly PolicyText[] =>
  policyUnits(text).reduce<readonly PolicyText[]>(
    (texts, unit) =>
      texts.flatMap((one) => valuesOf(unit, principal).map((value) => `${one}${value}`)),
    [''],
  );

/** Returns patterns of a unit of a text: itself, unless it is a policy variable. */
function valuesOf(unit: PolicyText, principal: Principal): readonly PolicyText[] {
  if (!hasVariable(unit)) return [unit];
  const key = unit.slice('${'.length, -'}'.length);
  if (isKey(key, 'aws:username')) return userNames(principal);
  return [lastingTag(principal, { key }) ?? '*'];
}

/** Returns the names of a user. Roles have none; a group or a policy has those of its users. */
function userNames({ kind, identity }: Principal): readonly PolicyText[] {
  if (kind === 'role' || kind === 'permission set') return [];
  const names = kind === 'user' ? (identity?.names ?? []) : [];
  return names.length > 0 ? names.map((name) => name.replace(/^.*\//, '')) : ['*'];
}
