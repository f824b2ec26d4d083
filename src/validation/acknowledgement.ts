import type { IConstruct } from 'constructs';
import { Finding } from '../policy/finding';
import { Place } from '../policy/place';
import {
  Acknowledged,
  ACKNOWLEDGED_RULES,
  AcknowledgedByFile,
  acknowledgedIds,
} from '../reader/assembly/metadata';
import { warningIn } from '../text/construct-reasons';
import { acknowledgedName, isAcknowledgementOf } from '../text/finding-name';

/** An acknowledgement of a finding in an app. */
export interface Acknowledgement {
  /** The path of the construct that has the acknowledgement. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Returns the acknowledgement of a finding, on its construct or on one that contains it. The
 * nearest one counts. Where a construct accepts what it warns of, and the app accepts the warning,
 * this is the acknowledgement of the app.
 */
export function acknowledgementOf(
  finding: Finding,
  constructPath: string | undefined,
  acknowledged: Acknowledged = new Map(),
): Acknowledgement | undefined {
  if (constructPath === undefined || acknowledged.size === 0) return undefined;
  const nearest = (isWanted: (id: string) => boolean) =>
    nearestOf(constructPath.split('/'), acknowledged, isWanted);
  const found = nearest((id) => isAcknowledgementOf(id, finding));
  const warning = found && warningIn(found.reason);
  if (warning === undefined) return found;
  return nearest((id) => acknowledgedName(id)?.split('[')[0] === warning) ?? found;
}

function nearestOf(
  parts: readonly string[],
  acknowledged: Acknowledged,
  isWanted: (id: string) => boolean,
): Acknowledgement | undefined {
  for (let length = parts.length; length > 0; length--) {
    const path = parts.slice(0, length).join('/');
    for (const [id, reason] of acknowledged.get(path) ?? [])
      if (isWanted(id)) return { path, reason };
  }
  return undefined;
}

/** Returns the findings, with the reasons of those that are acknowledged. */
export const judgedFindings = <T extends Finding & { readonly place: Place }>(
  findings: readonly T[],
  acknowledged: AcknowledgedByFile,
): readonly (T & { readonly acknowledged?: string })[] =>
  findings.map((finding) => {
    const { file, constructPath } = finding.place;
    const reason = acknowledgementOf(finding, constructPath, acknowledged.get(file))?.reason;
    return { ...finding, ...(reason !== undefined && { acknowledged: reason }) };
  });

/**
 * Returns the acknowledgements on the constructs of an app. They equal those in its cloud assembly.
 */
export function acknowledgedOnConstructs(scope: IConstruct): Acknowledged {
  const byPath = new Map<string, Map<string, string>>();
  for (const { node } of scope.node.root.node.findAll()) {
    const ids = node.metadata
      .filter(({ type }) => type === ACKNOWLEDGED_RULES)
      .flatMap(({ data }) => acknowledgedIds(data));
    if (ids.length > 0) byPath.set(node.path, new Map(ids));
  }
  return byPath;
}

/**
 * Returns the ids that are acknowledged on some construct. The CDK, up to 2.262, omits their
 * findings everywhere.
 */
export const acknowledgedSomewhere = (acknowledged: Acknowledged): ReadonlySet<string> =>
  new Set([...acknowledged.values()].flatMap((ids) => [...ids.keys()]));
