import { alwaysHolds } from '../../policy/confining-conditions';
import { policiesOf, Policy, PolicyStatement, Principal } from '../../policy/model';
import { templateRequirement } from '../../policy/requirement-logic';
import { requirementText } from '../../text/condition-text';
import { listed } from '../../text/listed';
import { hasEverything } from '../escalations';
import { existsText } from '../exists-text';
import { Found, ruleOnAccess } from '../rule';
import { hasDenies } from '../sure-denies';
import { allowingEverything } from '../whole-access';

export const accountAdministrator = ruleOnAccess('account-administrator', ({ principals }) =>
  principals
    .filter(({ madeByAws }) => !madeByAws)
    .filter(hasEverything)
    .map(found),
);

function found(principal: Principal): Found {
  const { kind, name, attached, inline } = principal;
  const statement = allowingEverything(policiesOf(principal), principal);
  const isOf = ({ statements }: Policy) =>
    statement !== undefined && statements.includes(statement);
  const attachment = attached.find(({ policy }) => policy && isOf(policy));
  const every = `the ${kind} ${name} has every permission in the account`;
  const what = `${every}${deniedText(principal)}${conditionText(statement)}`;
  return {
    subject: name,
    what: `${what}${existsText(what, principal)}`,
    place: (inline.some(isOf) ? statement : attachment)?.place ?? principal.place,
  };
}

/** Says that denies close something. They leave a way to get that back. */
const deniedText = (principal: Principal): string =>
  hasDenies(principal) ? ', except what its denies close' : '';

/** Says what the holder must do, such as sign in with MFA, and what deployment decides. */
function conditionText(statement?: PolicyStatement): string {
  const limits = (statement?.conditions ?? [])
    .filter((one) => !alwaysHolds(one))
    .map((one) => requirementText({ kind: 'key', ...one, holds: true }));
  const decided = (statement?.templateConditions ?? []).map((one) =>
    requirementText(templateRequirement(one)),
  );
  const all = [...limits, ...decided];
  return all.length > 0 ? `, if ${listed(all)}` : '';
}
