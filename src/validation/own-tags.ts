import { isKey } from './condition-keys';
import { requestFacts } from '../catalogue/requests';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { Condition, Policy, Principal } from '../policy/model';
import { TrustPrincipal, TrustStatement } from '../policy/trust';
import { demands, trustAllows } from '../policy/trust-queries';

/**
 * Returns the value of the tag of a principal that a condition is about; undefined if the file does
 * not give it, or if a session may have another.
 */
export function ownTag(
  principal: Principal,
  { key }: Pick<Condition, 'key'>,
): PolicyText | undefined {
  if (!isKey(key, requestFacts().tags.principal) || takesSessionTags(principal)) return undefined;
  const name = key.slice(key.indexOf('/') + 1).toLowerCase();
  const value = principal.tags?.find((tag) => tag.key.toLowerCase() === name)?.value;
  return value === undefined || hasDeployTimeValue(value) ? undefined : value;
}

/** Returns whether a policy has a condition on tags of who has it. No rule looks at other tags. */
export const asksOwnTags: (policy: Policy) => boolean = memoize(({ statements }: Policy) =>
  statements.some(({ conditions }) =>
    conditions.some(({ key }) => isKey(key, requestFacts().tags.principal)),
  ),
);

/** Returns whether sessions of a role may bring tags. */
const takesSessionTags = ({ trust }: Principal): boolean => trust.some(allowsSessionTags);

const allowsSessionTags = (statement: TrustStatement): boolean =>
  statement.effect === 'Allow' && trustAllows(statement, trustFacts().tagSession);

/**
 * Returns whether everybody in an account may assume a role with any session tags. A single role in
 * the trust policy may be a broker, which decides about the tags of others.
 */
export const choosesSessionTags = ({ trust }: Principal): boolean =>
  trust.some(
    (statement) =>
      allowsSessionTags(statement) &&
      trustAllows(statement, trustFacts().assume) &&
      (statement.notPrincipal || statement.principals.some(isWholeAccount)) &&
      !demands(statement, [requestFacts().tags.request]),
  );

/** Returns whether a principal of a trust policy is an account, or everybody. */
const isWholeAccount = ({ type, value }: TrustPrincipal): boolean =>
  value === '*' || (type === 'AWS' && (isAccount(value) || parseArn(value)?.resource === 'root'));

const isAccount = (value: PolicyText): boolean =>
  /^\d{12}$/.test(value) || nameOfOpaque(value) === 'AWS::AccountId';
