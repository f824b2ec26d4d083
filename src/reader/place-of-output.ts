import { own } from './json';
import { LocatedValue } from './located-value';
import { mentions, textsIn } from './mentions';
import { Resource } from './resource';
import { choiceOfPlace } from './stacks/chosen-value';
import { Stack } from './stacks/stack';
import { TemplateCondition } from '../policy/template-condition';

/** A text of a template that names a principal. */
export interface NamedByOutput {
  readonly resource: Pick<Resource, 'id' | 'place'>;
  readonly item: LocatedValue;
  readonly stack: Stack;
}

/**
 * Returns what says, in a stack that is nested in several places, that it is the one with the
 * principal. The stacks in the other places have another principal.
 */
export function placeOfOutput(
  { resource: { id, place }, item, stack }: NamedByOutput,
  named: Stack,
): readonly TemplateCondition[] {
  if (named === stack || named.nestedIn.length < 2) return [];
  const properties = own(own(stack.template.Resources, id), 'Properties');
  const keys = item.place.pointer.slice(place.pointer.length);
  const texts = textsIn(keys.reduce(memberOf, properties));
  const places = named.nestedIn.flatMap(({ parent, logicalId }, i) =>
    parent === stack && mentions(texts, logicalId) ? [i] : [],
  );
  return places.length === 1
    ? choiceOfPlace(named, places[0])
    : [{ name: `the stack is one that ${stack.key}/${id} names`, holds: true }];
}

const memberOf = (value: unknown, key: string | number): unknown =>
  Array.isArray(value) ? (value as readonly unknown[])[Number(key)] : own(value, key);
