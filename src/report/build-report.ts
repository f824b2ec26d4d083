import { CapabilityHeading, ReportedCapability } from './capability-model';
import { deployTimeValueNames } from './deploy-time-values';
import { EffectiveAccess } from './effective-access';
import { findingsByOwner } from './finding-owners';
import { AccessReport, REPORT_SCHEMA, ReportedPrincipal } from './model';
import { pointerText } from './pointer';
import { reportedDefinition } from './reported-definitions';
import { JudgedFinding, judgedEscalations, reportedFindings } from './reported-findings';
import {
  accessKey,
  capabilitiesOfPrincipal,
  capabilityKey,
  ReportedAccess,
  reportedAccess,
  reportedIdentity,
} from './reported-principal';
import { allRows, Row } from './rows';
import { withUsableRoles } from './usable-roles';
import { capabilities, Capability } from '../catalogue/capabilities';
import { unknownParts } from '../evaluator/unknown-parts';
import { toDisplayText } from '../policy/deploy-time-text';
import { Place, Principal, World } from '../policy/model';
import { principalIds } from '../policy/principal-ids';
import { judgedAccess, judgedWays } from '../validation/judged-access';

export interface ReportOptions {
  /**
   * Is called periodically with the number of completed principals and the total. @default - no
   * progress is reported
   */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The number of principals between progress reports. */
const STEP = 250;

/** Builds a report of who may do what, and why, in everything that was read together. */
export function report(
  world: World,
  findings: readonly JudgedFinding[],
  { onProgress = () => {} }: ReportOptions = {},
): AccessReport {
  const rows = allRows();
  const access = new EffectiveAccess(world.policies);
  const waysOf = judgedWays(world);
  const { asJudged } = judgedAccess(world);
  const keyOf = (principal: Principal) => accessKey(principal, asJudged(principal));
  const byKey = new Map<string, ReportedAccess>();
  const accessOf = (principal: Principal): ReportedAccess => {
    const key = keyOf(principal);
    const known = byKey.get(key) ?? reportedAccess(principal, access, { rows, waysOf });
    byKey.set(key, known);
    return known;
  };
  const capable = new Map<string, readonly ReportedCapability[]>();
  const capabilitiesOf = (principal: Principal): readonly ReportedCapability[] => {
    const key = capabilityKey(principal, keyOf(principal));
    const known = capable.get(key) ?? capabilitiesOfPrincipal(principal, waysOf);
    capable.set(key, known);
    return known;
  };
  const owned = findingsByOwner(world.principals, findings);
  const all = world.principals.length;
  const ids = principalIds(world.principals);
  const principals = world.principals.map((principal, i): ReportedPrincipal => {
    if (i % STEP === 0 && i > 0) onProgress(i, all);
    const its = owned.byPrincipal.get(principal) ?? [];
    const reached = accessOf(principal);
    return {
      ...reportedIdentity(principal, ids.get(principal) ?? principal.name),
      ...reached,
      escalations: judgedEscalations(reached.escalations, principal, its),
      ...reportedFindings(its),
      capabilities: capabilitiesOf(principal),
    };
  });
  return {
    schema: REPORT_SCHEMA,
    rows: rows.map(withoutNeeds),
    capabilities: capabilities().map(heading),
    principals: withUsableRoles(world, principals),
    ...reportedFindings(owned.others),
    unread: otherProblems(world).map(({ problem, place }) => ({
      problem: toDisplayText(problem),
      file: place.file,
      pointer: pointerText(place),
    })),
    ...accountsOf(world),
    deployTimeValues: deployTimeValueNames(world),
    definitions: (world.definitions ?? []).map(reportedDefinition),
  };
}

/** Returns the accounts that the files name, in order. */
function accountsOf({ principals }: World): Pick<AccessReport, 'accounts'> {
  const known = principals.flatMap(({ identity }) => identity?.account ?? []);
  const accounts = [...new Set(known.filter((one) => /^\d{12}$/.test(one)))].sort();
  return accounts.length > 0 ? { accounts } : {};
}

/** Returns the problems of files, except those that appear as unread parts of principals. */
function otherProblems({ principals, unread }: World): World['unread'] {
  const isAround = (outer: Place, inner: Place) =>
    outer.pointer.length > 0 && outer.pointer.every((key, i) => inner.pointer[i] === key);
  const parts = principals.flatMap(unknownParts);
  const texts = new Set(parts.map(({ what }) => what));
  const places = new Map<string, Place[]>();
  for (const place of parts.flatMap((part) => part.place ?? []))
    places.set(place.file, [...(places.get(place.file) ?? []), place]);
  return unread.filter(({ problem, place }) => {
    const near = places.get(place.file) ?? [];
    const isNear = near.some((other) => isAround(other, place) || isAround(place, other));
    return !isNear && !texts.has(problem);
  });
}

const heading = ({ ways, escalation, ...rest }: Capability): CapabilityHeading => rest;

const withoutNeeds = ({ needs, needsByName, ...row }: Row) => row;
