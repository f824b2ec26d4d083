import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { isKey } from '../policy/condition-key';
import { holdsWithoutKey } from '../policy/confining-conditions';
import { effectiveTrust } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/**
 * Returns whether nobody meets the conditions of a trust on what a session brings, because the trust
 * policy lets nobody bring it: session tags, or a source identity. A request that brings them then
 * fails.
 */
export const asksWhatNobodyBrings = (
  role: Principal,
  { conditions }: Pick<TrustStatement, 'conditions'>,
): boolean =>
  bringingActions(conditions).some((action) => effectiveTrust(role)(action).length === 0);

/** Returns the actions by which somebody brings what conditions require. */
function bringingActions(conditions: readonly Condition[]): readonly string[] {
  const { tagSession, transitiveTags, sourceIdentity } = trustFacts();
  const { tags } = requestFacts();
  const required = conditions.filter((one) => !holdsWithoutKey(one));
  const requires = (...keys: readonly string[]) =>
    required.some((one) => keys.some((key) => isKey(one.key, key)));
  return [
    ...(requires(tags.request, tags.keys, transitiveTags) ? [tagSession] : []),
    ...(requires(sourceIdentity.request) ? [sourceIdentity.sets] : []),
  ];
}
