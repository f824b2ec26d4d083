import { trustFacts } from '../../catalogue/trust';
import { toDisplayText } from '../../policy/deploy-time-text';
import { TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { letsOutsidersIn, stopsOutsiders } from '../outsiders';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const trustInAnyone = rule('trust-in-anyone', (world) =>
  trustFindings(world, [trustFacts().assume], (statement, { name, trust }) =>
    isForAnyone(statement) &&
    letsOutsidersIn(statement) &&
    !trust.some((one) => stopsOutsiders(one, trustFacts().assume))
      ? { subject: name, what: `${whoMay(statement)} can assume the role ${name}` }
      : undefined,
  ),
);

const isForAnyone = ({ notPrincipal, principals }: TrustStatement): boolean =>
  notPrincipal || principals.some((one) => one.type !== 'Federated' && isAnyone(one));

const whoMay = ({ notPrincipal, principals }: TrustStatement): string =>
  notPrincipal
    ? `everybody except ${principals.map(({ value }) => toDisplayText(value)).join(', ')}`
    : 'anyone';
