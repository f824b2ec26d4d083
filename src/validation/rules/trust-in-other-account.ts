import { requestFacts } from '../../catalogue/requests';
import { trustFacts } from '../../catalogue/trust';
import { parseArn } from '../../policy/arn';
import { isNegated, operatorParts } from '../../policy/condition-operator';
import { isKey } from '../../policy/confining-conditions';
import { defaultValues } from '../../policy/default-values';
import { ValueDefinition } from '../../policy/deploy-time-definition';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
} from '../../policy/deploy-time-text';
import { Condition, policiesOf, Principal } from '../../policy/model';
import { isPattern } from '../../policy/pattern';
import { TrustPrincipal, TrustStatement } from '../../policy/trust';
import { demands, isAnyone } from '../../policy/trust-queries';
import { listed } from '../../text/listed';
import { opennessOf } from '../outsiders';
import { defaultsText, pluralize, rule, subjectOf } from '../rule';
import { trustFindings } from '../trust-findings';

export const trustInOtherAccount = rule('trust-in-other-account', (world) =>
  trustFindings(
    world,
    { rule: 'trust-in-other-account', actions: [trustFacts().assume] },
    (statement, role) => {
      const { externalIdKeys, narrowingKeys, organizationKeys } = trustFacts();
      const keys = [...externalIdKeys, ...narrowingKeys, ...organizationKeys];
      const conditions = statement.conditions.filter((one) => !takesWholeAccounts(one));
      if (statement.notPrincipal || demands({ ...statement, conditions }, keys)) return undefined;
      const { accounts: own, defaults } = accountsOf(role);
      const { parametersIn, textsFor } = defaultValues(role.values);
      const trusted = wholeAccounts(statement, role);
      const isUsed = (one: PolicyText) => parametersIn(one).every(isUsable(statement, one));
      const texts = trusted.flatMap((one) => (isUsed(one) ? textsFor(one) : [one]));
      const others = [...new Set(texts)].filter((account) => !own.has(account));
      if (others.length === 0) return undefined;
      const accounts = pluralize(others, 'the account', 'the accounts');
      const isSure = own.size > 0 && !others.some(hasDeployTimeValue);
      const unless = isSure ? '' : ', unless that is the own account';
      const by = [...new Set([...defaults, ...trusted.filter(isUsed).flatMap(parametersIn)])];
      const shown = others.map(toDisplayText);
      const who = `everybody in ${accounts} ${listed(shown)}`;
      const what = `${who} can assume the role ${role.name}${unless}${defaultsText(by)}`;
      return { subject: subjectOf(shown), what };
    },
  ),
);

/** Returns whether a principal of a statement may have the default of a parameter in a text of it. */
const isUsable =
  ({ principals, byDefault }: TrustStatement, text: PolicyText) =>
  (parameter: string): boolean =>
    !principals.some(({ value }) => value.includes(text)) ||
    byDefault?.of.includes(parameter) === true;

/**
 * Returns the accounts of which a statement lets everybody in: as principals, by a condition on
 * everybody, or because a deny of everybody leaves them.
 */
function wholeAccounts(statement: TrustStatement, { trust, values }: Principal): readonly string[] {
  const named = statement.principals.flatMap((one) => wholeAccount(one, values) ?? []);
  if (!statement.principals.some(isEverybody)) return named;
  const left = trust
    .filter(({ effect, notPrincipal }) => effect === 'Deny' && notPrincipal)
    .flatMap(({ principals }) => principals.flatMap((one) => wholeAccount(one, values) ?? []));
  const required = statement.conditions.flatMap((condition) => accountsIn(condition));
  return [...new Set([...named, ...left, ...required])];
}

const isEverybody = (one: TrustPrincipal): boolean =>
  isAnyone(one) && (one.type === 'AWS' || one.type === '*');

/** Returns the accounts that a condition on the caller takes as a whole. */
function accountsIn({ key, operator, values }: Condition): readonly string[] {
  if (isNegated(operator)) return [];
  if (isKey(key, requestFacts().account)) return values.filter((value) => IS_ACCOUNT.test(value));
  if (!isKey(key, requestFacts().principal)) return [];
  return values
    .map((value) => parseArn(value))
    .filter((arn) => arn && isEverybodyOf(arn.resource))
    .flatMap((arn) => (arn && IS_ACCOUNT.test(arn.account) ? [arn.account] : []));
}

const IS_ACCOUNT = /^\d{12}$/;
const OWN_ACCOUNT = 'AWS::AccountId';

/**
 * Returns the account if a principal is a whole account instead of one role of it. Deployment may
 * choose the account, or pass one for a parameter that is the principal.
 */
function wholeAccount(
  { type, value }: TrustPrincipal,
  values: Principal['values'],
): PolicyText | undefined {
  if (type !== 'AWS') return undefined;
  const arn = parseArn(value);
  const account = arn?.resource === 'root' ? arn.account : value;
  if (IS_ACCOUNT.test(account)) return account;
  const name = nameOfOpaque(account);
  if (name === undefined || name === OWN_ACCOUNT) return undefined;
  const definition = values?.get(name);
  // What a template lists is judged value by value.
  if (definition?.allowed || definition?.rows || definition?.listed) return undefined;
  return arn || mayBeAccount(definition) ? account : undefined;
}

/** Returns whether deployment may pass an account for a parameter. A known default is known as it is. */
const mayBeAccount = (definition: ValueDefinition | undefined): boolean =>
  definition?.kind === 'parameter' &&
  (definition.values ?? []).every(hasDeployTimeValue) &&
  !ARNS_ONLY.test(definition.pattern ?? '');

/** Matches an `AllowedPattern` that takes ARNs only. A pattern of a file is never run: it may take for ever. */
const ARNS_ONLY = /^\^?arn:[^|]*$/;

/**
 * Returns whether a condition takes everybody of an account: every role or user of it, every
 * organization, or an external id that nobody assigned.
 */
function takesWholeAccounts(condition: Condition): boolean {
  const { key, operator, values } = condition;
  const { assume, externalIdKeys, organizationKeys } = trustFacts();
  if (isKey(key, requestFacts().principal))
    return values.some((value) => isEverybodyOf(parseArn(value)?.resource ?? ''));
  if (externalIdKeys.some((one) => isKey(key, one)))
    return operatorParts(operator).name === 'stringlike' && values.some(isPattern);
  if (organizationKeys.some((one) => isKey(key, one)))
    return opennessOf(condition, assume) !== 'none';
  return isKey(key, requestFacts().session) && opennessOf(condition, assume) === 'all';
}

const isEverybodyOf = (resource: PolicyText) => /^(role\/|user\/)?[*?]*$/.test(resource);

interface OwnAccounts {
  readonly accounts: ReadonlySet<string>;
  /** The parameters whose defaults say the accounts. */
  readonly defaults: readonly string[];
}

/**
 * Returns the accounts in which a role is or has access. In templates, only the account ids in the
 * ARNs of its policies show them, or else the defaults of parameters there.
 */
function accountsOf(role: Principal): OwnAccounts {
  const known = [role.identity?.account ?? '', ...accountsInPolicies(role)].filter(isAccount);
  if (known.length > 0) return { accounts: new Set(known), defaults: [] };
  const { parametersIn, textsFor } = defaultValues(role.values);
  const byDefault = resourcesOf(role).filter((one) => textsFor(one).map(accountIn).some(isAccount));
  return {
    accounts: new Set(byDefault.flatMap(textsFor).map(accountIn).filter(isAccount)),
    defaults: [...new Set(byDefault.flatMap(parametersIn))],
  };
}

const isAccount = (text: string) => IS_ACCOUNT.test(text);

const accountsInPolicies = (role: Principal): readonly PolicyText[] =>
  resourcesOf(role).map(accountIn);

const resourcesOf = (role: Principal): readonly PolicyText[] =>
  policiesOf(role)
    .filter(({ origin }) => origin === 'file')
    .flatMap(({ statements }) => statements.flatMap(({ resources }) => resources));

const accountIn = (resource: PolicyText) => parseArn(resource)?.account ?? '';
