import { AccessReport, ReportedPrincipal } from './model';
import { ReportedUnknown } from './unknown-model';

/** An unread part, and the principals whose access it may change. */
export interface UnknownOwners {
  readonly part: ReportedUnknown;
  readonly principals: readonly ReportedPrincipal[];
}

/** Returns every unread part, each once. */
export function unknownOwners({ principals }: AccessReport): readonly UnknownOwners[] {
  const byPart = new Map<string, { part: ReportedUnknown; principals: ReportedPrincipal[] }>();
  for (const principal of principals) {
    for (const part of principal.unknown) {
      const { kind, what, file, pointer } = part;
      // A policy or a group is the same wherever it is attached. Other parts belong to one place.
      const isNamed = NAMED.has(kind);
      const key = JSON.stringify(isNamed ? [kind, what] : [kind, what, file, pointer]);
      const known = byPart.get(key) ?? { part, principals: [] };
      byPart.set(key, known);
      if (!known.principals.includes(principal)) known.principals.push(principal);
    }
  }
  return [...byPart.values()];
}

const NAMED: ReadonlySet<string> = new Set([
  'managed-policy',
  'customer-policy',
  'group',
  'boundary',
  'imported-role',
]);

/** Returns whether a part of a principal that was not read may allow more. */
export const mayHoldMore = ({ unknown }: Pick<ReportedPrincipal, 'unknown'>): boolean =>
  unknown.some(({ mayAllow, mayReplace }) => mayAllow || mayReplace === true);
