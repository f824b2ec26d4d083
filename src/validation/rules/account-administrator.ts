import { policiesOf, Principal } from '../../policy/model';
import { Found, ruleOnAccess } from '../rule';
import { allowsEverything, hasEverything } from '../whole-access';

export const accountAdministrator = ruleOnAccess('account-administrator', ({ principals }) =>
  principals
    .filter(({ madeByAws }) => !madeByAws)
    .filter(hasEverything)
    .map(found),
);

function found(principal: Principal): Found {
  const { kind, name, attached, inline } = principal;
  const policy = policiesOf(principal).find(({ statements }) => statements.some(allowsEverything));
  const place = attached.find((one) => one.policy === policy)?.place;
  const statement = inline
    .flatMap(({ statements }) => statements)
    .find((one) => allowsEverything(one));
  return {
    subject: name,
    what: `the ${kind} ${name} has every permission in the account`,
    place: statement?.place ?? place ?? principal.place,
  };
}
