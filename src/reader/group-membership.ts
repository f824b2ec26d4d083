import { inside, itemsOf } from './located-value';
import { underConditions } from './policy-resources';
import { principalAliases } from './principal';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { Resource } from './resource';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../policy/model';
import {
  combineTemplateConditions,
  joinTemplateConditions,
  TemplateCondition,
} from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

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
    const own = textsAt(said.groups).map(({ text, item }) => ({
      name: text,
      templateConditions: item.templateConditions,
    }));
    const names = [...own, ...principalAliases(said).flatMap((name) => added.get(name) ?? [])];
    const of = names.flatMap(({ name, templateConditions }) => {
      const group = groups.get(name);
      return group
        ? [
            {
              group,
              templateConditions: joinTemplateConditions(
                templateConditions,
                group.templateConditions ?? [],
              ),
            },
          ]
        : [];
    });
    const inline: Policy[] = [...principal.inline];
    const attached: Attachment[] = [...principal.attached];
    for (const { group, templateConditions } of new Map(
      of.map((one) => [one.group, one]),
    ).values()) {
      left -= group.inline.length + group.attached.length;
      if (left < 0) break;
      inline.push(
        ...group.inline.map((policy) =>
          underConditions(policy, templateConditions, principal.templateConditions),
        ),
      );
      attached.push(
        ...group.attached.map(({ policy, ...one }) => ({
          ...one,
          ...(policy && {
            policy: underConditions(policy, templateConditions, principal.templateConditions),
          }),
        })),
      );
    }
    const unknown = [
      ...principal.unknown,
      ...unknownGroups(names.map(({ name }) => name).filter((name) => !groups.has(name))),
    ];
    return { ...principal, inline, attached, unknown };
  });
}

/** What groups give of which the file says nothing but the names. */
export const unknownGroups = (names: readonly PolicyText[]): UnknownPart[] =>
  [...new Set(names)].map((what) => ({ kind: 'group', what, mayAllow: true, mayDeny: true }));

/** The groups of users that resources of their own say, by what means the user. */
function additions(
  resources: readonly Resource[],
): Map<PolicyText, { name: PolicyText; templateConditions: readonly TemplateCondition[] }[]> {
  const added = new Map<
    PolicyText,
    { name: PolicyText; templateConditions: readonly TemplateCondition[] }[]
  >();
  for (const { type, properties, place, templateConditions } of resources) {
    if (type !== USER_TO_GROUP) continue;
    for (const group of textsAt(itemsOf(properties.GroupName, inside(place, 'GroupName')))) {
      for (const user of textsAt(itemsOf(properties.Users, inside(place, 'Users')))) {
        const conditions = combineTemplateConditions(
          combineTemplateConditions(templateConditions, group.item.templateConditions) ?? [],
          user.item.templateConditions,
        );
        if (!conditions) continue;
        const groups = added.get(user.text) ?? [];
        added.set(user.text, groups);
        groups.push({ name: group.text, templateConditions: conditions });
      }
    }
  }
  return added;
}
