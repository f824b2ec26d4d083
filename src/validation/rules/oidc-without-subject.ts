import { catalogueEdition } from '../../catalogue/edition';
import { trustFacts } from '../../catalogue/trust';
import { holdsWithoutKey } from '../../policy/confining-conditions';
import { toDisplayText } from '../../policy/deploy-time-text';
import { patternsIntersect } from '../../policy/pattern';
import { TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { listed } from '../../text/listed';
import { Found, rule } from '../rule';
import { trustFindings } from '../trust-findings';
import {
  isEvery,
  isForNobody,
  isIdentityPool,
  letsStrangersIn,
  namesSubject,
  ownerClaims,
  unlistedKeys,
  WebIdentityTrust,
} from '../web-identity';

export const oidcWithoutSubject = rule('oidc-without-subject', (world) =>
  trustFindings(world, [trustFacts().assumeWithWebIdentity], (statement, { name }) => {
    const found = statement.principals
      .filter((one) => one.type === 'Federated' || isAnyone(one))
      .flatMap(({ value, defaults = [] }) => [...defaults, value])
      .flatMap((provider) => check({ statement, provider }, name) ?? []);
    return found.find(({ severity }) => severity === 'fatal') ?? found[0];
  }),
);

function check(trust: WebIdentityTrust, name: string): Omit<Found, 'place'> | undefined {
  if (isForNobody(trust)) return undefined;
  const shown = isEvery(trust) ? 'any identity provider' : toDisplayText(trust.provider);
  const unlisted = unlistedKeys(trust);
  if (unlisted.length > 0) return unlistedFinding(unlisted, name);
  const isFatal = letsStrangersIn(trust);
  const claims = isFatal ? [] : ownerClaims(trust);
  const who =
    claims.length > 0
      ? `everybody whose token of ${shown} has the ${listed(claims)} that the trust policy requires`
      : `everybody with an account at ${shown}`;
  if (isFatal || !namesSubject(trust))
    return {
      subject: name,
      what: `${who} can assume the role ${name}`,
      ...(isFatal && { severity: 'fatal' as const }),
    };
  if (!isIdentityPool(trust) || needsSignIn(trust.statement)) return undefined;
  return {
    subject: name,
    what: `guests of the identity pool, who do not sign in, can assume the role ${name}`,
    instead: `Require that ${shown}:amr is authenticated`,
    ...(namesGuests(trust.statement) && { severity: 'error' as const }),
  };
}

/** The reference is of one day. AWS may have added a key since. */
function unlistedFinding(keys: readonly string[], name: string): Omit<Found, 'place'> {
  const { date } = catalogueEdition().reference;
  return {
    subject: name,
    what:
      `the reference of ${date} does not list the condition key ${listed(keys)}. ` +
      `Unless AWS has added it since, nobody can assume the role ${name} by this statement`,
  };
}

/** Returns whether a statement requires that the users of an identity pool sign in. */
const needsSignIn = ({ conditions }: TrustStatement): boolean =>
  conditions.some(
    (condition) =>
      condition.key.toLowerCase().endsWith(':amr') &&
      !holdsWithoutKey(condition) &&
      !condition.values.some((value) =>
        patternsIntersect(value, trustFacts().identityPools.guests),
      ),
  );

/** Returns whether a statement is for guests by name. Otherwise the identity pool decides. */
const namesGuests = ({ conditions }: TrustStatement): boolean =>
  conditions.some(
    ({ key, values }) =>
      key.toLowerCase().endsWith(':amr') && values.includes(trustFacts().identityPools.guests),
  );
