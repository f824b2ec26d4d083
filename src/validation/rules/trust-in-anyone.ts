import { requestFacts } from '../../catalogue/requests';
import { trustFacts } from '../../catalogue/trust';
import { toDisplayText } from '../../policy/deploy-time-text';
import { TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { confinesAddress } from '../address-choice';
import { isKey } from '../condition-keys';
import { letsOutsidersIn, stopsOutsiders } from '../outsiders';
import { Found, rule } from '../rule';
import { trustFindings } from '../trust-findings';

export const trustInAnyone = rule('trust-in-anyone', (world) =>
  trustFindings(world, [trustFacts().assume], (statement, { name, trust }) =>
    isForAnyone(statement) &&
    letsOutsidersIn(statement) &&
    !trust.some((one) => stopsOutsiders(one, trustFacts().assume))
      ? foundIn(statement, name)
      : undefined,
  ),
);

/** From addresses that a policy names, not everybody gets in. */
function foundIn(statement: TrustStatement, name: string): Omit<Found, 'place'> {
  const isFromSome = statement.conditions.some(
    (condition) => isKey(condition.key, requestFacts().address) && confinesAddress(condition),
  );
  const from = isFromSome ? ' from some addresses' : '';
  return {
    subject: name,
    what: `${whoMay(statement)}${from} can assume the role ${name}`,
    ...(isFromSome && { severity: 'error' }),
  };
}

const isForAnyone = ({ notPrincipal, principals }: TrustStatement): boolean =>
  notPrincipal || principals.some((one) => one.type !== 'Federated' && isAnyone(one));

const whoMay = ({ notPrincipal, principals }: TrustStatement): string =>
  notPrincipal
    ? `everybody except ${principals.map(({ value }) => toDisplayText(value)).join(', ')}`
    : 'anyone';
