import { trustFacts } from '../../catalogue/trust';
import { holdsWithoutKey } from '../../policy/confining-conditions';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { Severity } from '../../policy/finding';
import { TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { listed } from '../../text/listed';
import { Openness } from '../openness';
import { isMetBy } from '../outsiders';
import { Found, rule } from '../rule';
import { claimOf, isIdentityPool, tokenConditions, WebIdentityTrust } from '../token-claims';
import { trustFindings } from '../trust-findings';
import { decidingText, unlistedKeys } from '../trust-wording';
import {
  chosenKeys,
  hasAudienceOfTenant,
  isEvery,
  isForNobody,
  namesSubject,
  opennessToStrangers,
  ownerClaims,
} from '../web-identity';

const QUESTION = {
  rule: 'oidc-without-subject',
  get actions() {
    return [trustFacts().assumeWithWebIdentity];
  },
  /** Where all customers share a provider. */
  isOnStrangers: ({ severity }: Pick<Found, 'severity'>) =>
    severity === 'fatal' || severity === 'error',
} as const;

/** Found severities, where strangers have tokens of the same provider. */
const SEVERITY: Partial<Record<Openness, Severity>> = { all: 'fatal', some: 'error' };

export const oidcWithoutSubject = rule(QUESTION.rule, (world) =>
  trustFindings(world, QUESTION, (statement, { name }) => {
    const found = providersOf(statement).flatMap(
      (provider) => check({ statement, provider }, name) ?? [],
    );
    return found.find(({ severity }) => severity === 'fatal') ?? found[0];
  }),
);

/** Returns the providers that a statement trusts. Everybody but some has any provider. */
function providersOf({ notPrincipal, principals }: TrustStatement): readonly PolicyText[] {
  if (notPrincipal) return principals.some(isAnyone) ? [] : ['*'];
  return principals
    .filter((one) => one.type === 'Federated' || isAnyone(one))
    .map(({ value }) => value);
}

function check(trust: WebIdentityTrust, name: string): Omit<Found, 'place'> | undefined {
  if (isForNobody(trust)) return undefined;
  const shown = isEvery(trust) ? 'any identity provider' : toDisplayText(trust.provider);
  const { others, unlisted, ofOthers } = tokenConditions(trust);
  if (unlisted.length > 0)
    return {
      subject: name,
      what: unlistedKeys(
        unlisted.map(({ key }) => key),
        name,
      ),
    };
  if (ofOthers.length > 0) {
    const keys = listed(ofOthers.map(({ key }) => key));
    const what = `tokens of ${shown} do not have ${keys}, so nobody can assume the role ${name} by this statement`;
    return { subject: name, what };
  }
  const open = opennessToStrangers(trust);
  const claims = open === 'none' ? ownerClaims(trust) : [];
  const strangers = hasAudienceOfTenant(trust)
    ? `everybody of the customers of ${shown} whose audiences it lists`
    : `everybody with an account at ${shown}`;
  const who =
    claims.length > 0
      ? `everybody whose token of ${shown} has the ${listed(claims)} that the trust policy requires`
      : strangers;
  const severity = SEVERITY[open];
  if (open !== 'none' || !namesSubject(trust)) {
    const condition = decidingText(others, trustFacts().assumeWithWebIdentity);
    const chosen = open === 'none' ? [] : chosenKeys(trust);
    const choosing = chosen.length > 0 ? `. They choose the ${listed(chosen)} of their tokens` : '';
    return {
      subject: name,
      what: `${who} can assume the role ${name}${condition}${choosing}`,
      ...(severity && { severity }),
    };
  }
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
    (one) =>
      claimOf(one) === 'amr' &&
      !holdsWithoutKey(one) &&
      isMetBy(trustFacts().identityPools.guests, one) === 'none',
  );

/** Returns whether a statement is for guests by name. Otherwise the identity pool decides. */
const namesGuests = ({ conditions }: TrustStatement): boolean =>
  conditions.some(
    ({ key, values }) =>
      key.toLowerCase().endsWith(':amr') && values.includes(trustFacts().identityPools.guests),
  );
