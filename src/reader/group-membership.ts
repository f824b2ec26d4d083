import { combineConditions } from './intrinsics/conditional-value';
import { inside, itemsOf } from './located-value';
import { underConditions } from './policy-resources';
import { principalAliases } from './principal';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { Resource } from './resource';
import { toDisplayText, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal, Unknown } from '../policy/model';

export const USER_TO_GROUP = 'AWS::IAM::UserToGroupAddition';

/** A user has ten groups at most, and a group some tens of policies: more than this is no account. */
const MOST_POLICIES = 100_000;

type Member = readonly [PrincipalDeclaration, Principal];

/** Users with the policies of their groups beside their own. */
export function withGroups(
  members: readonly Member[],
  resources: readonly Resource[],
): Principal[] {
  const groups = new Map(
    members.flatMap(([said, group]) =>
      said.kind === 'group' ? principalAliases(said).map((name) => [name, group] as const) : [],
    ),
  );
  const added = additions(resources);
  let left = MOST_POLICIES;
  return members.map(([said, principal]) => {
    if (said.kind !== 'user') return principal;
    const own = textsAt(said.groups).map(({ text, item }) => ({ name: text, onlyIf: item.onlyIf }));
    const names = [...own, ...principalAliases(said).flatMap((name) => added.get(name) ?? [])];
    const of = names.flatMap(({ name, onlyIf }) => {
      const group = groups.get(name);
      return group ? [{ group, onlyIf: [...new Set([...onlyIf, ...(group.onlyIf ?? [])])] }] : [];
    });
    const inline: Policy[] = [...principal.inline];
    const attached: Attachment[] = [...principal.attached];
    for (const { group, onlyIf } of new Map(of.map((one) => [one.group, one])).values()) {
      left -= group.inline.length + group.attached.length;
      if (left < 0) break;
      inline.push(
        ...group.inline.map((policy) => underConditions(policy, onlyIf, principal.onlyIf)),
      );
      attached.push(
        ...group.attached.map(({ policy, ...one }) => ({
          ...one,
          ...(policy && { policy: underConditions(policy, onlyIf, principal.onlyIf) }),
        })),
      );
    }
    const unknown = [
      ...(principal.unknown ?? []),
      ...unknownGroups(names.map(({ name }) => name).filter((name) => !groups.has(name))),
    ];
    return { ...principal, inline, attached, ...(unknown.length > 0 && { unknown }) };
  });
}

/** What groups give of which the file says nothing but the names. */
export const unknownGroups = (names: readonly PolicyText[]): Unknown[] =>
  [...new Set(names)].map((name) => ({ what: `the group ${toDisplayText(name)}`, mayDeny: true }));

/** The groups of users that resources of their own say, by what means the user. */
function additions(
  resources: readonly Resource[],
): Map<PolicyText, { name: PolicyText; onlyIf: readonly string[] }[]> {
  const added = new Map<PolicyText, { name: PolicyText; onlyIf: readonly string[] }[]>();
  for (const { type, properties, place, onlyIf } of resources) {
    if (type !== USER_TO_GROUP) continue;
    for (const group of textsAt(itemsOf(properties.GroupName, inside(place, 'GroupName')))) {
      for (const user of textsAt(itemsOf(properties.Users, inside(place, 'Users')))) {
        const conditions = combineConditions(
          combineConditions(onlyIf, group.item.onlyIf) ?? [],
          user.item.onlyIf,
        );
        if (!conditions) continue;
        const groups = added.get(user.text) ?? [];
        added.set(user.text, groups);
        groups.push({ name: group.text, onlyIf: conditions });
      }
    }
  }
  return added;
}
