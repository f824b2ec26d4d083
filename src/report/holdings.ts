import { anyHolding } from './any-holding';
import { AskedPlace } from './asked-place';
import { CapabilityVerdict, ReportedStep } from './capability-model';
import { KnownActions } from './known-actions';
import { ReportedGrant, ReportedMissing, ReportedPrincipal, ReportedReach } from './model';
import { covers, isAbout } from './unknown-owners';
import { Subject } from './who-can-subject';
import { AllowedPlace, oneOfPlaces } from '../evaluator/one-of-places';
import { lazy } from '../input/memoize';
import { Requirement } from '../policy/requirement';

/** What a principal can do of what is asked about. */
export interface Held {
  readonly verdict: CapabilityVerdict | 'partly';
  /** The instances, or other resources, that it is limited to; `*` is everywhere. */
  readonly places: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly steps: readonly ReportedStep[];
  /** Whether we conclude it, and no AWS page says it. */
  readonly inferred: boolean;
  /** What a row lacks. Absent when the question is not about a row. */
  readonly missing?: readonly ReportedMissing[];
}

/** Returns what a principal can do of a subject. With a place, only what it can do there. */
export function holdings(
  principal: ReportedPrincipal,
  subject: Subject,
  place: AskedPlace | undefined,
): readonly Held[] {
  const isThere = ({ places }: Held) => place?.isIn(places, principal) ?? true;
  switch (subject.kind) {
    case 'anything':
      return anyHolding(principal, place);
    case 'capability':
      return principal.capabilities
        .filter(({ capability }) => capability === subject.capability.id)
        .map((held) => ({ ...held, inferred: held.grade === 'inferred' }))
        .filter(isThere);
    case 'action':
      return grantsOf(principal, subject.action).flatMap((grant) =>
        ofGrant(principal, subject.action, grant, place),
      );
    case 'row':
      return principal.useCases
        .filter(({ row, known }) => row === subject.row.id && known !== 'no')
        .map(({ verdict, missing, instances, requirements }) => ({
          verdict: rowVerdict(verdict, requirements),
          places: instances,
          requirements,
          steps: [],
          inferred: false,
          missing,
        }))
        .filter(isThere);
  }
}

function rowVerdict(
  verdict: ReportedPrincipal['useCases'][number]['verdict'],
  requirements: readonly Requirement[],
): Held['verdict'] {
  if (verdict !== 'allowed') return verdict === 'unknown' ? 'unknown' : 'partly';
  return requirements.length > 0 ? 'conditional' : 'allowed';
}

/**
 * Returns the grants on an action. Those on actions that the report does not know may have
 * patterns.
 */
const grantsOf = (
  { grants, otherActions }: ReportedPrincipal,
  action: string,
): readonly ReportedGrant[] =>
  knownActions().isKnown(action)
    ? grants.filter(({ actions }) => actions.some((one) => isSame(one, action)))
    : otherActions.filter((one) => covers(one, action));

const knownActions = lazy(() => new KnownActions());

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function ofGrant(
  principal: ReportedPrincipal,
  action: string,
  grant: ReportedGrant,
  place: AskedPlace | undefined,
): readonly Held[] {
  const reaches = grant.reaches.filter((reach) => place?.isReached(reach, principal) ?? true);
  if (reaches.length === 0) return [];
  const whole = reaches.filter(
    (reach) => isEverywhere(reach) && requirementsOf(reach).length === 0,
  );
  const counted = whole.length > 0 ? whole : reaches;
  const requirements = [...grant.requirements, ...oneOfPlaces(counted.map(placeOf))];
  const known = requirements.length > 0 ? 'conditional' : 'allowed';
  const mayBeDenied = principal.unknown.some((part) => part.mayDeny && isAbout(part, action));
  return [
    {
      verdict: mayBeDenied ? 'unknown' : known,
      places: counted.some(isEverywhere)
        ? ['*']
        : [...new Set(counted.flatMap(({ resources }) => resources))],
      requirements,
      inferred: false,
      steps: counted.map(({ resources, statement }) => ({ action, resources, statement })),
    },
  ];
}

const isEverywhere = ({ resources, notResource }: ReportedReach): boolean =>
  notResource === true || resources.includes('*');

const placeOf = (reach: ReportedReach): AllowedPlace => ({
  resources: reach.resources,
  isEverywhere: isEverywhere(reach),
  requirements: requirementsOf(reach),
});

/** Returns the requirements of a reach, with those for a place that excludes something. */
const requirementsOf = ({ resources, notResource, requirements }: ReportedReach) => [
  ...requirements,
  ...(notResource ? [{ kind: 'resource' as const, resources, holds: false }] : []),
];
