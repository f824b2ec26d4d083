import { anyHolding } from './any-holding';
import { AskedPlace } from './asked-place';
import { ReportedCapability } from './capability-model';
import { AccessReport, ReportedPrincipal } from './model';
import { PerhapsThere, perhapsThere } from './perhaps-there';

/** What can be done on one resource. */
export interface ReportAt {
  /**
   * The report with the capabilities on the resource, and the findings of those who have some. A
   * capability that is perhaps there is `unknown`.
   */
  readonly report: AccessReport;
  /** Who can do anything of Amazon Connect there. */
  readonly able: readonly ReportedPrincipal[];
  /** Who can do something on resources that may be part of the instance. */
  readonly perhaps: readonly PerhapsThere[];
}

/** Limits a report to a resource: an ARN, an id, or a name such as `Stack/Instance`. */
export function reportAt(report: AccessReport, place: AskedPlace): ReportAt {
  const judged = report.principals.filter(({ madeByAws }) => !madeByAws);
  const able = judged.filter((one) => anyHolding(one, place).length > 0);
  const limited = (principal: ReportedPrincipal): ReportedPrincipal => {
    const { accepted, ...rest } = principal;
    const capabilities = rest.capabilities.flatMap((one): readonly ReportedCapability[] => {
      if (place.isIn(one.places, principal)) return [one];
      const isPerhaps = one.places.some((where) => place.mayBelong(where, principal));
      return isPerhaps ? [{ ...one, verdict: 'unknown' }] : [];
    });
    return capabilities.length > 0 || able.includes(principal)
      ? { ...principal, capabilities }
      : { ...rest, capabilities, findings: [] };
  };
  return {
    report: { ...report, principals: report.principals.map(limited) },
    able,
    perhaps: perhapsThere(
      judged.filter((one) => !able.includes(one)),
      { kind: 'anything' },
      place,
    ),
  };
}
