import { trustFacts } from '../../catalogue/trust';
import { Principal } from '../../policy/model';
import { Requirement } from '../../policy/requirement';
import { combineTemplateConditions, TemplateCondition } from '../../policy/template-condition';
import { isApplication } from '../../policy/trust-queries';
import { requirementTexts } from '../../text/condition-text';
import { listed } from '../../text/listed';
import { mostAllowed } from '../attempt';
import { isAuthorizedAgainst } from '../authorized-resources';
import { connectHolders } from '../connect-holders';
import { hasEverything } from '../escalations';
import { findingsOnEach } from '../findings-by-form';
import { grantsOf } from '../granting-statements';
import { Found, ruleOnAccess } from '../rule';

export const applicationFullAccess = ruleOnAccess('application-full-access', (world) =>
  findingsOnEach(
    world,
    connectHolders(world)
      .filter(isApplication)
      .filter((role) => !hasEverything(role)),
    foundIn,
  ),
);

function foundIn(role: Principal): Found[] {
  const grants = trustFacts().fullAccess.map((action) => grantOf(role, action));
  const requirements = grants.flatMap((one) => one?.requirements ?? []);
  const [first] = grants;
  if (!first || grants.includes(undefined) || contradictEachOther(requirements)) return [];
  const who = role.trust.flatMap(({ principals }) => principals.map(({ value }) => value));
  const conditions = requirementTexts(requirements);
  const deployed = conditions.length > 0 ? `, if ${listed(conditions)}` : '';
  return [
    {
      subject: role.name,
      what:
        `${[...new Set(who)].join(', ')} has full access to Amazon Connect as the role ` +
        `${role.name}${deployed}`,
      place: first.place,
    },
  ];
}

/** A statement by which a role is allowed an action, and what deployment decides about it. */
interface Grant extends Pick<Found, 'place'> {
  readonly requirements: readonly Requirement[];
}

function grantOf(role: Principal, action: string): Grant | undefined {
  const grants = grantsOf(role, action).flatMap(({ statement, place }) =>
    statement.resources
      .filter((resource) => isAuthorizedAgainst(action, resource))
      .flatMap((resource): Grant[] => {
        const decision = mostAllowed(role, { action }, resource);
        if (decision?.known === 'allowed') return [{ place, requirements: [] }];
        const { requirements = [] } = decision ?? {};
        const isChosen = requirements.length > 0 && requirements.every(isOfTemplate);
        return isChosen ? [{ place, requirements }] : [];
      }),
  );
  return grants.find(({ requirements }) => requirements.length === 0) ?? grants[0];
}

const isOfTemplate = (one: Requirement): boolean =>
  one.kind === 'any-of'
    ? one.of.every((group) => group.every(isOfTemplate))
    : one.kind === 'template-condition';

/** Returns whether no deployment meets all of some requirements. */
const contradictEachOther = (requirements: readonly Requirement[]): boolean =>
  requirements
    .flatMap((one) => (one.kind === 'template-condition' ? [one] : []))
    .reduce<readonly TemplateCondition[] | undefined>(
      (all, one) => all && combineTemplateConditions(all, [one]),
      [],
    ) === undefined;
