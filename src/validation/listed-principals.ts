import { EffectiveTrust } from '../policy/effective-trust';
import { listedValues } from '../policy/listed-values';
import { Principal } from '../policy/model';

/** A statement of a trust policy with the principals that a template lists for deploy-time values. */
export interface ListedPrincipals {
  readonly statement: EffectiveTrust;
  /** The names of these deploy-time values. */
  readonly names: readonly string[];
}

/**
 * Returns a statement with all principals that a template lists. Returns undefined where it lists
 * none. Another principal stays as it is.
 */
export function listedPrincipals(
  statement: EffectiveTrust,
  { values }: Principal,
): ListedPrincipals | undefined {
  const all = statement.principals.map((one) => ({ one, list: listedValues(one.value, values) }));
  const names = all.flatMap(({ list }) => list?.name ?? []);
  if (names.length === 0) return undefined;
  const principals = all.flatMap(
    ({ one, list }) => list?.texts.map((value) => ({ ...one, value })) ?? [one],
  );
  return { statement: { ...statement, principals }, names: [...new Set(names)] };
}
