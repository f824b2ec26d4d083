import { leftParts } from './left-parts';
import { isOfBoth, statementFor } from './statement-for';
import { allows } from './statement-queries';
import { hasOpenTags } from './tag-writers';
import { isBounded } from './whole-access';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { PolicyStatement, Principal } from '../policy/model';
import { allowsOf, deniesOf } from '../policy/principal-statements';
import { includesStatement, mayShareRequest } from '../policy/statement-inclusion';

/** What is known of somebody whose access is taken. */
interface Other {
  readonly other: Principal;
  /** Whether somebody may give it other tags first. */
  readonly mayBeTagged: boolean;
}

/**
 * Returns whether some principals together are allowed all that a statement of another one allows, as
 * far as the boundary and the denies of that one leave it. They are if statements of one of them allow
 * each action on each resource to any caller, and that one has no limit that the other has not.
 */
export const holdsOf = (own: readonly Principal[], { other, mayBeTagged }: Other) => {
  const isKnown = other.kind === 'user' && !mayBeTagged && !isOthersToo(other);
  const as = isKnown ? statementFor(other) : (statement: PolicyStatement) => [statement];
  const byEach = own.map((one) => partsOf(one, other, deniesOf(other).flatMap(as)));
  return memoize((statement: PolicyStatement): boolean =>
    as(statement)
      .flatMap((one) => leftParts(one, other, as))
      .every((part) => byEach.some((isHeld) => isHeld(part))),
  );
};

/** Returns whether a user may be another caller too: a federated session, or one with other tags. */
const isOthersToo = (user: Principal): boolean =>
  hasOpenTags(user) ||
  [requestFacts().federation.by, trustFacts().tagSession].some((action) => allows(user, action));

/** Returns whether a principal is allowed a part of what another one is allowed. */
function partsOf(principal: Principal, other: Principal, itsDenies: readonly PolicyStatement[]) {
  const as = statementFor(principal);
  const isOfAny = isOfBoth(principal, other);
  const own = allowsOf(principal).flatMap(as).filter(isOfAny);
  const denies = deniesOf(principal).flatMap(as);
  const shared = itsDenies.filter(isOfAny);
  const isWithinBoundary =
    !isBounded(principal) ||
    (principal.boundary?.arn === other.boundary?.arn &&
      (principal.boundary?.policy?.statements ?? []).every(isOfAny));
  return (part: PolicyStatement): boolean =>
    isWithinBoundary &&
    own.some((one) => includesStatement(one, part)) &&
    denies
      .filter((deny) => mayShareRequest(deny, part))
      .every((deny) => shared.some((one) => includesStatement(one, deny)));
}
