import { policiesOf, Principal, World } from '../policy/model';
import { hasDeny } from '../policy/statement';

/** Some groups of which somebody takes users, and those as members of the groups. */
interface Members {
  /** A user that joins them itself: each alone, and all that deny nothing together. */
  readonly itself: readonly Principal[];
  /** The users that it takes, in all that deny nothing. */
  readonly others: readonly Principal[];
}

/** Returns the users of a world that are in a group. */
export const membersOf = (group: Principal, { principals }: World): readonly Principal[] =>
  principals.filter(({ groups = [] }) => groups.some(({ place }) => place === group.place));

/** Returns the members that a principal gives to groups which it takes. */
export function membersBy(principal: Principal, targets: readonly Principal[]): Members {
  const groups = targets.filter(({ kind }) => kind === 'group');
  const open = groups.filter((group) =>
    policiesOf(group).every(({ statements }) => !hasDeny(statements)),
  );
  const sets = [...groups.map((group) => [group]), ...(open.length > 1 ? [open] : [])];
  const users = open.length > 0 ? targets.filter(({ kind }) => kind === 'user') : [];
  return {
    itself: principal.kind === 'user' ? sets.map((some) => asMember(principal, some)) : [],
    others: users.map((user) => asMember(user, open)),
  };
}

/** Returns a user as a member of groups too. Its place is that of the first one. */
const asMember = (user: Principal, some: readonly Principal[]): Principal => ({
  ...user,
  inline: [...user.inline, ...some.flatMap(({ inline }) => inline)],
  attached: [...user.attached, ...some.flatMap(({ attached }) => attached)],
  unknown: [...user.unknown, ...some.flatMap(({ unknown }) => unknown)],
  groups: [...(user.groups ?? []), ...some],
  place: some[0].place,
});

/** Returns a principal without what another one has. */
export const withoutThose = (
  one: Principal,
  { inline, attached, unknown }: Principal,
): Principal => ({
  ...one,
  inline: one.inline.filter((each) => !inline.includes(each)),
  attached: one.attached.filter((each) => !attached.includes(each)),
  unknown: one.unknown.filter((each) => !unknown.includes(each)),
});
