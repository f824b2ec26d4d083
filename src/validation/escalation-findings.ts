import { waysOnReaching } from './access-graph';
import { connectHolders, isOnConnect } from './connect-holders';
import { isInOtherPartition } from './connect-partitions';
import { namesItsActions, StepReach } from './escalation-reach';
import { Escalation, givesToOthers, handsOverAccount, mayHandOverAccount } from './escalations';
import { canTakeAnyPermission, escalationsIn } from './escalations-in-world';
import { existsText } from './exists-text';
import { findingsOnEach } from './findings-by-form';
import { isOfDetails } from './kept-access';
import { isNamed } from './named-resource';
import { Found, subjectOf } from './rule';
import { waysByMembers } from './ways-of-members';
import { escalationStep } from '../catalogue/escalation';
import { groupBy } from '../input/group-by';
import { parseArn } from '../policy/arn';
import { PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { requirementText } from '../text/condition-text';
import { listed } from '../text/listed';

/**
 * Returns the findings on one kind of ways to more access, for every principal that can reach
 * Amazon Connect.
 */
export const escalationFindings = (
  world: World,
  isOfKind: (escalation: Escalation, principal: Principal) => boolean,
  isJudged: (principal: Principal) => boolean = () => true,
): Found[] =>
  findingsOnEach(world, connectHolders(world).filter(isJudged), (principal) =>
    findingsOn(
      waysByMembers(world)(principal)
        .filter((one) => isOfKind(one, principal))
        .filter(isNotSaid)
        .filter((one) => !isOfDetails(world)(one)),
    ).map((found) => ({ ...found, what: `${found.what}${existsText(found.what, principal)}` })),
  );

/** Returns whether the rule not-action says nothing about the statements of a way. */
const isNotSaid = ({ steps }: Escalation): boolean =>
  steps.every(({ granting }) => namesItsActions(granting) || !isOnConnect(granting.statement));

const NO_ACCESS = 'It has no access to Amazon Connect';

/**
 * Returns the findings on principals without access to Amazon Connect, or without it in a partition,
 * that can give any permission to themselves, or to others.
 */
export const takenAccessFindings = (world: World): Found[] => {
  const [outsiders, waysOf] = [outsidersOf(world), escalationsIn(world)];
  return [
    ...findingsOnGiven(world, outsiders, (one) => waysOf(one).filter(handsOverAccount)).map(
      said(`${NO_ACCESS}, and can take it`),
    ),
    ...findingsOnGiven(world, outsiders, (one) => givenOnly(waysOf(one))).map(
      said(`${NO_ACCESS}, and can give it to others`),
    ),
    ...findingsOnGiven(world, connectHolders(world), (one) =>
      waysOf(one).filter((way) => handsOverAccount(way) && isInOtherPartition(way, one)),
    ).map(said(`${NO_ACCESS} in that partition, and can take it`)),
  ];
};

const findingsOnGiven = (
  world: World,
  principals: readonly Principal[],
  waysOf: (principal: Principal) => readonly Escalation[],
): Found[] => findingsOnEach(world, principals, (principal) => findingsOn(waysOf(principal)));

/** Returns the ways that give access to others. Who takes any permission can also give it. */
const givenOnly = (all: readonly Escalation[]): readonly Escalation[] =>
  all.some(handsOverAccount) ? [] : all.filter(givesToOthers);

const said =
  (more: string) =>
  (found: Found): Found => ({ ...found, what: `${found.what}. ${more}`, severity: 'warning' });

/**
 * Returns the findings on principals without access to Amazon Connect that can take or change the
 * access of those that reach it.
 */
export const accessOfOthersFindings = (world: World): Found[] =>
  outsidersOf(world)
    .filter((one) => !canTakeAnyPermission(world, one))
    .flatMap((principal) => {
      const ways = waysOnReaching(world)(principal);
      const byPlace = groupBy(ways, ({ escalation }) => causeOf(escalation));
      const inDoubt = waysInDoubt(world, principal).filter((one) => !byPlace.has(causeOf(one)));
      const outsider = (found: Found, can: string): Found => ({
        ...found,
        about: [principal.place],
        what: `${found.what}. ${NO_ACCESS}, and ${can}`,
      });
      const taken = findingsOn(inDoubt).map((one) => outsider(one, 'may take it'));
      const ofOthers = [...byPlace.values()].map((its) => {
        const found = foundBy(its.map(({ escalation }) => escalation));
        const names = unique(its.flatMap(({ targets }) => targets.map(({ name }) => name)));
        const whose = subjectOf(names.map(toDisplayText));
        return outsider(found, `can take that of ${whose}`);
      });
      return [...ofOthers, ...taken];
    });

/** Returns the ways to any permission that only a condition, or a boundary that no file has, limits. */
const waysInDoubt = (world: World, principal: Principal): readonly Escalation[] =>
  escalationsIn(world)(principal).filter(mayHandOverAccount);

/** Returns the principals without access to Amazon Connect. */
const outsidersOf = (world: World): readonly Principal[] => {
  const holders = new Set(connectHolders(world));
  return world.principals.filter((one) => !one.madeByAws && !holders.has(one));
};

/**
 * Returns one finding for each statement. The way that comes first in the catalog hands over the
 * most.
 */
function findingsOn(escalations: readonly Escalation[]): Found[] {
  const byPlace = groupBy(escalations, causeOf);
  return [...byPlace.values()].map(foundBy);
}

const causeOf = (escalation: Escalation): string =>
  JSON.stringify(mainStep(escalation).granting.place);

/**
 * Returns the step that a finding is about: one that no name or condition limits to something
 * harmless.
 */
const mainStep = ({ steps }: Escalation): StepReach =>
  steps.find(({ reach }) => reach === 'limited') ?? steps[0];

function foundBy(escalations: readonly Escalation[]): Found {
  const [first] = escalations;
  const patterns = unique(escalations.flatMap(({ steps }) => steps.flatMap(patternsOf)));
  const resources = unique(escalations.map((one) => toDisplayText(mainStep(one).resource)));
  const limits = unique(
    first.steps.flatMap(({ requirements }) => requirements).map(requirementText),
  );
  const more = unique(escalations.map(({ way }) => way.id)).length - 1;
  const also = more > 0 ? `, and has ${more} more ${more === 1 ? 'way' : 'ways'}` : '';
  const by = `${listed(first.way.needs)} on ${subjectOf(resources)}`;
  const condition = limits.length > 0 ? `, if ${listed(limits)}` : '';
  const { namesRole } = escalationStep(mainStep(first).action) ?? {};
  const isOfRoles = first.reach === 'limited' && first.way.hands === 'roles';
  return {
    subject: subjectOf(patterns.map(toDisplayText)),
    what: `${by}${condition}: the holder ${deedOf(first)}${also}`,
    ...(isOfRoles && { instead: LIMITED_ROLES }),
    ...(namesRole && { instead: namingRole(namesRole.by) }),
    place: mainStep(first).granting.place,
  };
}

/** Says what the holder does. A resource that names roles is not on any role. */
function deedOf(escalation: Escalation): string {
  const { action, reach, resource } = mainStep(escalation);
  const { does } = escalation.way;
  return reach === 'limited' && isNamedRole(action, resource)
    ? does.replace(/\bany role\b/, 'such a role')
    : does;
}

const isNamedRole = (action: string, resource: PolicyText): boolean =>
  escalationStep(action)?.on === 'role' &&
  parseArn(resource) !== undefined &&
  isNamed(resource, 'role');

/** The advice for a way to what some roles may do. */
const LIMITED_ROLES = 'Name only what the holder needs, or acknowledge that it has that access';

/** Returns the advice for an action whose condition key names a role. */
const namingRole = (key: string): string =>
  `Require a role by ${key}, or acknowledge that the holder has the access of the roles of stacks`;

/** Returns what a statement says of the action. A `NotAction` names other actions only. */
const patternsOf = ({ action, granting }: StepReach) =>
  granting.statement.notAction ? [action] : granting.patterns;

const unique = (texts: readonly string[]) => [...new Set(texts)];
