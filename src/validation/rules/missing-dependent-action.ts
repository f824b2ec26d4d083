import { actionFacts, isOfFamily, reviewFacts } from '../../catalogue/catalogue';
import { requirementFacts } from '../../catalogue/requirements';
import { memoize } from '../../input/memoize';
import { expandPattern, isConnectAction, isPattern, serviceOf } from '../../policy/action-patterns';
import { PolicyText } from '../../policy/deploy-time-text';
import { PolicyStatement, Principal } from '../../policy/model';
import { findingsOnEach } from '../findings-by-form';
import { grantsOf } from '../granting-statements';
import { mayBeCheckedAgainst } from '../resources-of-other-services';
import { Found, rule } from '../rule';
import { connectPrincipals, isFullyKnown } from '../statement-queries';

export const missingDependentAction = rule('missing-dependent-action', (world) =>
  findingsOnEach(world, connectPrincipals(world).filter(isFullyKnown), missingIn),
);

/**
 * Checks only actions that are allowed by name. A wildcard is rarely intended for every action that
 * it includes.
 */
const missingIn = (principal: Principal): Found[] =>
  ownStatements(principal).flatMap(({ actions, place }) =>
    dependingAmong(actions).flatMap(({ action, name }) => {
      const missing = missingFor(principal, name);
      return missing.length > 0 ? [{ ...wording(action, name, missing), place }] : [];
    }),
  );

/** Returns the actions, as written and by name, that need others. */
const dependingAmong = memoize((actions: readonly PolicyText[]) =>
  actions
    .filter((action) => isConnectAction(action) && !isPattern(action))
    .flatMap((action) => {
      const [name] = expandPattern(action);
      return name !== undefined && needsOf(name).length > 0 ? [{ action, name }] : [];
    }),
);

const ownStatements = ({ inline, attached }: Principal): readonly PolicyStatement[] =>
  [...inline, ...attached.flatMap(({ policy }) => policy ?? [])]
    .filter(({ origin }) => origin === 'file')
    .flatMap(({ statements }) => statements)
    .filter(({ effect, notAction }) => effect === 'Allow' && !notAction);

/**
 * Returns the actions that an API also needs and that are not allowed on any resource where they
 * have an effect.
 */
function missingFor(principal: Principal, name: string): readonly string[] {
  const needs = needsOf(name);
  const missing = needs.filter((needed) => !isAllowedWhereItWorks(principal, needed));
  const isOneEnough = requirementFacts().needsOneOf.includes(name);
  return isOneEnough && missing.length < needs.length ? [] : missing;
}

const needsOf = memoize((name: string): readonly string[] => {
  const reviewed = reviewFacts().dependents[name]?.needs;
  const { optionalNeeds, needsByRequest } = requirementFacts();
  if (needsByRequest.includes(name) || serviceOf(name) !== 'connect') return [];
  return (
    reviewed ??
    (actionFacts(name)?.needs ?? []).filter(
      (needed) => !isOfFamily(needed) && !optionalNeeds.includes(needed),
    )
  );
});

const isAllowedWhereItWorks = (principal: Principal, needed: string): boolean =>
  grantsOf(principal, needed).some(
    ({ statement }) =>
      statement.notResource ||
      statement.resources.some((resource) => mayBeCheckedAgainst(needed, resource)),
  );

function wording(action: string, name: string, missing: readonly string[]) {
  const names = missing.join(', ');
  const why = reviewFacts().dependents[name]?.why.replace(/\.$/, '');
  return {
    subject: action,
    what:
      why === undefined ? `${action} also needs ${names}` : `${action} also needs ${names}. ${why}`,
    instead: `Allow ${names} too`,
  };
}
