import { ONLY_SHOWN } from './imported';
import { inside, itemsOf, LocatedValue } from './located-value';
import { Member, MembersByName } from './members';
import { placeOfOutput } from './place-of-output';
import { textsAt } from './principal-resource';
import { Resource } from './resource';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { valuesOf } from './stacks/values-of';
import { underConditions } from '../policy/conditional-policy';
import { deployTimeNames, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../policy/model';
import {
  combineTemplateConditions,
  joinTemplateConditions,
  TemplateCondition,
  templateConditionsKey,
} from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

export const USER_TO_GROUP = 'AWS::IAM::UserToGroupAddition';

/**
 * A user has at most ten groups, and a group has at most a few dozen policies. A larger number is
 * not a real account.
 */
const MOST_POLICIES = 100_000;

interface StackResources {
  readonly stack: Stack;
  readonly resources: readonly Resource[];
}

/** A group by the name that a user, or a separate resource, gives. */
interface Membership {
  readonly name: PolicyText;
  readonly stack: Stack;
  readonly templateConditions: readonly TemplateCondition[];
}

/** Returns users with the policies of their groups in addition to their own. */
export function withGroups(
  members: readonly Member[],
  contents: readonly StackResources[],
  stacks: StackSet,
): Member[] {
  const groups = new MembersByName('group', members.map(withValues(stacks)), stacks);
  const added = additions(contents, new MembersByName('user', members, stacks));
  const budget = new Budget(MOST_POLICIES);
  return members.map(([said, principal]): Member => {
    const { declared, stack } = said;
    if (declared.kind !== 'user') return [said, principal];
    const own = textsAt(declared.groups).map(({ text, item }): Membership => ({
      name: text,
      stack,
      templateConditions: item.templateConditions,
    }));
    const more = added.get(principal) ?? [];
    return [said, inGroups(principal, [...own, ...more], groups, budget)];
  });
}

/** Returns a member with what its stack says about its names. */
const withValues =
  (stacks: StackSet) =>
  ([said, principal]: Member): Member => {
    const { names = [] } = principal.identity ?? {};
    const used = names.flatMap(deployTimeNames);
    const values = valuesOf(used, said.stack, stacks);
    return [said, { ...principal, values }];
  };

/**
 * Returns the users whom resources add to groups and who, as they are written, are no user that the
 * templates declare.
 */
export const unresolvedUsers = (
  contents: readonly StackResources[],
  users: MembersByName,
): readonly AddedUser[] =>
  contents
    .flatMap(addedUsersIn)
    .filter((one) => !one.isOnlyShown)
    .filter(({ text, stack }) => users.namedAsWritten(text, stack).length === 0);

/** The remaining number of policies that may be copied to users. */
class Budget {
  constructor(private left: number) {}

  spend(policies: number): boolean {
    this.left -= policies;
    return this.left >= 0;
  }
}

function inGroups(
  user: Principal,
  memberships: readonly Membership[],
  groups: MembersByName,
  budget: Budget,
): Principal {
  const known = new Map<Principal, Map<string, readonly TemplateCondition[]>>();
  for (const { name, stack, templateConditions } of memberships)
    for (const { principal: group, templateConditions: ofName } of groups.named(name, stack)) {
      const own = joinTemplateConditions(ofName, group.templateConditions ?? []);
      const conditions = joinTemplateConditions(templateConditions, own);
      const ways = known.get(group) ?? new Map<string, readonly TemplateCondition[]>();
      known.set(group, ways.set(templateConditionsKey(conditions), conditions));
    }
  const had = [...known].map(([group, ways]): Principal => {
    const policies = [...ways.values()]
      .filter(() => budget.spend(group.inline.length + group.attached.length))
      .map((conditions) => policiesOfGroup(group, conditions, user));
    const inline = policies.flatMap((some) => some.inline);
    return { ...group, inline, attached: policies.flatMap(({ attached }) => attached) };
  });
  const missing = memberships
    .filter(({ name, stack }) => groups.namedAsWritten(name, stack).length === 0)
    .map(({ name, templateConditions: { length } }) => ({ name, isSure: length === 0 }));
  const isSure = (what: PolicyText) => missing.some((one) => one.isSure && one.name === what);
  const unread = unknownGroups(missing.map(({ name }) => name));
  return {
    ...user,
    inline: [...user.inline, ...had.flatMap(({ inline }) => inline)],
    attached: [...user.attached, ...had.flatMap(({ attached }) => attached)],
    ...(had.length > 0 && { groups: had }),
    unknown: [
      ...user.unknown,
      ...had.flatMap(({ unknown }) => unknown),
      ...unread.map((part): UnknownPart => ({
        ...part,
        ...(!isSure(part.what) && { isPossible: true }),
      })),
    ],
  };
}

function policiesOfGroup(
  { inline, attached }: Principal,
  conditions: readonly TemplateCondition[],
  { templateConditions }: Principal,
) {
  const had = (policy: Policy) => underConditions(policy, conditions, templateConditions);
  const unread = ({ templateConditions: own = [] }: Pick<Attachment, 'templateConditions'>) => {
    const all = joinTemplateConditions(own, conditions);
    return all.length > 0 && { templateConditions: all };
  };
  return {
    inline: inline.map(had),
    attached: attached.map(({ policy, ...one }): Attachment => ({
      ...one,
      ...(policy ? { policy: had(policy) } : unread(one)),
    })),
  };
}

/** Returns the parts for groups of which the file has only the names. */
export const unknownGroups = (names: readonly PolicyText[]): UnknownPart[] =>
  [...new Set(names)].map((what) => ({
    kind: 'group',
    what,
    mayAllow: true,
    mayDeny: true,
    remedy: 'give-account',
  }));

/** A user that a separate resource adds to a group. */
export interface AddedUser {
  readonly stack: Stack;
  readonly text: PolicyText;
  readonly group: PolicyText;
  readonly item: LocatedValue;
  /** Whether the file only shows that it is in the group. */
  readonly isOnlyShown?: true;
}

/** Returns the users that separate resources of a stack add to groups. */
export const addedUsersIn = ({ stack, resources }: StackResources): AddedUser[] =>
  resources
    .filter(({ type }) => type === USER_TO_GROUP)
    .flatMap(({ properties, place }) =>
      textsAt(itemsOf(properties.GroupName, inside(place, 'GroupName'))).flatMap((group) =>
        textsAt(itemsOf(properties.Users, inside(place, 'Users'))).map((user) => ({
          ...user,
          group: group.text,
          ...(Object.hasOwn(properties, ONLY_SHOWN) && { isOnlyShown: true as const }),
        })),
      ),
    )
    .map((one) => ({ stack, ...one }));

/** Returns the group memberships of users in separate resources. */
function additions(
  contents: readonly StackResources[],
  users: MembersByName,
): Map<Principal, Membership[]> {
  const added = new Map<Principal, Membership[]>();
  for (const { stack, resources } of contents) {
    for (const resource of resources.filter(({ type }) => type === USER_TO_GROUP)) {
      for (const { user, membership } of additionsOf(resource, stack, users))
        added.set(user, [...(added.get(user) ?? []), membership]);
    }
  }
  return added;
}

const additionsOf = (
  resource: Resource,
  stack: Stack,
  users: MembersByName,
): { user: Principal; membership: Membership }[] => {
  const { properties, place, templateConditions } = resource;
  return textsAt(itemsOf(properties.GroupName, inside(place, 'GroupName'))).flatMap((group) =>
    textsAt(itemsOf(properties.Users, inside(place, 'Users'))).flatMap(({ text, item }) => {
      const conditions = combineTemplateConditions(
        combineTemplateConditions(templateConditions, group.item.templateConditions) ?? [],
        item.templateConditions,
      );
      if (!conditions) return [];
      return users
        .named(text, stack)
        .map(({ principal, templateConditions: ofName, stack: of }) => ({
          user: principal,
          membership: {
            name: group.text,
            stack,
            templateConditions: joinTemplateConditions(conditions, [
              ...ofName,
              ...placeOfOutput({ resource, item, stack }, of),
            ]),
          },
        }));
    }),
  );
};
