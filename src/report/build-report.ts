import { deployTimeValueNames } from './deploy-time-values';
import { EffectiveAccess } from './effective-access';
import { AccessReport, REPORT_SCHEMA, ReportedFinding, ReportedPrincipal } from './model';
import { pointerText } from './pointer';
import { accessKey, ReportedAccess, reportedAccess, reportedIdentity } from './reported-principal';
import { allRows, Row } from './rows';
import { unknownParts } from './unknown-parts';
import { toDisplayText } from '../policy/deploy-time-text';
import { Place, policiesOf, Principal, World } from '../policy/model';
import { RuleFinding } from '../validation/rule';

/** Who may do what, and why, in everything that was read together. */
export function report(world: World, findings: readonly RuleFinding[]): AccessReport {
  const rows = allRows();
  const access = new EffectiveAccess(world.policies);
  const byKey = new Map<string, ReportedAccess>();
  const accessOf = (principal: Principal): ReportedAccess => {
    const key = accessKey(principal);
    const known = byKey.get(key) ?? reportedAccess(principal, access, rows);
    byKey.set(key, known);
    return known;
  };
  const ownerOf = ownersOf(world.principals, findings);
  const principals = world.principals.map((principal): ReportedPrincipal => ({
    ...reportedIdentity(principal),
    ...accessOf(principal),
    findings: findings.filter((one) => ownerOf.get(one)?.has(principal)).map(reportedFinding),
  }));
  return {
    schema: REPORT_SCHEMA,
    rows: rows.map(withoutNeeds),
    principals: distinct(principals),
    findings: findings.filter((one) => !ownerOf.has(one)).map(reportedFinding),
    unread: otherProblems(world).map(({ problem, place }) => ({
      problem: toDisplayText(problem),
      file: place.file,
      pointer: pointerText(place),
    })),
    deployTimeValues: deployTimeValueNames(world.principals),
  };
}

/** Problems of files, without those that are told as something that principals have and that was not read. */
function otherProblems({ principals, unread }: World): World['unread'] {
  const keyOf = ({ file, pointer }: Place) => JSON.stringify([file, ...pointer]);
  const told = new Set(
    principals.flatMap((one) =>
      unknownParts(one).flatMap(({ place }) => (place ? keyOf(place) : [])),
    ),
  );
  return unread.filter(({ place }) => !told.has(keyOf(place)));
}

const withoutNeeds = ({ needs, ...row }: Row) => row;

/** Two files may each have a resource of one name: then the file tells them apart. */
function distinct(principals: readonly ReportedPrincipal[]): readonly ReportedPrincipal[] {
  const count = new Map<string, number>();
  for (const { id } of principals) count.set(id, (count.get(id) ?? 0) + 1);
  return principals.map((principal) =>
    (count.get(principal.id) ?? 0) > 1
      ? { ...principal, id: `${principal.file}#${principal.id}` }
      : principal,
  );
}

type Owners = ReadonlyMap<RuleFinding, ReadonlySet<Principal>>;

/** The principals in whose policies findings are. */
function ownersOf(principals: readonly Principal[], findings: readonly RuleFinding[]): Owners {
  const owners = new Map<RuleFinding, Set<Principal>>();
  if (findings.length === 0) return owners;
  for (const principal of principals) {
    const places = placesOf(principal);
    for (const finding of findings) {
      if (!places.some((place) => isWithin(finding.place, place))) continue;
      owners.set(finding, (owners.get(finding) ?? new Set()).add(principal));
    }
  }
  return owners;
}

/** Where a principal and its policies of the files are. */
const placesOf = (principal: Principal): readonly Place[] => [
  principal.place,
  ...policiesOf(principal)
    .filter(({ origin }) => origin === 'file')
    .map(({ place }) => place),
];

const isWithin = (inner: Place, { file, logicalId, pointer }: Place): boolean =>
  inner.file === file &&
  (logicalId !== undefined
    ? inner.logicalId === logicalId
    : pointer.every((key, i) => inner.pointer[i] === key));

const reportedFinding = ({
  id,
  severity,
  subject,
  what,
  why,
  instead,
  place,
}: RuleFinding): ReportedFinding => ({
  id,
  severity,
  subject: toDisplayText(subject),
  file: place.file,
  pointer: pointerText(place),
  words: { what: toDisplayText(what), why, instead: toDisplayText(instead) },
});
