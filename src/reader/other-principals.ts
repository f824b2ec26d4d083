import { aliasesByDefault } from './aliases';
import { withGroups } from './group-membership';
import { declarationOf } from './imported-principals';
import { Member, MembersByName } from './members';
import { PolicyUse } from './policy-use';
import { Declared, PrincipalNames } from './principal-names';
import { StackContent } from './stack-content';
import { StackSet } from './stacks/stack-set';
import { underConditions } from '../policy/conditional-policy';
import { Attachment, Policy, Principal, PrincipalKind } from '../policy/model';
import { deniesOf } from '../policy/principal-statements';
import { arnOfName } from '../policy/role-name';
import { isAllow } from '../policy/statement';
import { mayShareRequest } from '../policy/statement-inclusion';
import { TemplateCondition } from '../policy/template-condition';

/** A principal that a parameter names, and the condition that the parameter has another value. */
export interface Other extends Declared {
  readonly condition: TemplateCondition;
}

/**
 * Returns the principals that parameters name with other values than their defaults. Only those
 * count from which the principal of the default differs by a deny or a boundary: others have no more
 * ways than it.
 *
 * @param uses the uses of policies that name no declared principal as they are written
 */
export function otherPrincipals(
  uses: readonly PolicyUse[],
  members: readonly Member[],
  names: PrincipalNames,
  stacks: StackSet,
): readonly Other[] {
  const kinds = new Map<PrincipalKind, MembersByName>();
  const membersOf = (kind: PrincipalKind): MembersByName => {
    const known = kinds.get(kind) ?? new MembersByName(kind, members, stacks);
    kinds.set(kind, known);
    return known;
  };
  const found: Other[] = [];
  for (const { kind, text: name, name: item, of } of uses) {
    const { stack, policy } = of;
    if (!policy.statements.some(isAllow) || names.isKnown({ kind, name, stack })) continue;
    const all = aliasesByDefault(name, stack, stacks).filter((alias) =>
      membersOf(kind)
        .namedAsWritten(alias.text, stack)
        .some(({ principal }) => mayLimit(principal, policy)),
    );
    if (all.length === 0) continue;
    const [kept] = all[0].templateConditions;
    const declared = declarationOf({
      kind,
      name,
      arn: arnOfName(name),
      item,
      stack,
      isOther: true,
    });
    names.add({ declared, stack });
    found.push({ declared, stack, condition: { ...kept, holds: false } });
  }
  return found;
}

/** Returns whether something may keep a principal from what a policy allows. */
export function mayLimit(principal: Principal, { statements }: Policy): boolean {
  const allows = statements.filter(isAllow);
  return (
    principal.boundary !== undefined ||
    deniesOf(principal).some((deny) => allows.some((allow) => mayShareRequest(deny, allow)))
  );
}

/** Returns them with what policies and groups give them, under their conditions. */
export function otherMembers(
  others: readonly Other[],
  memberOf: (one: Declared) => Member,
  members: readonly Member[],
  contents: readonly StackContent[],
  stacks: StackSet,
): readonly Member[] {
  if (others.length === 0) return [];
  const groups = members.filter(([{ declared }]) => declared.kind === 'group');
  const all = withGroups([...others.map(memberOf), ...groups], contents, stacks);
  return others.map(({ condition }, i) => [all[i][0], onlyIf(all[i][1], condition)]);
}

/** Returns a principal that has its policies under a condition. */
export function onlyIf(principal: Principal, condition: TemplateCondition): Principal {
  const had = (policy: Policy) => underConditions(policy, [condition]);
  return {
    ...principal,
    inline: principal.inline.map(had),
    attached: principal.attached.map((one): Attachment => ({
      ...one,
      ...(one.policy && { policy: had(one.policy) }),
    })),
  };
}
