import { ReportedPrincipal, AccessReport } from './model';
import { copiedStacks } from './summary/copies';
import { memoize } from '../input/memoize';

/**
 * Returns the ids of the principals that a page shows once, each with the id of the one that it
 * equals: those of one place with the same access and the same trust, and those of a stack that
 * repeats another. A stack that repeats another has the same access to its own resources.
 */
export function alikePrincipals(report: AccessReport): ReadonlyMap<string, string> {
  const alike = new Map<string, string>();
  const originals = originalsOf(report);
  const contentOf = memoize((part: object) => JSON.stringify(part));
  const first = new Map<string, ReportedPrincipal>();
  const firstEqual = (principal: ReportedPrincipal): ReportedPrincipal => {
    if (principal.madeByAws) return principal;
    const key = JSON.stringify([placeOf(principal), ...partsOf(principal).map(contentOf)]);
    const known = first.get(key) ?? principal;
    first.set(key, known);
    return known;
  };
  for (const principal of report.principals) {
    const equal = firstEqual(originals.get(principal) ?? principal);
    if (equal !== principal) alike.set(principal.id, equal.id);
  }
  return alike;
}

/** Returns the principals of stacks that repeat another, each with the one that it repeats. */
function originalsOf(report: AccessReport): ReadonlyMap<ReportedPrincipal, ReportedPrincipal> {
  const originals = new Map<ReportedPrincipal, ReportedPrincipal>();
  const byPath = new Map(report.principals.map((one) => [one.constructPath, one]));
  for (const { of, principals } of copiedStacks(report)) {
    for (const principal of principals) {
      const path = principal.constructPath ?? '';
      const original = byPath.get(`${of}${path.slice(path.indexOf('/'))}`);
      if (original) originals.set(principal, original);
    }
  }
  return originals;
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
