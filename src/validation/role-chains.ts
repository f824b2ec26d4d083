import { stepsIn } from './access-graph';
import { Chain, chainsOf } from './chain-search';
import { chainsByChanges } from './chains-by-changes';
import { chainsByParts } from './chains-by-parts';
import { connectHolders } from './connect-holders';
import { powersText } from './connect-powers';
import { hasEverything } from './escalations';
import { canTakeAnyPermission } from './escalations-in-world';
import { isOpenToAnyone } from './open-trust';
import { Found, subjectOf } from './rule';
import { chainsByTags, tagsText } from './tagged-chains';
import { UsableRole } from './usable-role';
import { takesAccount } from './ways-of-members';
import { groupBy } from '../input/group-by';
import { parseArn } from '../policy/arn';
import { hasReference, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import { Principal, World } from '../policy/model';
import { listed } from '../text/listed';
import { earlyVariableText } from '../text/match-text';

/**
 * Returns the findings on principals that can act as a role of the same world, and so get more
 * access to Amazon Connect, or a way to more access. They assume the role, or pass it to a service;
 * or it is several roles away. A holder of access to Amazon Connect that may assume any role has an
 * escalation by itself.
 */
export function roleChains(world: World): Found[] {
  const holders = new Set(connectHolders(world));
  if (holders.size === 0 && !world.principals.some((one) => canTakeAnyPermission(world, one)))
    return [];
  const chains = world.principals
    .filter((principal) => !principal.madeByAws && !hasEverything(principal))
    .filter((principal) => !takesAccount(world, principal))
    .flatMap((principal) => {
      const isFollowed = (step: UsableRole) =>
        !step.isTaken && !(step.isAny && holders.has(principal)) && !isOpenToAnyone(world, step);
      const known = chainsOf(principal, stepsIn(world)(principal).filter(isFollowed), world);
      const all = [
        ...known,
        ...chainsByTags(principal, isFollowed, known, world),
        ...chainsByChanges(principal, isFollowed, world),
        ...chainsByParts(principal, isFollowed, world),
      ];
      return mostOfEachCause(all);
    });
  return [
    ...chains.filter(({ step }) => !step.isOfEverybody).map(foundIn),
    ...openTrusts(chains.filter(({ step }) => step.isOfEverybody)),
  ];
}

/**
 * Returns the chain that gives most of each cause: a statement on any role, or what a statement names.
 * Several roles may trust one identity provider.
 */
function mostOfEachCause(chains: readonly Chain[]): readonly Chain[] {
  const causeOf = (chain: Chain) =>
    JSON.stringify([chain.step.place, chain.step.isAny ? '' : subjectOfChain(chain)]);
  return [...groupBy(chains, causeOf).values()].map((all) => {
    const [most] = [...all].sort((one, other) => gainOf(other) - gainOf(one));
    const roles = new Set(all.map(({ step }) => step.role));
    return { ...most, others: roles.size - 1 };
  });
}

/** Returns how much a chain gives: more than all actions if it is every permission. */
const gainOf = ({ path, gained }: Chain): number =>
  path.some(hasEverything) ? Number.MAX_VALUE : gained.length;

const subjectOfChain = ({ principal, step: { role, by, isTrusted, means } }: Chain): string =>
  `${by.join(', ')} on ${means?.name ?? role.name}${isTrusted ? ` by ${principal.name}` : ''}`;

function foundIn(chain: Chain): Found {
  const { principal, step, path, others = 0 } = chain;
  const { role, by, place, isTrusted, means, namedBy, trustedAs, ifTrusting, first } = step;
  const last = path[path.length - 1];
  const roles = `${others} more ${others === 1 ? 'role' : 'roles'}`;
  const trusting = `, as ${others === 1 ? 'does' : 'do'} ${roles}`;
  const ofMore = means?.choosesName ? trusting : ` and ${roles}`;
  const more = others > 0 ? ofMore : '';
  const gets = chain.does ?? `gets ${gainedBy(chain)}`;
  const on = means?.what ?? `the ${role.kind} ${role.name}`;
  const condition = namedBy === undefined ? '' : `, if ${namingText(namedBy)}`;
  const held = heldText(step);
  const trust = trustText(step);
  const named = `the ${principal.kind} ${principal.name}`;
  const trusted =
    trustedAs === undefined ? named : `${toDisplayText(trustedAs)}, if that is ${named}`;
  const ofTrust =
    ifTrusting === undefined
      ? `the role ${role.name} trusts ${trusted}, which ${gets}`
      : `${named} ${gets}, if the trust of the role ${role.name}, which only deployment knows, lets it in`;
  const opens = first === undefined ? '' : `${first}, and so `;
  const acts = means ? `acts as the role ${role.name}, and ` : '';
  return {
    subject: subjectOfChain(chain),
    what: isTrusted
      ? ofTrust
      : `${listed(by)} on ${on}${more}${condition}${held}${trust}: the holder ${opens}${acts}${gets}`,
    instead: `Acknowledge that the holder has the access of the ${last.kind} ${last.name} too`,
    place,
  };
}

/** Says what only deployment knows of what has the role of a step. */
function heldText({ role, means }: UsableRole): string {
  const { mayHaveIt, onlyIf } = means ?? {};
  const held = mayHaveIt ? `, if its role is ${role.name}` : '';
  return onlyIf === undefined ? held : `${held}, if its ${onlyIf} is true`;
}

/** Says what in the trust of the role of a step only deployment knows. */
function trustText({ trustedAs, ifTrusting }: UsableRole): string {
  if (trustedAs !== undefined)
    return `, if ${toDisplayText(trustedAs)} in its trust lets the holder in`;
  return ifTrusting === undefined
    ? ''
    : `, if its trust, which only deployment knows, lets ${ifTrusting} in`;
}

/** Says with what a resource is the role of a chain. */
function namingText(resource: PolicyText): string {
  const early = earlyVariableText([resource], true);
  const name = `its name is that in ${toDisplayText(resource)}`;
  if (early === undefined) return name;
  return hasReference(parseArn(resource)?.resource ?? '') ? `${name} and ${early}` : early;
}

/** Says what a principal gets at the end of a chain, and through which others. */
function gainedBy(chain: Chain): string {
  const { path, gained, on } = chain;
  const where = on === undefined ? '' : ` on ${toDisplayText(on)}`;
  return `${powersText(gained)}${where}${freedText(chain)}${throughText(path.slice(1))}${tagsText(chain)}`;
}

/** Says off whom denies are taken: `, which takes a deny off the role App`. */
function freedText({ freed = [], gained }: Chain): string {
  if (freed.length === 0) return '';
  const names = freed.map(({ kind, name }) => `the ${kind} ${name}`);
  return `, which ${gained.length > 1 ? 'take' : 'takes'} a deny off ${listed(names)}`;
}

/** Says through whom a chain goes: `, through the roles A and B`. */
function throughText(path: readonly Principal[]): string {
  if (path.length === 0) return '';
  const kinds = [...new Set(path.map(({ kind }) => kind))];
  const names = path.map(({ kind, name }) => (kinds.length > 1 ? `the ${kind} ${name}` : name));
  const [kind] = kinds;
  const plural = path.length > 1 ? `${kind}s` : kind;
  return `, through ${kinds.length > 1 ? '' : `the ${plural} `}${listed(names)}`;
}

/** Returns one finding on each statement that trusts everybody in an account. It is one cause. */
function openTrusts(chains: readonly Chain[]): readonly Found[] {
  return [...groupBy(chains, ({ step }) => step.place).values()].map((all) => {
    const [most] = [...all].sort((one, other) => other.gained.length - one.gained.length);
    const { role, by, place } = most.step;
    const names = [most, ...all.filter((one) => one !== most)].map(
      ({ principal: { kind, name } }) => `the ${kind} ${name}`,
    );
    const who = names.length > 3 ? subjectOf(names) : listed(names);
    const gets = `${names.length === 1 ? 'gets' : 'get'} ${gainedBy(most)}`;
    return {
      subject: `${by.join(', ')} on ${role.name} by everybody`,
      what: `the role ${role.name} trusts everybody who meets its conditions: ${who} ${gets}`,
      instead: `Name the users and roles that need the role ${role.name} in its trust policy`,
      place,
    };
  });
}
