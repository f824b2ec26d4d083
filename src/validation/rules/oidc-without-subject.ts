import { trustFacts } from '../../catalogue/trust';
import { holdsWithoutKey } from '../../policy/confining-conditions';
import { toDisplayText } from '../../policy/deploy-time-text';
import { patternsIntersect } from '../../policy/pattern';
import { TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { Found, rule } from '../rule';
import { trustFindings } from '../trust-findings';
import {
  isEvery,
  isIdentityPool,
  letsStrangersIn,
  namesSubject,
  WebIdentityTrust,
} from '../web-identity';

export const oidcWithoutSubject = rule('oidc-without-subject', (world) =>
  trustFindings(world, [trustFacts().assumeWithWebIdentity], (statement, { name }) => {
    const found = statement.principals
      .filter((one) => one.type === 'Federated' || isAnyone(one))
      .flatMap(({ value }) => check({ statement, provider: value }, name) ?? []);
    return found.find(({ severity }) => severity === 'fatal') ?? found[0];
  }),
);

function check(trust: WebIdentityTrust, name: string): Omit<Found, 'place'> | undefined {
  const shown = isEvery(trust) ? 'any identity provider' : toDisplayText(trust.provider);
  const isFatal = letsStrangersIn(trust);
  if (isFatal || !namesSubject(trust))
    return {
      subject: name,
      what: `everybody with an account at ${shown} can assume the role ${name}`,
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
