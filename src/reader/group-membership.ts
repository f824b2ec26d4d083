import { inside, itemsOf, LocatedValue } from './located-value';
import { principalAliases } from './principal';
import { PrincipalDeclaration, textsAt } from './principal-resource';
import { Resource } from './resource';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { underConditions } from '../policy/conditional-policy';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../policy/model';
import {
  combineTemplateConditions,
  joinTemplateConditions,
  TemplateCondition,
} from '../policy/template-condition';
import { UnknownPart } from '../policy/unknown';

export const USER_TO_GROUP = 'AWS::IAM::UserToGroupAddition';

/**
 * A user has at most ten groups, and a group has at most a few dozen policies. A larger number is
 * not a real account.
 */
const MOST_POLICIES = 100_000;

/** What identifies a principal in a stack, and the groups that its declaration names. */
export interface MemberOf {
  readonly declared: Pick<PrincipalDeclaration, 'kind' | 'id' | 'name' | 'resource' | 'groups'>;
  readonly stack: Stack;
}

/** A principal with what identifies it. */
export type Member<T extends MemberOf = MemberOf> = readonly [T, Principal];

interface StackResources {
  readonly stack: Stack;
  readonly resources: readonly Resource[];
}

/** A group by the name that a user, or a separate resource, gives. */
interface Membership {
  readonly name: PolicyText;
  /** The name without a stack. */
  readonly key: PolicyText;
  readonly templateConditions: readonly TemplateCondition[];
}

/** Returns users with the policies of their groups in addition to their own. */
export function withGroups<T extends MemberOf>(
  members: readonly Member<T>[],
  contents: readonly StackResources[],
  stacks: StackSet,
): Member<T>[] {
  const groups = groupsByName(members, stacks);
  const added = additions(contents, stacks);
  const budget = new Budget(MOST_POLICIES);
  return members.map(([said, principal]): Member<T> => {
    const { declared, stack } = said;
    if (declared.kind !== 'user') return [said, principal];
    const own = textsAt(declared.groups).map(({ text, item }): Membership => ({
      name: text,
      key: stacks.global(text, stack),
      templateConditions: item.templateConditions,
    }));
    const more = principalAliases(declared).flatMap(({ text, templateConditions }) =>
      (added.get(stacks.global(text, stack)) ?? []).map((one) => ({
        ...one,
        templateConditions: joinTemplateConditions(one.templateConditions, templateConditions),
      })),
    );
    return [said, inGroups(principal, [...own, ...more], groups, budget)];
  });
}

/** Returns the groups by their names and the references to them, with their stacks. */
export const groupsByName = (
  members: readonly Member[],
  stacks: StackSet,
): ReadonlyMap<PolicyText, Principal> =>
  new Map(
    members.flatMap(([{ declared, stack }, group]) =>
      declared.kind === 'group'
        ? principalAliases(declared).map(({ text }) => [stacks.global(text, stack), group] as const)
        : [],
    ),
  );

/** Returns the users whom resources add to groups and whom no template declares. */
export function unresolvedUsers(
  contents: readonly StackResources[],
  members: readonly Member[],
  stacks: StackSet,
): readonly AddedUser[] {
  const known = new Set(
    members.flatMap(([{ declared, stack }]) =>
      declared.kind === 'user'
        ? principalAliases(declared).map(({ text }) => stacks.global(text, stack))
        : [],
    ),
  );
  return contents
    .flatMap(addedUsersIn)
    .filter(({ text, stack }) => !known.has(stacks.global(text, stack)));
}

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
  groups: ReadonlyMap<PolicyText, Principal>,
  budget: Budget,
): Principal {
  const known = new Map(
    memberships.flatMap(({ key, templateConditions }) => {
      const group = groups.get(key);
      const conditions = joinTemplateConditions(
        templateConditions,
        group?.templateConditions ?? [],
      );
      return group ? [[group, conditions] as const] : [];
    }),
  );
  const policies = [...known]
    .filter(([group]) => budget.spend(group.inline.length + group.attached.length))
    .map(([group, conditions]) => policiesOfGroup(group, conditions, user));
  const missing = memberships.filter(({ key }) => !groups.has(key)).map(({ name }) => name);
  return {
    ...user,
    inline: [...user.inline, ...policies.flatMap(({ inline }) => inline)],
    attached: [...user.attached, ...policies.flatMap(({ attached }) => attached)],
    ...(known.size > 0 && { groups: [...known.keys()] }),
    unknown: [
      ...user.unknown,
      ...[...known.keys()].flatMap(({ unknown }) => unknown),
      ...unknownGroups(missing),
    ],
  };
}

function policiesOfGroup(
  { inline, attached }: Principal,
  conditions: readonly TemplateCondition[],
  { templateConditions }: Principal,
) {
  const had = (policy: Policy) => underConditions(policy, conditions, templateConditions);
  return {
    inline: inline.map(had),
    attached: attached.map(({ policy, ...one }): Attachment => ({
      ...one,
      ...(policy && { policy: had(policy) }),
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
        })),
      ),
    )
    .map((one) => ({ stack, ...one }));

/** Returns the group memberships in separate resources, by the reference to the user. */
function additions(
  contents: readonly StackResources[],
  stacks: StackSet,
): Map<PolicyText, Membership[]> {
  const added = new Map<PolicyText, Membership[]>();
  for (const { stack, resources } of contents) {
    for (const resource of resources.filter(({ type }) => type === USER_TO_GROUP)) {
      for (const { user, membership } of additionsOf(resource, stack, stacks))
        added.set(user, [...(added.get(user) ?? []), membership]);
    }
  }
  return added;
}

const additionsOf = (
  { properties, place, templateConditions }: Resource,
  stack: Stack,
  stacks: StackSet,
): { user: PolicyText; membership: Membership }[] =>
  textsAt(itemsOf(properties.GroupName, inside(place, 'GroupName'))).flatMap((group) =>
    textsAt(itemsOf(properties.Users, inside(place, 'Users'))).flatMap((user) => {
      const conditions = combineTemplateConditions(
        combineTemplateConditions(templateConditions, group.item.templateConditions) ?? [],
        user.item.templateConditions,
      );
      if (!conditions) return [];
      const membership = {
        name: group.text,
        key: stacks.global(group.text, stack),
        templateConditions: conditions,
      };
      return [{ user: stacks.global(user.text, stack), membership }];
    }),
  );
