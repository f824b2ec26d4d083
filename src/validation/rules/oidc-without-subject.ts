import { trustFacts } from '../../catalogue/trust';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { TrustStatement } from '../../policy/trust';
import { demands, trustAllows } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const oidcWithoutSubject = rule('oidc-without-subject', (world) =>
  trustFindings(world, (statement, { name }) => {
    const provider = statement.principals.find(({ type }) => type === 'Federated')?.value;
    const isWeb = trustAllows(statement, trustFacts().assumeWithWebIdentity);
    if (provider === undefined || !isWeb || namesSubject(statement, provider)) return undefined;
    const shown = toDisplayText(provider);
    return {
      subject: name,
      what: `everybody with an account at ${shown} can assume the role ${name}`,
    };
  }),
);

/** In Amazon Cognito, the audience is the identity pool, and the pool decides who gets a role. */
const namesSubject = (statement: TrustStatement, provider: string): boolean => {
  const endings = provider.startsWith('cognito-identity') ? [':sub', ':aud'] : [':sub'];
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
  const known = trustFacts().subjects.find((one) => provider.includes(one.provider));
  if (!known || hasDeployTimeValue(value)) return true;
  const [owner, ...rest] = value.slice(known.before.length).split(known.after);
  return value.startsWith(known.before) && owner !== '' && !/[*?]/.test(owner) && rest.length > 0;
}
