import { anyHolding } from './any-holding';
import { AskedPlace } from './asked-place';
import { everythingHolding } from './everything-holding';
import { Held } from './held';
import { knownActions } from './known-actions';
import { ReportedGrant, ReportedPrincipal } from './model';
import { isEverywhere, placeOf, requirementsOf } from './reached-place';
import { covers, isAbout } from './unknown-owners';
import { Subject } from './who-can-subject';
import { oneOfPlaces } from '../evaluator/one-of-places';
import { Requirement } from '../policy/requirement';

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
    case 'on-everything':
      return everythingHolding(principal).filter(isThere);
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

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

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
