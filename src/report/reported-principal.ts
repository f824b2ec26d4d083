import { ReportedCapability } from './capability-model';
import { EffectiveAccess } from './effective-access';
import { escalations } from './escalations';
import { HeldNeeds } from './held-needs';
import { ReportedManagedPolicy, ReportedPlace, ReportedPrincipal } from './model';
import { pages } from './pages';
import { reportedPlace } from './pointer';
import { reportedCapabilities } from './reported-capability';
import { reportedEverything, reportedGrants, reportedOthers } from './reported-grants';
import {
  displayRequirements,
  displayTexts,
  reportedBoundary,
  reportedStatement,
} from './reported-statement';
import { reportedTrust } from './reported-trust';
import { reportedUnknown } from './reported-unknown';
import { Row } from './rows';
import { useCases } from './use-cases';
import { whatIsUnknown } from './what-is-unknown';
import { mayChooseSessionName } from '../capability/session-name';
import { unknownParts } from '../evaluator/unknown-parts';
import { memoize } from '../input/memoize';
import { toDisplayText } from '../policy/deploy-time-text';
import { Attachment, policiesOf, PolicyStatement, Principal } from '../policy/model';
import { Place } from '../policy/place';
import { constructPathOf } from '../policy/principal-ids';
import { templateRequirement } from '../policy/requirement-logic';
import { placedStatements } from '../policy/statement-places';
import { askedIdentity } from '../validation/asked-identity';
import { WaysOf } from '../validation/escalations-in-world';
import { namesPolicies } from '../validation/named-policies';

/** What principals with the same policies have in common. */
export type ReportedAccess = Pick<
  ReportedPrincipal,
  | 'otherwise'
  | 'pages'
  | 'useCases'
  | 'grants'
  | 'otherActions'
  | 'everything'
  | 'escalations'
  | 'statements'
  | 'managedPolicies'
>;

/** Returns a text that is the same for principals with the same access. */
export const accessKey = (principal: Principal, judged: Principal): string =>
  // What the defaults of parameters make is of one file.
  `${writtenKey(principal)}${principal === judged ? '' : JSON.stringify(principal.place)}`;

const writtenKey: (principal: Principal) => string = memoize((principal: Principal) => {
  const {
    attached,
    boundary,
    place: { file },
  } = principal;
  const content = (statements: readonly PolicyStatement[]) =>
    statements.map(({ place, ...rest }) => rest);
  return JSON.stringify([
    policiesOf(principal).map(({ name, statements }) => [name, content(statements)]),
    attached.map(({ arn, policy }) => [arn, policy?.version]),
    unknownParts(principal).map(({ place, ...part }) => part),
    boundary && [boundary.arn, boundary.policy && content(boundary.policy.statements)],
    // What a condition names by a reference is of the same file.
    namesPolicies(principal) && file,
    askedIdentity(principal),
  ]);
});

/** Returns the access of a principal for a report. */
export function reportedAccess(
  principal: Principal,
  access: EffectiveAccess,
  { rows, waysOf }: { readonly rows: readonly Row[]; readonly waysOf: WaysOf },
): ReportedAccess {
  const reached = access.of(principal);
  const indices = new Map(reached.statements.map(({ statement }, i) => [statement, i]));
  const indexOf = (statement: PolicyStatement) => indices.get(statement) ?? -1;
  const unknown = whatIsUnknown(unknownParts(principal), reached.covers);
  const held = new HeldNeeds(reached, access.shape);
  const cases = useCases(rows, { reached, held, unknown });
  return {
    managedPolicies: principal.attached.map(managedPolicy),
    otherwise: unknown.otherwise,
    pages: pages(rows, cases, unknown.otherwise),
    useCases: cases,
    grants: reportedGrants(reached, indexOf),
    otherActions: reportedOthers(reached, indexOf),
    everything: reportedEverything(reached, indexOf),
    escalations: escalations(principal, reached, { indexOf, waysOf }),
    statements: reached.statements.map((one) => reportedStatement(one.policy, one.statement)),
  };
}

const managedPolicy = ({ arn, policy }: Attachment): ReportedManagedPolicy => ({
  name: policy?.name ?? nameIn(toDisplayText(arn)),
  arn: toDisplayText(arn),
  origin: policy?.origin ?? 'unknown',
  ...(policy?.version !== undefined && { version: policy.version }),
  ...(policy?.reduced && { saysMore: true as const }),
});

const nameIn = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1);

/** Returns the identity of a principal, and who may assume it. */
export function reportedIdentity(
  principal: Principal,
  id: string,
): Omit<ReportedPrincipal, keyof ReportedAccess | 'findings' | 'capabilities'> {
  const { kind, name, place, identity, templateConditions = [], boundary } = principal;
  const account = identity?.account;
  const path = constructPathOf(principal);
  const names = displayTexts(identity?.names ?? []).filter((one) => one !== toDisplayText(name));
  return {
    id,
    kind,
    name: toDisplayText(name),
    ...(names.length > 0 && { iamNames: names }),
    file: place.file,
    ...(account !== undefined && /^\d{12}$/.test(account) && { account }),
    ...(place.logicalId !== undefined && { logicalId: place.logicalId }),
    ...(path !== undefined && { constructPath: path }),
    ...(principal.madeByAws && { madeByAws: true as const }),
    ...(principal.isPartial && { isPartial: true as const }),
    trust: reportedTrust(principal),
    trustPlaces: reportedPlaces(principal.trust),
    requirements: displayRequirements(templateConditions.map(templateRequirement)),
    unknown: unknownParts(principal).map(reportedUnknown),
    statementPlaces: reportedPlaces(placedStatements(principal)),
    ...(boundary && { boundary: reportedBoundary(boundary) }),
  };
}

const reportedPlaces = (
  statements: readonly { readonly place: Place }[],
): readonly ReportedPlace[] => statements.map(({ place }) => reportedPlace(place));

/** Returns what a principal can do, in the words of people who do not read IAM. */
export function capabilitiesOfPrincipal(
  principal: Principal,
  waysOf: WaysOf,
): readonly ReportedCapability[] {
  const statements = policiesOf(principal).flatMap((policy) => policy.statements);
  const indices = new Map(statements.map((statement, i) => [statement, i]));
  const indexOf = (statement: PolicyStatement) => indices.get(statement) ?? -1;
  return reportedCapabilities(principal, { indexOf, waysOf });
}

/** Returns a text that is the same for principals with the same capabilities. */
export const capabilityKey = (principal: Principal, key: string): string =>
  JSON.stringify([mayChooseSessionName(principal), key]);
