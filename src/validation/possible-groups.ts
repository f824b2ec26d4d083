import { areAlike, isListedName } from './alike-names';
import { underOneName } from './statements-by-name';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { mayShareAccount } from '../policy/principal-names';

/** Returns the statements of groups that perhaps have the name of a group of a user. */
export function possibleOfGroups(
  user: Principal,
  principals: readonly Principal[],
): readonly PolicyStatement[] {
  const { kind, unknown, values, identity: { account } = {}, place } = user;
  if (kind !== 'user') return [];
  const named = unknown.flatMap((part) =>
    part.kind === 'group' && part.place === undefined ? [part.what] : [],
  );
  if (named.length === 0) return [];
  return principals
    .filter((one) => one.kind === 'group' && mayShareAccount(one, user))
    .flatMap((group) => {
      const names = group.identity?.names ?? [];
      const pairs = named.flatMap((own) => names.map((name) => [own, name] as const));
      const listed = named.find((text) => isListedName({ text, values }, place.file, group));
      const alike =
        listed === undefined
          ? pairs.find(([own, name]) =>
              areAlike({ text: own, values }, { text: name, values: group.values }, account),
            )
          : ([listed, names[0] ?? group.name] as const);
      if (!alike) return [];
      return policiesOf(group)
        .flatMap(({ statements }) => statements)
        .map(underOneName([alike[0], user], [alike[1], group]));
    });
}
