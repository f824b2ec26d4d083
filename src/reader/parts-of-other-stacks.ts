import { own } from './json';
import { textsIn, mentions } from './mentions';
import { OpenPart } from './open-parts';
import { StackContent } from './stack-content';
import { Stack } from './stacks/stack';
import { mayShareAccount } from './stacks/stacks-of-account';
import { UnknownPart } from '../policy/unknown';

/** Returns the unread parts of other stacks that could change a principal of a stack. */
export type PartsOfOthers = (id: string, name: string | undefined) => readonly UnknownPart[];

/**
 * Returns what other stacks could add to the principals of a stack. A template that is not read
 * could name a principal that has a literal name, that an output exports, or that it is handed.
 */
export function partsOfOtherStacks(stack: Stack, contents: readonly StackContent[]): PartsOfOthers {
  const others = contents.flatMap(({ stack: other, openParts }) => {
    const adding = openParts.filter(({ addsResources }) => addsResources);
    if (other === stack || adding.length === 0 || !mayShareAccount(other, stack)) return [];
    return [{ adding, isParent: isNested(stack, other), reached: textsFor(stack, other) }];
  });
  return (id, name) =>
    others.flatMap(({ adding, isParent, reached }) =>
      adding
        .filter((open) => isReached(open, name, mentions(reached, id), isParent))
        .map(({ part }) => (isParent ? part : withoutReplacing(part))),
    );
}

/** A macro may change the nested stacks of its template too. */
const isReached = (
  { part, reaches }: OpenPart,
  name: string | undefined,
  isMentioned: boolean,
  isParent: boolean,
): boolean =>
  (isParent && part.mayReplace === true) ||
  ((isMentioned || name !== undefined) && reaches('', name ?? ''));

/** Other stacks add, and change nothing that exists. */
const withoutReplacing = ({ mayReplace, ...part }: UnknownPart): UnknownPart => part;

const isNested = (stack: Stack, parent: Stack): boolean =>
  stack.nestedIn.some((place) => place.parent === parent || isNested(place.parent, parent));

/** Returns the texts with which a stack gives its principals to another. */
function textsFor(stack: Stack, other: Stack): readonly string[] {
  const handed = other.nestedIn
    .filter(({ parent }) => parent === stack)
    .map(({ parent, logicalId }) => own(own(parent.template.Resources, logicalId), 'Properties'));
  const outputs = isNested(stack, other)
    ? stack.template.Outputs
    : stack.exports.map(([output]) => stack.output(output));
  return textsIn([handed, outputs]);
}
