import { trustFacts } from '../../catalogue/trust';
import { rule } from '../rule';
import { demands, trustAllows, trustFindings } from '../trust-queries';

export const samlWithoutAudience = rule('saml-without-audience', (world) =>
  trustFindings(world, (statement, { name }) => {
    const { assumeWithSaml, audienceKeys } = trustFacts();
    const isSaml = statement.principals.some(
      ({ type, value }) => type === 'Federated' && value.includes(':saml-provider/'),
    );
    if (!isSaml || !trustAllows(statement, assumeWithSaml) || demands(statement, audienceKeys))
      return undefined;
    const what = `users of a SAML identity provider assume the role ${name} for any audience`;
    return { subject: name, what };
  }),
);
