import { BroughtAccess } from './brought-access';
import { Holder, IsApart, Joined, sourceOf } from './holders-of-names';
import { groupBy } from '../../input/group-by';
import { hasDeployTimeValue } from '../../policy/deploy-time-text';
import { policiesOf, Policy, Principal } from '../../policy/model';
import { placeKey } from '../../policy/place';
import { isInDetails } from '../../policy/principal-identity';
import { mayShareAccount } from '../../policy/principal-names';
import { deniesOf } from '../../policy/principal-statements';
import { isAllow } from '../../policy/statement';
import { TemplateCondition } from '../../policy/template-condition';
import { isImportedPart, UnknownPart } from '../../policy/unknown';

/** A group that a user is in, and what the user has by it and does not have yet. */
interface Group {
  readonly group: Principal;
  readonly more: readonly Joined[];
  /** Whether the details of an account say that the user is in it. */
  readonly isCertain: boolean;
}

/** What was joined of several files. */
interface Joining {
  readonly joined: readonly Holder[];
  /** The holders with the policies of others. */
  readonly changed: ReadonlyMap<Principal, Principal>;
  readonly brought: BroughtAccess;
  readonly isApart: IsApart;
}

/**
 * Returns users with the policies that other files give to their groups, and with those of groups
 * that only other files define. A template may put a user into a group under conditions: what such a
 * group denies is not certain.
 */
export function inOtherGroups(
  principals: readonly Principal[],
  { joined, changed, brought, isApart }: Joining,
): readonly Principal[] {
  const holders = new Map(joined.map((one) => [keyOf(one.source.principal), one]));
  const groups = principals.filter(({ kind, isPartial }) => kind === 'group' && !isPartial);
  const after = new Map([...changed].map(([group, one]) => [keyOf(group), one]));
  const joinedAs = groupBy(
    joined.flatMap(({ source: { principal }, joins }) =>
      joins.map((join) => ({ principal, join })),
    ),
    ({ join }) => keyOf(join.source.principal),
  );
  const everythingOf = (
    group: Principal,
    templateConditions: readonly TemplateCondition[],
    without?: Joined,
  ): Group => {
    const { source = sourceOf(group), joins = [] } = holders.get(keyOf(group)) ?? {};
    const others = joins.filter((one) => one !== without);
    const all = [{ source, templateConditions: [] }, ...others];
    return {
      group,
      isCertain: false,
      more: all.map((one) => ({
        source: one.source,
        templateConditions: [...templateConditions, ...one.templateConditions],
      })),
    };
  };
  const known = (group: Principal): readonly Group[] => {
    const key = keyOf(group);
    const isCertain = isInDetails(group);
    const own = after.get(key);
    if (own) return [{ group: own, more: holders.get(key)?.joins ?? [], isCertain }];
    const found = (joinedAs.get(key) ?? []).flatMap(({ principal, join }) => {
      const its = after.get(keyOf(principal));
      return its ? [everythingOf(its, join.templateConditions, join)] : [];
    });
    return found.length > 0 ? found : [{ group, more: [], isCertain }];
  };
  const named = (user: Principal, part: UnknownPart): readonly Group[] => {
    if (part.kind !== 'group' || hasDeployTimeValue(part.what)) return [];
    const isBrought = brought.isBrought(part);
    const found = groups.filter(
      (one) =>
        one.name === part.what &&
        (isBrought || isApart(user.place.file, one.place.file)) &&
        mayShareAccount(one, user),
    );
    return found.map((one) => ({
      ...everythingOf(one, found.length > 1 ? [choiceOf(user, one)] : []),
      isCertain: !isBrought && isInDetails(user),
    }));
  };
  return principals.map((user) => {
    if (user.kind !== 'user') return user;
    const ofFiles = (user.groups ?? []).flatMap(known);
    const parts = user.unknown.map((part) => ({ part, found: named(user, part) }));
    const all = [...ofFiles, ...parts.flatMap(({ found }) => found)];
    if (all.every(({ more }) => more.length === 0)) return user;
    const isKnown = (part: UnknownPart) =>
      isImportedPart(part) &&
      ofFiles.some(({ group }) => group.name === part.what && !group.unknown.some(isImportedPart));
    const unknown = parts.flatMap(({ part, found }) =>
      found.length > 0 || isKnown(part) ? [] : [part],
    );
    return withGroups({ ...user, unknown }, all, brought);
  });
}

/** Returns the same text for the same principal, whatever else is known about it. */
function keyOf({ kind, name, place }: Principal): string {
  return `${kind} ${name} ${placeKey(place)}`;
}

const choiceOf = (user: Principal, { name, place }: Principal): TemplateCondition => ({
  name: `the group ${name} of ${user.name} is that of ${place.file}`,
  holds: true,
});

function withGroups(user: Principal, all: readonly Group[], brought: BroughtAccess): Principal {
  const has = new Set(policiesOf(user).map(({ place }) => placeKey(place)));
  const isNew = (policy: Policy) => !has.has(placeKey(policy.place));
  const access = all.flatMap(({ group, more, isCertain }) =>
    more.map(({ source, templateConditions }) => {
      const its = brought.to(user.place.file, source, templateConditions);
      const inline = its.inline.filter(isNew);
      const attached = its.attached.filter(({ policy }) => !policy || isNew(policy));
      const denies = isCertain ? [] : deniesOf({ ...user, inline, attached });
      const part: UnknownPart = {
        kind: 'group',
        what: group.name,
        mayAllow: false,
        mayDeny: true,
        within: denies,
      };
      return {
        inline: inline.map((policy) => (isCertain ? policy : allowing(policy))),
        attached: attached.map(({ policy, ...one }) => ({
          ...one,
          ...(policy && { policy: isCertain ? policy : allowing(policy) }),
        })),
        unknown: [...its.unknown, ...(denies.length > 0 ? [part] : [])],
      };
    }),
  );
  return {
    ...user,
    inline: [user.inline, ...access.map(({ inline }) => inline)].flat(),
    attached: [user.attached, ...access.map(({ attached }) => attached)].flat(),
    unknown: [user.unknown, ...access.map(({ unknown }) => unknown)].flat(),
    groups: all.map(({ group }) => group),
  };
}

const allowing = ({ statements, ...policy }: Policy): Policy => ({
  ...policy,
  statements: statements.filter(isAllow),
});
