import { AddedUser, MemberOf } from './group-membership';
import { allowedValues } from './intrinsics/template-context';
import { own } from './json';
import { PolicyUse } from './policy-registry';
import { principalAliases } from './principal';
import { mayShareAccount, Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { nameOfOpaque, PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
import { policiesOf, Policy, Principal } from '../policy/model';
import { patternsIntersect } from '../policy/pattern';
import { UnknownPart } from '../policy/unknown';

/**
 * Returns policies that may be attached to a principal, because their principals are known only at
 * deployment. Literal names do not match principals whose names CloudFormation generates.
 */
export const uncertainAttachments = (
  declared: MemberOf['declared'],
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
 * @param added the users that resources add to groups and that are no user of the templates
 */
export const uncertainMemberships = (
  declared: MemberOf['declared'],
  stack: Stack,
  added: readonly AddedUser[],
  groups: ReadonlyMap<PolicyText, Principal>,
  stacks: StackSet,
): UnknownPart[] =>
  added
    .filter((one) => declared.kind === 'user' && mayShareAccount(one.stack, stack))
    .filter((one) => mayName(one, declared, stack, stacks))
    .map((one) => {
      const group = groups.get(stacks.global(one.group, one.stack));
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

/** A text that names a principal, in its stack. */
interface NamingText {
  readonly text: PolicyText;
  readonly stack: Stack;
}

function mayName(
  naming: NamingText,
  declared: MemberOf['declared'],
  stack: Stack,
  stacks: StackSet,
): boolean {
  const texts = possibleTexts(naming);
  const given = principalAliases(declared).slice(1);
  const isNameMade = given.length === 0;
  if (isNameMade) return texts.some((text) => nameOfOpaque(text) !== undefined);
  const names = given.map((name) => asPattern(stacks.global(name, stack)));
  return texts
    .map((text) => asPattern(stacks.global(text, naming.stack)))
    .some((text) => names.some((name) => patternsIntersect(name, text)));
}

/** Returns the values that a parameter allows, or the text unchanged. */
function possibleTexts({ text, stack }: NamingText): readonly PolicyText[] {
  const name = nameOfOpaque(text);
  const values = name === undefined ? [] : allowedValues(own(stack.template.Parameters, name));
  return values.length > 0 ? values : [text];
}

/**
 * Returns the text with wildcards in place of deploy-time values. IAM does not tell names apart by
 * case.
 */
const asPattern = (text: PolicyText): string =>
  replaceDeployTimeValues(text, () => '*').toLowerCase();
