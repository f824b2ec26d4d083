import { MemberOf } from './group-membership';
import { allowedValues } from './intrinsics/template-context';
import { own } from './json';
import { PolicyUse } from './policy-registry';
import { principalAliases } from './principal';
import { mayShareAccount, Stack } from './stacks/stack';
import { StackSet } from './stacks/stack-set';
import { nameOfOpaque, PolicyText, replaceDeployTimeValues } from '../policy/deploy-time-text';
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
    .filter((use) => mayName(use, declared, stack, stacks))
    .map(({ of: { policy, resource }, text }) => {
      const { statements, unknown = [] } = policy;
      const has = (effect: string) => statements.some((one) => one.effect === effect);
      return {
        kind: 'attachment',
        what: text,
        mayAllow: has('Allow') || unknown.some((part) => part.mayAllow),
        mayDeny: has('Deny') || unknown.some((part) => part.mayDeny),
        place: resource.place,
        remedy: nameOfOpaque(text)?.startsWith('Import ') ? 'give-template' : 'give-parameter',
      };
    });

function mayName(
  use: PolicyUse,
  declared: MemberOf['declared'],
  stack: Stack,
  stacks: StackSet,
): boolean {
  const texts = possibleTexts(use);
  const given = principalAliases(declared).slice(1);
  const isNameMade = given.length === 0;
  if (isNameMade) return texts.some((text) => nameOfOpaque(text) !== undefined);
  const names = given.map((name) => asPattern(stacks.global(name, stack)));
  return texts
    .map((text) => asPattern(stacks.global(text, use.of.stack)))
    .some((text) => names.some((name) => patternsIntersect(name, text)));
}

/** Returns the values that a parameter allows, or the text unchanged. */
function possibleTexts({ text, of: { stack } }: PolicyUse): readonly PolicyText[] {
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
