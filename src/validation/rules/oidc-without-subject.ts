import { trustFacts } from '../../catalogue/trust';
import { holdsWithoutKey } from '../../policy/confining-conditions';
import { toDisplayText } from '../../policy/deploy-time-text';
import { TrustStatement } from '../../policy/trust';
import { isConfiningValue } from '../condition-keys';
import { rule } from '../rule';
import { trustAllows, trustFindings } from '../trust-queries';

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
const namesSubject = ({ conditions }: TrustStatement, provider: string): boolean => {
  const endings = provider.startsWith('cognito-identity') ? [':sub', ':aud'] : [':sub'];
  return conditions.some(
    (condition) =>
      endings.some((ending) => condition.key.toLowerCase().endsWith(ending)) &&
      !holdsWithoutKey(condition) &&
      condition.values.every(isConfiningValue),
  );
};
