import { asksOwnTags } from './own-tags';
import { taggingStatement } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { policiesOf, Principal } from '../policy/model';
import { TrustStatement } from '../policy/trust';

/** Returns a role as a principal has it that assumes it: with the session tags that it chooses. */
export function asAssumedBy(principal: Principal, role: Principal): Principal {
  if (!policiesOf(role).some(asksOwnTags)) return role;
  const statement = taggingStatement(role, principal);
  return statement ? withAnyTags(role)(statement) : role;
}

/** Returns a role that everybody may assume with any tags, under the conditions of a statement. */
const withAnyTags = memoize((role: Principal) =>
  memoize((statement: TrustStatement): Principal => ({
    ...role,
    trust: [
      ...role.trust,
      {
        ...statement,
        actions: [trustFacts().assume, trustFacts().tagSession],
        notAction: false,
        principals: [{ type: '*', value: '*' }],
        notPrincipal: false,
      },
    ],
  })),
);
