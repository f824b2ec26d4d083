import { requestFacts } from '../../catalogue/requests';
import { trustFacts } from '../../catalogue/trust';
import { operatorParts } from '../../policy/condition-operator';
import { isAlwaysPresent } from '../../policy/confining-conditions';
import { toDisplayText } from '../../policy/deploy-time-text';
import { takesEveryValue } from '../../policy/every-value';
import { Severity } from '../../policy/finding';
import { Condition } from '../../policy/model';
import { TrustPrincipal, TrustStatement } from '../../policy/trust';
import { isAnyone } from '../../policy/trust-queries';
import { holdsWithoutKey, isKey } from '../condition-keys';
import { outsidersTrust } from '../known-role-tags';
import { isMoreOpen, Openness } from '../openness';
import { isCarried, isExternalId, openness, opennessOf } from '../outsiders';
import { rule } from '../rule';
import { trustFindings } from '../trust-findings';
import { decidingText, unlistedKeys } from '../trust-wording';

/** By how many of all others can assume a role. */
const SEVERITY: Partial<Record<Openness, Severity>> = { some: 'error', perhaps: 'warning' };

export const trustInAnyone = rule('trust-in-anyone', (world) =>
  trustFindings(
    world,
    {
      rule: 'trust-in-anyone',
      actions: [trustFacts().assume],
      statementsOf: outsidersTrust,
      isOnStrangers: () => true,
    },
    (statement, { name }, action) => {
      const everybody = statement.principals.filter(isEverybody);
      if (everybody.length > 0 === statement.notPrincipal) return undefined;
      const open = openness(statement.conditions, action);
      if (open === 'none') return undefined;
      const severity = SEVERITY[open] ?? (isForServices(statement) ? 'error' : undefined);
      const what = whatIsOpen(statement, name, action);
      const lacked = lackedKey(statement, action);
      const compared = lacked === undefined ? comparedAsText(statement, action) : undefined;
      return {
        subject: name,
        what: `${what}${lackedText(lacked)}${byText(compared)}`,
        ...(compared && { instead: `Compare ${compared.key} with ArnLike` }),
        ...(severity && { severity }),
      };
    },
  ),
);

const isEverybody = (one: TrustPrincipal) => one.type !== 'Federated' && isAnyone(one);

/** Returns whether the only principal that is everybody is every service. */
const isForServices = ({ notPrincipal, principals }: TrustStatement): boolean =>
  !notPrincipal && principals.filter(isEverybody).every(({ type }) => type === 'Service');

/** Returns the key of a pattern that whoever lacks the key meets, so that everybody may. */
const lackedKey = ({ conditions }: TrustStatement, action: string): string | undefined =>
  conditions.find(
    (one) =>
      operatorParts(one.operator).name === 'stringlike' &&
      holdsWithoutKey(one) &&
      !isAlwaysPresent(one.key) &&
      !takesEveryValue(one) &&
      opennessOf(one, action) === 'all',
  )?.key;

const lackedText = (key: string | undefined): string =>
  key === undefined ? '' : `. Whoever has no ${key} meets the condition on it`;

/** Returns a condition that compares an ARN as text, and lets in more than one that compares its parts. */
const comparedAsText = ({ conditions }: TrustStatement, action: string): Condition | undefined =>
  conditions.find((one) => {
    if (operatorParts(one.operator).name !== 'stringlike') return false;
    const byParts = opennessOf({ ...one, operator: 'arnlike' }, action);
    return byParts !== 'perhaps' && isMoreOpen(opennessOf(one, action), byParts);
  });

const byText = (compared: Condition | undefined): string =>
  compared === undefined
    ? ''
    : `. By its name or path, a role of theirs has the text that ${compared.key} needs`;

function whatIsOpen(statement: TrustStatement, name: string, action: string): string {
  const { conditions } = statement;
  const unlisted = conditions.filter((one) => !isCarried(one.key, action) && !holdsWithoutKey(one));
  if (unlisted.length > 0)
    return unlistedKeys(
      unlisted.map(({ key }) => key),
      name,
    );
  const isKnownToSome = (one: Condition) =>
    isExternalId(one.key) && opennessOf(one, action) === 'some';
  const [fromAddresses, others] = [true, false].map((isAddress) =>
    conditions
      .filter((one) => !isKnownToSome(one))
      .filter(({ key }) => isKey(key, requestFacts().address) === isAddress),
  );
  const [knows, secret] = conditions.some(isKnownToSome) ? KNOWN_TO_SOME : ['', ''];
  const from = decidingText(fromAddresses, action) === '' ? '' : ' from some addresses';
  const may = `can assume the role ${name}${decidingText(others, action)}`;
  return `${whoMay(statement)}${knows}${from} ${may}${secret}`;
}

const KNOWN_TO_SOME = [
  ' who knows the external id',
  '. AWS does not treat the id as a secret: whoever may view the role sees it',
];

function whoMay(statement: TrustStatement): string {
  const { notPrincipal, principals } = statement;
  if (notPrincipal)
    return `everybody except ${principals.map(({ value }) => toDisplayText(value)).join(', ')}`;
  return isForServices(statement) ? 'every service of AWS' : 'anyone';
}
