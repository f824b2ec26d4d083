import { ConnectAccessError } from '../input/error';
import { toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

const nameOf = ({ what }: UnknownPart): string => toDisplayText(what);

/**
 * Checks the names of unread parts that the caller accepts as changing no access.
 *
 * @throws when no part has such a name, because the acceptance would then apply to something else
 */
export function checkAcceptedParts({ principals }: World, names: readonly string[]): void {
  const unread = [...new Set(principals.flatMap(({ unknown }) => unknown.map(nameOf)))];
  const missing = names.find((name) => !unread.includes(name));
  if (missing === undefined) return;
  throw new ConnectAccessError({
    where: 'AccessAssertions partsWithoutAccess',
    problem: 'nothing that was not read has this name',
    got: missing,
    allowed: unread.length > 0 ? unread.join(', ') : 'none: everything was read',
  });
}

/** Returns a principal without the parts that change no access. */
export const withoutAcceptedParts = (
  principal: Principal,
  names: readonly string[],
): Principal => ({
  ...principal,
  unknown: principal.unknown.filter((part) => !names.includes(nameOf(part))),
});
