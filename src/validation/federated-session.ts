import { isOneOf } from './condition-keys';
import { asksSession } from './own-tags';
import { requestFacts } from '../catalogue/requests';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesAndBoundaryOf, Policy, Principal } from '../policy/model';
import { KeyRequirement } from '../policy/requirement';
import { keyRequirement } from '../policy/requirement-logic';

/**
 * Returns a session that a user makes by federation, if conditions tell it from the user. It is
 * allowed what the user is, with other values of the condition keys about the caller.
 *
 * @param bringsTags - Whether it may bring tags of its own. They take the place of those of the user.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const federatedSession = (
  user: Principal,
  bringsTags: () => boolean,
): Principal | undefined => {
  if (user.kind !== 'user' || user.isFederated) return undefined;
  const all = policiesAndBoundaryOf(user);
  const isOther = all.some(asksSession) && bringsTags();
  if (!isOther && !all.some(asksCaller)) return undefined;
  return { ...user, isFederated: true, ...(isOther && { tags: undefined }) };
};

const asksCaller = memoize(({ statements }: Policy): boolean =>
  statements.some(({ conditions }) =>
    conditions.some(({ key }) => isOneOf(key, requestFacts().federation.keys)),
  ),
);

/** Returns whether federated sessions make requests for an action on a resource. */
export const mayAskAsSession = (action: string, resource: PolicyText): boolean =>
  !requestFacts().federation.never.includes(serviceOf(action)) &&
  !/\$\{aws:username\b/i.test(resource);

/** Returns whether federated sessions take an action only in the console. */
export const isOnlyInConsole = (action: string): boolean =>
  requestFacts().federation.onlyInConsole.includes(serviceOf(action));

/** Returns the requirements that tell a federated session from its user. */
export const sessionRequirements = (): readonly KeyRequirement[] =>
  Object.entries(requestFacts().federation.is).map(([key, value]) =>
    keyRequirement({ operator: 'StringEquals', key, values: [value] }),
  );

/** Returns the kind of a caller, as the facts about requests name it. */
export const kindOf = ({ kind, isFederated }: Pick<Principal, 'kind' | 'isFederated'>): string =>
  isFederated ? 'federated session' : kind;
