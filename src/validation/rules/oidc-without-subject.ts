import { trustFacts } from '../../catalogue/trust';
import { holdsWithoutKey } from '../../policy/confining-conditions';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { patternsIntersect } from '../../policy/pattern';
import { TrustStatement } from '../../policy/trust';
import { demands, trustAllows } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const oidcWithoutSubject = rule('oidc-without-subject', (world) =>
  trustFindings(world, (statement, { name }) => {
    const provider = statement.principals.find(({ type }) => type === 'Federated')?.value;
    const isWeb = trustAllows(statement, trustFacts().assumeWithWebIdentity);
    if (provider === undefined || !isWeb) return undefined;
    const shown = toDisplayText(provider);
    if (!namesSubject(statement, provider))
      return {
        subject: name,
        what: `everybody with an account at ${shown} can assume the role ${name}`,
      };
    if (!isIdentityPool(provider) || needsSignIn(statement)) return undefined;
    return {
      subject: name,
      what: `guests of the identity pool, who do not sign in, can assume the role ${name}`,
      instead: `Require that ${shown}:amr is authenticated`,
    };
  }),
);

const isIdentityPool = (provider: PolicyText): boolean =>
  provider.startsWith(trustFacts().identityPools.provider);

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

/** In Amazon Cognito, the audience is the identity pool, and the pool decides who gets a role. */
const namesSubject = (statement: TrustStatement, provider: string): boolean => {
  const endings = isIdentityPool(provider) ? [':sub', ':aud'] : [':sub'];
  return statement.conditions.some(
    (condition) =>
      endings.some((ending) => condition.key.toLowerCase().endsWith(ending)) &&
      demands(statement, [condition.key]) &&
      condition.values.every((value) => namesOwner(value, provider)),
  );
};

/**
 * Returns whether a subject names its owner, `repo:acme/*`. Anybody can have an account with a
 * provider that is known to all, and `repo:acme*` is also the repositories of acme-other.
 */
function namesOwner(value: PolicyText, provider: PolicyText): boolean {
  // The id of an identity pool begins with its Region, which all pools of the Region share.
  if (isIdentityPool(provider)) return !/^[^:]*[*?]|:[*?]/.test(value);
  const known = trustFacts().subjects.find((one) => provider.includes(one.provider));
  if (!known || hasDeployTimeValue(value)) return true;
  const [owner, ...rest] = value.slice(known.before.length).split(known.after);
  return value.startsWith(known.before) && owner !== '' && !/[*?]/.test(owner) && rest.length > 0;
}
