import { mayBeArnOf } from './own-principal';
import { isAbout, isOnCaller, isStopped, mayHold } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { deployTimeValue, PolicyText, mapDeployTimeValues } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { effectiveTrust } from '../policy/effective-trust';
import { Condition, Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import {
  inOwnAccount,
  matchesPrincipal,
  mayBeInAccount,
  mayNamePrincipalOf,
} from '../policy/principal-names';
import { TrustPrincipal, TrustStatement } from '../policy/trust';

/**
 * Returns what the trust policy of a role says of a principal that deployment may make another one, or
 * its account: a parameter without a default, an import, or what only applying a plan knows. It is the
 * principal of a statement, or the caller in a condition of it.
 */
export function possibleTrust(role: Principal, principal: Principal): PolicyText | undefined {
  const { assume } = trustFacts();
  if (isStopped(role, principal, assume)) return undefined;
  for (const statement of effectiveTrust(role)(assume)) {
    const conditions = statement.conditions.filter((one) => !mayHold(one, principal, role));
    const callers = conditions.map((one) => possibleCaller(one, principal, role));
    const isMet = callers.every((one) => one !== undefined);
    const possible = isMet ? possibleIn(statement, principal, role, callers) : undefined;
    if (possible !== undefined) return possible;
  }
  return undefined;
}

/** Returns what only deployment knows of the callers of a statement whose conditions may hold. */
const possibleIn = (
  statement: TrustStatement,
  principal: Principal,
  role: Principal,
  [caller]: readonly (PolicyText | undefined)[],
): PolicyText | undefined => {
  if (isAbout(statement, principal, role)) return caller;
  if (statement.notPrincipal) return undefined;
  return statement.principals.find((one) => mayBe(one, principal, role))?.value;
};

/** Returns the value of a condition on the caller that deployment may make another principal. */
const possibleCaller = (
  condition: Condition,
  principal: Principal,
  role: Principal,
): PolicyText | undefined =>
  isOnCaller(condition)
    ? condition.values.find((value) =>
        textsOf(value, role).some((text) => mayBeArnOf(text, principal, role.place.file)),
      )
    : undefined;

const mayBe = ({ type, value }: TrustPrincipal, principal: Principal, role: Principal): boolean =>
  type === 'AWS' &&
  (mayNamePrincipalOf(inOwnAccount(value, role), principal, role.place.file) ||
    textsOf(value, role).some((text) => isPossible(inOwnAccount(text, role), principal, role)));

/**
 * Returns patterns of what deployment may make of a value in the trust policy of a role. No template
 * says what the others are.
 */
export const textsOf = (value: PolicyText, { values }: Principal): readonly PolicyText[] =>
  deployedTexts(value, values)
    .map((text) =>
      mapDeployTimeValues(text, (name) =>
        name.startsWith('AWS::') || values?.has(name) ? deployTimeValue(name) : '*',
      ),
    )
    .filter((text) => text !== value);

function isPossible(text: PolicyText, principal: Principal, role: Principal): boolean {
  const arn = parseArn(text);
  const { account } = principal.identity ?? {};
  if (!arn) return overlap(text, account ?? ANY_ACCOUNT) || overlap(text, ARN);
  const { file } = role.place;
  const isAccount = overlap(arn.resource, 'root') && mayBeInAccount(arn.account, account);
  return (
    isAccount ||
    matchesPrincipal(text, principal, file) ||
    mayNamePrincipalOf(text, principal, file)
  );
}

const ANY_ACCOUNT = '?'.repeat(12);
const ARN = 'arn:*';
