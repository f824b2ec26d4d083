import { leftParts } from './left-parts';
import { isBrought } from './own-tags';
import { asksHolder } from './principal-form';
import { isBounded } from './whole-access';
import { memoize } from '../input/memoize';
import { PolicyStatement, Principal } from '../policy/model';
import { allowsOf, deniesOf } from '../policy/principal-statements';
import { includesStatement, mayShareRequest } from '../policy/statement-inclusion';
import { variableKeys } from '../policy/variable-keys';

/**
 * Returns whether a principal is allowed all that a statement of another one allows, as far as the
 * boundary and the denies of that one leave it. It is if statements of its own allow each action on
 * each resource to any caller, and it has no limit that the other has not.
 */
export const holdsOf = memoize((principal: Principal) => {
  const allows = allowsOf(principal).filter(isOfAnyCaller);
  return memoize((other: Principal) => {
    const isWithinBoundary = !isBounded(principal) || haveSameBoundary(principal, other);
    return (statement: PolicyStatement): boolean =>
      leftParts(statement, other).every(
        (part) =>
          isWithinBoundary &&
          allows.some((one) => includesStatement(one, part)) &&
          deniesOf(principal)
            .filter((deny) => mayShareRequest(deny, part))
            .every((deny) => deniesOfAll(other).some((one) => includesStatement(one, deny))),
      );
  });
});

/** Returns whether two have the same permissions boundary, which leaves both of them the same. */
const haveSameBoundary = ({ boundary }: Principal, other: Principal): boolean =>
  boundary?.arn === other.boundary?.arn &&
  (boundary?.policy?.statements ?? []).every(isOfAnyCaller);

const deniesOfAll = memoize((principal: Principal) => deniesOf(principal).filter(isOfAnyCaller));

/** Returns whether a statement says the same of every caller: neither its name nor its tags decide. */
const isOfAnyCaller = memoize(
  ({ conditions, resources }: PolicyStatement): boolean =>
    variableKeys(resources).length === 0 &&
    !conditions.some(
      (one) => asksHolder(one) || [one.key, ...variableKeys(one.values)].some(isBrought),
    ),
);
