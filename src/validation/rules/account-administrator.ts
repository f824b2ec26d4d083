import { policiesOf, Policy, Principal } from '../../policy/model';
import { Found, ruleOnAccess } from '../rule';
import { allowingEverything, hasEverything } from '../whole-access';

export const accountAdministrator = ruleOnAccess('account-administrator', ({ principals }) =>
  principals
    .filter(({ madeByAws }) => !madeByAws)
    .filter(hasEverything)
    .map(found),
);

function found(principal: Principal): Found {
  const { kind, name, attached, inline } = principal;
  const statement = allowingEverything(policiesOf(principal));
  const isOf = ({ statements }: Policy) =>
    statement !== undefined && statements.includes(statement);
  const attachment = attached.find(({ policy }) => policy && isOf(policy));
  return {
    subject: name,
    what: `the ${kind} ${name} has every permission in the account`,
    place: (inline.some(isOf) ? statement : attachment)?.place ?? principal.place,
  };
}
