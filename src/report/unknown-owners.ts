import { AccessReport, ReportedPrincipal } from './model';
import { ReportedActions, ReportedUnknown } from './unknown-model';
import { matchesPattern } from '../policy/pattern';

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
  unknown.some(mayAllowMore);

/** Returns whether a part that was not read may allow more than the rest does. */
export const mayAllowMore = ({ mayAllow, mayReplace }: ReportedUnknown): boolean =>
  mayAllow || mayReplace === true;

/** Returns whether a part that was not read may be about an action. */
export const isAbout = ({ about }: ReportedUnknown, action: string): boolean =>
  about?.some((one) => covers(one, action)) ?? true;

/** Returns whether the actions of a statement include an action. */
export const covers = ({ actions, notAction }: ReportedActions, action: string): boolean =>
  actions.some((one) => matchesPattern(one.toLowerCase(), action.toLowerCase())) !==
  (notAction === true);
