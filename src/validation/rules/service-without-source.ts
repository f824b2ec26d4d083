import { Deputy, trustFacts } from '../../catalogue/trust';
import { TrustStatement } from '../../policy/trust';
import { demands, isService } from '../../policy/trust-queries';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const serviceWithoutSource = rule('service-without-source', (world) =>
  trustFindings(
    world,
    { rule: 'service-without-source', actions: [trustFacts().assume] },
    (statement, { name }) => {
      const deputy = deputyOf(statement);
      return (
        deputy && {
          subject: `${name} by ${deputy.service}`,
          what: `${deputy.service} assumes the role ${name} for ${deputy.who}`,
          severity: deputy.severity,
        }
      );
    },
  ),
);

/** Returns the service that assumes a role for others than the statement names. */
const deputyOf = (statement: TrustStatement): Deputy | undefined =>
  trustFacts().deputies.find(
    ({ service, keys }) =>
      statement.principals.some((one) => isService(one, service)) && !demands(statement, keys),
  );
