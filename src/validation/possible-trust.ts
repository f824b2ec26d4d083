import { isStopped, mayHold } from './trusting-statements';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { deployTimeValue, PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { effectiveTrust } from '../policy/effective-trust';
import { Principal } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
import { matchesPrincipal, mayBeInAccount, mayNamePrincipalOf } from '../policy/principal-names';
import { textsAtDeployment } from '../policy/texts-at-deployment';
import { TrustPrincipal } from '../policy/trust';

/**
 * Returns the principal in the trust policy of a role that deployment may make another principal, or
 * its account: a parameter without a default, an import, or what only applying a plan knows.
 */
export function possibleTrust(role: Principal, principal: Principal): PolicyText | undefined {
  const { assume } = trustFacts();
  if (isStopped(role, principal, assume)) return undefined;
  return effectiveTrust(role)(assume)
    .filter(
      ({ notPrincipal, conditions }) =>
        !notPrincipal && conditions.every((one) => mayHold(one, principal, role)),
    )
    .flatMap(({ principals }) => principals)
    .find((one) => mayBe(one, principal, role))?.value;
}

const mayBe = ({ type, value }: TrustPrincipal, principal: Principal, role: Principal): boolean =>
  type === 'AWS' &&
  valuesOf(value, role)
    .filter((text) => text !== value)
    .some((text) => isPossible(text, principal, role));

/** Returns patterns of what deployment may make of a value. No template says what the others are. */
const valuesOf = (value: PolicyText, { values }: Principal): readonly PolicyText[] =>
  textsAtDeployment(value, values).map((text) =>
    replaceDeployTimeValues(text, (name) =>
      name.startsWith('AWS::') || values?.has(name) ? deployTimeValue(name) : '*',
    ),
  );

function isPossible(text: PolicyText, principal: Principal, role: Principal): boolean {
  const arn = parseArn(text);
  const { account } = principal.identity ?? {};
  if (!arn) return patternsIntersect(text, account ?? ANY_ACCOUNT) || patternsIntersect(text, ARN);
  const { file } = role.place;
  const isAccount = patternsIntersect(arn.resource, 'root') && mayBeInAccount(arn.account, account);
  return (
    isAccount ||
    matchesPrincipal(text, principal, file) ||
    mayNamePrincipalOf(text, principal, file)
  );
}

const ANY_ACCOUNT = '?'.repeat(12);
const ARN = 'arn:*';
