import { ReportedPrincipal, AccessReport } from './model';
import { copiedStacks } from './summary/copies';
import { memoize } from '../input/memoize';

/**
 * Returns the principals that a page shows once, each with the id of the one that it equals: those
 * of a stack that repeats another, and those of one place with the same access and the same trust.
 */
export function alikePrincipals(report: AccessReport): ReadonlyMap<ReportedPrincipal, string> {
  const alike = new Map<ReportedPrincipal, string>();
  const byPath = new Map(report.principals.map((one) => [one.constructPath, one]));
  for (const { of, principals } of copiedStacks(report)) {
    for (const principal of principals) {
      const path = principal.constructPath ?? '';
      const original = byPath.get(`${of}${path.slice(path.indexOf('/'))}`);
      if (original) alike.set(principal, original.id);
    }
  }
  const contentOf = memoize((part: object) => JSON.stringify(part));
  const first = new Map<string, ReportedPrincipal>();
  for (const principal of report.principals) {
    if (alike.has(principal) || principal.madeByAws) continue;
    const key = JSON.stringify([placeOf(principal), ...partsOf(principal).map(contentOf)]);
    const known = first.get(key);
    if (known) alike.set(principal, known.id);
    else first.set(key, principal);
  }
  return alike;
}

/** Returns the kind and the stack, or else the file, of a principal. */
const placeOf = ({ kind, constructPath, file }: ReportedPrincipal): readonly string[] => [
  kind,
  constructPath?.includes('/') ? constructPath.slice(0, constructPath.indexOf('/')) : file,
];

/** Returns everything about a principal that people compare, without its name. */
const partsOf = (principal: ReportedPrincipal): readonly object[] => [
  principal.statements,
  principal.managedPolicies,
  principal.capabilities,
  principal.trust,
  principal.requirements,
  principal.boundary ?? {},
  principal.unknown.map(({ file, pointer, ...part }) => part),
  [...principal.findings, ...(principal.accepted ?? [])].map(({ id, severity }) => [id, severity]),
];
