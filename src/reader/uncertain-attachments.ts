import { principalAliases } from './aliases';
import { AddedUser } from './group-membership';
import { MembersByName } from './members';
import { PolicyUse } from './policy-use';
import { NamingText, namePatterns, possibleTexts } from './possible-names';
import { PrincipalDeclaration } from './principal-resource';
import { Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { mayShareAccount } from './stacks/stacks-of-account';
import { nameOfOpaque, PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, Principal } from '../policy/model';
import { overlap } from '../policy/pattern';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns policies that may be attached to a principal, because their principals are known only at
 * deployment. Literal names do not match principals whose names CloudFormation generates.
 */
export const uncertainAttachments = (
  declared: PrincipalDeclaration,
  stack: Stack,
  uses: readonly PolicyUse[],
  stacks: StackSet,
): UnknownPart[] =>
  uses
    .filter((use) => use.kind === declared.kind && mayShareAccount(use.of.stack, stack))
    .filter(({ text, of }) => mayName({ text, stack: of.stack }, declared, stack, stacks))
    .map(({ of: { policy, resource }, text }) => ({
      kind: 'attachment',
      what: text,
      ...effectOf([policy]),
      place: resource.place,
      remedy: remedyOf(text),
    }));

/**
 * Returns the groups that a user may be in, because the users of a group are known only at
 * deployment.
 *
 * @param added the users whom resources add to groups and whom no template declares
 */
export const uncertainMemberships = (
  declared: PrincipalDeclaration,
  stack: Stack,
  added: readonly AddedUser[],
  groups: MembersByName,
  stacks: StackSet,
): UnknownPart[] =>
  added
    .filter((one) => declared.kind === 'user' && mayShareAccount(one.stack, stack))
    .filter((one) => mayName(one, declared, stack, stacks))
    .map((one) => {
      const [group] = groups.named(one.group, one.stack).map(({ principal }) => principal);
      return {
        kind: 'group',
        what: one.group,
        ...(group && isWholeGroup(group) ? effectOf(policiesOf(group)) : ANYTHING),
        place: one.item.place,
        remedy: remedyOf(one.text),
      };
    });

const ANYTHING = { mayAllow: true, mayDeny: true };

const isWholeGroup = ({ attached, unknown }: Principal): boolean =>
  unknown.length === 0 && attached.every(({ policy }) => policy !== undefined && !policy.reduced);

/** Returns what policies may allow and deny, and what it is about if all of them were read. */
function effectOf(policies: readonly Policy[]) {
  const statements = policies.flatMap((policy) => policy.statements);
  const unknown = policies.flatMap((policy) => policy.unknown ?? []);
  const has = (effect: string) => statements.some((one) => one.effect === effect);
  return {
    mayAllow: has('Allow') || unknown.some((part) => part.mayAllow),
    mayDeny: has('Deny') || unknown.some((part) => part.mayDeny),
    ...(unknown.length === 0 && { within: statements }),
  };
}

const remedyOf = (text: PolicyText): UnknownPart['remedy'] =>
  nameOfOpaque(text)?.startsWith('Import ') ? 'give-template' : 'give-parameter';

function mayName(
  naming: NamingText,
  declared: PrincipalDeclaration,
  stack: Stack,
  stacks: StackSet,
): boolean {
  const [, ...given] = principalAliases(declared).map(({ text }) => text);
  const isNameMade = given.length === 0;
  if (isNameMade) return possibleTexts(naming).some((text) => nameOfOpaque(text) !== undefined);
  const names = given.flatMap((text) => namePatterns({ text, stack }, stacks));
  return namePatterns(naming, stacks).some((text) => names.some((name) => overlap(name, text)));
}
