import { matchesAction } from './action-patterns';
import { operatorParts } from './condition-operator';
import { isConfinedBy, isConfiningValue } from './confining-conditions';
import { deployTimeNames, PolicyText } from './deploy-time-text';
import { Condition, Principal } from './model';
import { isPattern, overlap } from './pattern';
import { TrustPrincipal, TrustStatement } from './trust';
import { trustFacts } from '../catalogue/trust';
import { memoize } from '../input/memoize';

/** What a statement of a trust policy says, regardless of its place and effect. */
export type TrustTerms = Pick<
  TrustStatement,
  'actions' | 'notAction' | 'principals' | 'notPrincipal' | 'conditions'
>;

/** Returns whether a statement of a trust policy allows an action of STS. */
export const trustAllows = ({ actions, notAction }: TrustTerms, action: string): boolean =>
  actions.some((pattern) => matchesAction(pattern, action)) !== notAction;

/** Returns whether a principal of a trust policy is anyone. */
export const isAnyone = ({ value }: TrustPrincipal): boolean => /^\*+$/.test(value);

/**
 * Returns whether a statement of a trust policy requires a value of one of some condition keys, and
 * the value confines. That the key has any value does not confine.
 */
export const demands = ({ conditions }: TrustTerms, keys: readonly string[]): boolean =>
  conditions.some(
    (condition) =>
      isConfinedBy({ conditions: [condition] }, keys) &&
      operatorParts(condition.operator).name !== 'null' &&
      condition.values.every(isConfiningValue),
  );

/** Returns whether a principal of a trust policy may be a service. Deployment can decide it. */
export const mayBeService = ({ type, value }: TrustPrincipal, service: string): boolean =>
  type === 'Service' && namesOfService(service).some((name) => overlap(name, value));

/** Returns whether a principal of a trust policy is Amazon Cognito, for the users of identity pools. */
export const isIdentityPools = ({ type, value }: TrustPrincipal): boolean =>
  type === 'Federated' && value.startsWith(trustFacts().identityPools.provider);

/** Returns whether it is the service. Pseudo parameters are its Region and its domain. */
export const isService = (principal: TrustPrincipal, service: string): boolean =>
  mayBeService(principal, service) &&
  deployTimeNames(principal.value).every((name) => name.startsWith('AWS::'));

/** Returns patterns of the names of a service: with and without a Region, and with `.cn`. */
const namesOfService = memoize((service: string): readonly PolicyText[] => {
  const [, name, domain] = /^(.+)(\.[^.]+\.[^.]+)$/.exec(service) ?? ['', service, ''];
  return ['', '.*-*-*'].map((region) => `${name}${region}${domain}*`);
});

/** Returns whether only services can assume a role. */
export const isApplication = ({ trust }: Principal): boolean => {
  const principals = trust
    .filter(({ effect, notPrincipal }) => effect === 'Allow' && !notPrincipal)
    .flatMap((statement) => statement.principals);
  const isOpen = trust.some(({ effect, notPrincipal }) => effect === 'Allow' && notPrincipal);
  if (isOpen || principals.length === 0) return false;
  return principals.every(({ type }) => type === 'Service');
};

/**
 * Returns whether a person assumes a role by a statement and chooses the session name. A SAML
 * assertion has the name; callers of the other actions choose it.
 */
export const choosesSessionName = (statement: TrustTerms): boolean => {
  const { assume, assumeWithWebIdentity, sessionNameKeys } = trustFacts();
  const isBy = (action: string, types: readonly TrustPrincipal['type'][]) =>
    trustAllows(statement, action) &&
    (statement.notPrincipal || statement.principals.some(({ type }) => types.includes(type)));
  return (
    (isBy(assume, ['AWS', '*']) || isBy(assumeWithWebIdentity, ['Federated', '*'])) &&
    !demandsName(statement, sessionNameKeys)
  );
};

/** Returns whether a statement requires one of some names. A pattern leaves a choice: `*@example.com`. */
const demandsName = (statement: TrustTerms, keys: readonly string[]): boolean =>
  statement.conditions.some(
    (condition) =>
      demands({ ...statement, conditions: [condition] }, keys) &&
      !(isLike(condition) && condition.values.some(isPattern)),
  );

const isLike = ({ operator }: Condition) => operatorParts(operator).name === 'stringlike';
