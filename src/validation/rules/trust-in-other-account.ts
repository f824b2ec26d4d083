import { requestFacts } from '../../catalogue/requests';
import { trustFacts } from '../../catalogue/trust';
import { parseArn } from '../../policy/arn';
import { isKey } from '../../policy/confining-conditions';
import { PolicyText } from '../../policy/deploy-time-text';
import { Condition, policiesOf, Principal } from '../../policy/model';
import { TrustPrincipal } from '../../policy/trust';
import { demands } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const trustInOtherAccount = rule('trust-in-other-account', (world) =>
  trustFindings(world, [trustFacts().assume], (statement, role) => {
    const { externalIdKeys, narrowingKeys, organizationKeys } = trustFacts();
    const keys = [...externalIdKeys, ...narrowingKeys, ...organizationKeys];
    const conditions = statement.conditions.filter((one) => !takesWholeAccounts(one));
    if (statement.notPrincipal || demands({ ...statement, conditions }, keys)) return undefined;
    const own = accountsOf(role);
    const other = statement.principals
      .map(wholeAccount)
      .find((account) => account !== undefined && own.size > 0 && !own.has(account));
    if (other === undefined) return undefined;
    const what = `everybody in the account ${other} can assume the role ${role.name}`;
    return { subject: other, what };
  }),
);

/** Returns the account if a principal is a whole account instead of one role of it. */
function wholeAccount({ type, value }: TrustPrincipal): string | undefined {
  if (type !== 'AWS') return undefined;
  const arn = parseArn(value);
  const account = arn?.resource === 'root' ? arn.account : value;
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** Returns whether a condition on the caller takes every role or every user of an account. */
const takesWholeAccounts = ({ key, values }: Condition): boolean =>
  isKey(key, requestFacts().principal) &&
  values.some((value) => isEverybodyOf(parseArn(value)?.resource ?? ''));

const isEverybodyOf = (resource: PolicyText): boolean => /^(role\/|user\/)?[*?]*$/.test(resource);

/**
 * Returns the accounts in which a role has access. Only the account ids in the ARNs of its policies
 * show them.
 */
const accountsOf = (role: Principal): ReadonlySet<string> =>
  new Set(
    policiesOf(role)
      .filter(({ origin }) => origin === 'file')
      .flatMap(({ statements }) => statements.flatMap(({ resources }) => resources))
      .map((resource) => parseArn(resource)?.account ?? '')
      .filter((account) => /^\d{12}$/.test(account)),
  );
