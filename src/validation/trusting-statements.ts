import { meansOf } from './attempt';
import { isAlways, isNever } from './choice-by-values';
import { isKey } from './condition-keys';
import { holderChoice } from './holder-choice';
import { mayBeArnOf } from './own-principal';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { chosenTrust } from '../policy/chosen-trust';
import { isExact, operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { withEachName } from '../policy/principal-identity';
import { inOwnAccount, mayBeInPartition, namesPrincipal } from '../policy/principal-names';
import { isDeny, isUnconditional } from '../policy/statement';
import { TrustPrincipal, TrustStatement } from '../policy/trust';

/**
 * Returns the statements in the trust policy of a role that let a principal assume it, or bring
 * something to its session by another action.
 */
export function trustingStatements(
  role: Principal,
  principal: Principal,
  action = trustFacts().assume,
): readonly TrustStatement[] {
  return isStopped(role, principal, action)
    ? []
    : effectiveTrust(role)(action).filter(
        (statement) =>
          isAbout(statement, principal, role) &&
          statement.conditions.every((one) => mayHold(one, principal, role)),
      );
}

/** Returns whether the trust policy of a role denies a principal an action in every case. */
export const isStopped = (role: Principal, principal: Principal, action: string): boolean =>
  withEachName(principal).every((one) =>
    sureTrustDenies(role, action).some((deny) => isAbout(withoutOthers(deny, one), one, role)),
  );

/** Returns the statements of a trust policy that deny an action without conditions. */
export const sureTrustDenies = ({ trust, values }: Principal, action: string) =>
  trust
    .flatMap((statement) => chosenTrust(statement, action, values))
    .filter((one) => isDeny(one) && isUnconditional(one));

/**
 * Returns whether a statement names a principal itself, and not its whole account: as a principal,
 * or in a condition on everybody.
 */
export const isNamedIn = (
  { notPrincipal, principals, conditions }: TrustStatement,
  principal: Principal,
  role: Principal,
): boolean =>
  !notPrincipal &&
  (principals.some((one) => isNamedBy(one, principal, role)) ||
    (principals.some(isEverybody) &&
      conditions.some(
        (one) =>
          isOnCaller(one) &&
          callersIn(one).some((value) => namesPrincipal(value, principal, role.place.file)),
      )));

/**
 * Returns whether a statement is for everybody, so that users and roles of the same account need no
 * permission of their own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export const isForEverybody = ({ notPrincipal, principals }: TrustStatement): boolean =>
  notPrincipal || principals.some((one) => ['AWS', '*'].includes(one.type) && isEverybody(one));

/**
 * Returns whether a statement that names a principal gives the permission to the user or to the
 * session that makes the request, and not to a role: by the ARN of a user or of a session, or to
 * everybody under a condition on the caller.
 */
export const isGivenDirectly = (
  { principals }: Pick<TrustStatement, 'principals'>,
  { kind }: Principal,
): boolean =>
  kind === 'user' ||
  principals.some((one) => isEverybody(one) || roleOfSession(one.value) !== undefined);

/** Returns whether a statement is about a principal: by its name, its account, or everybody. */
export const isAbout = (
  statement: TrustStatement,
  principal: Principal,
  role: Principal,
): boolean =>
  statement.principals.some(
    (one) =>
      isEverybody(one) || isAccountOf(one, principal, role) || isNamedBy(one, principal, role),
  ) !== statement.notPrincipal;

/**
 * Returns a deny without the sessions that it names, because the caller chooses the name of its
 * session, and without accounts that may be others. A deny of all others keeps them.
 */
const withoutOthers = (deny: TrustStatement, { identity }: Principal): TrustStatement => {
  if (deny.notPrincipal) return deny;
  const isOther = ({ value }: TrustPrincipal) =>
    roleOfSession(value) !== undefined ||
    (identity?.account === undefined && /^(arn:[^:]*:iam::)?\d{12}(:root)?$/.test(value)) ||
    !mayBeInPartition(parseArn(value)?.partition ?? '*', { identity });
  return { ...deny, principals: deny.principals.filter((one) => !isOther(one)) };
};

export const isEverybody = ({ type, value }: TrustPrincipal): boolean =>
  type === '*' || value === '*';

function isAccountOf(
  { type, value }: TrustPrincipal,
  { identity }: Principal,
  role: Principal,
): boolean {
  const arn = parseArn(value);
  const account = arn?.resource === 'root' ? arn.account : value;
  const isAccount = /^\d{12}$/.test(account) || nameOfOpaque(account) === 'AWS::AccountId';
  const own = identity?.account;
  const its = hasDeployTimeValue(account) ? (role.identity?.account ?? own) : account;
  const mayBeOwn = own === undefined || its === own;
  return type === 'AWS' && isAccount && mayBeOwn;
}

const isNamedBy = ({ type, value }: TrustPrincipal, principal: Principal, role: Principal) =>
  type === 'AWS' &&
  [value, ...rolesOfSession(value)].some((one) =>
    namesPrincipal(inOwnAccount(one, role), principal, role.place.file),
  );

const roleOfSession = (value: PolicyText): string | undefined =>
  /^assumed-role\/([^/]+)\//.exec(parseArn(value)?.resource ?? '')?.[1];

/** Returns the role of a session, which is named without its path. A caller chooses its session. */
export function rolesOfSession(value: PolicyText): readonly PolicyText[] {
  const [arn, name] = [parseArn(value), roleOfSession(value)];
  return arn && name !== undefined
    ? ['', '*/'].map((path) => `arn:${arn.partition}:iam::${arn.account}:role/${path}${name}`)
    : [];
}

const CALLER = 'aws:PrincipalArn';

/** Returns whether a condition may hold for a principal. */
export const mayHold = (condition: Condition, principal: Principal, role: Principal): boolean =>
  isOnCaller(condition)
    ? callersIn(condition).some((value) => mayBeArnOf(value, principal, role.place.file))
    : !isNeverMet(condition, principal);

/** Returns whether no request of a principal to assume a role meets a condition. */
const isNeverMet = (condition: Condition, holder: Principal): boolean =>
  isNever(choiceOn(condition, holder));

/** Returns whether every request of a principal to assume a role meets a condition. */
export const isAlwaysMet = (condition: Condition, holder: Principal): boolean =>
  isAlways(choiceOn(condition, holder));

const choiceOn = (condition: Condition, holder: Principal) =>
  holderChoice(condition, {
    holder,
    action: trustFacts().assume,
    isAnyResource: false,
    means: meansOf(holder),
  });

/** Returns the patterns of the callers in a condition. `StringEquals` takes no pattern. */
export const callersIn = ({ operator, values }: Condition): readonly PolicyText[] =>
  isExact(operator) ? values.filter((value) => !isPattern(value)) : values;

/** Returns whether a condition is about the ARN of the caller. */
export const isOnCaller = ({ key, operator }: Pick<Condition, 'key' | 'operator'>): boolean =>
  isKey(key, CALLER) && /^(arn|string)(equals|like)$/.test(operatorParts(operator).name);
