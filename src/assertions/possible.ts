import { actionFacts } from '../catalogue/load';
import { matches, takesIn } from '../private/evaluate/match';
import { meeting } from '../private/evaluate/meeting';
import { opaque, Text } from '../private/policy/text';
import { shapeOf, takesSome } from '../report/arn-format';
import { targetOf } from '../report/targets';

/**
 * What of a pattern can be the resource of an action: a request for it names nothing else, so that `*` with a deny on every instance
 * leaves no user. The pattern itself where the catalogue does not have the action.
 */
export function possible(action: string, pattern: Text): readonly Text[] {
  if (!actionFacts(action)) return [pattern];
  const { formats } = targetOf(action);
  if (formats === 'no resource') return matches(pattern, '*') === 'no' ? [] : ['*'];
  const shape = shapeOf(pattern, () => false);
  return formats.filter((format) => takesSome(shape, format)).map(({ text }) => {
    const narrower = meeting(pattern, asPattern(text));
    // A reference is kept: what it may be is equal to no other reference.
    return narrower !== undefined && takesIn(pattern, narrower) ? narrower : pattern;
  });
}

/** Whether a request for the action is for `*`, whatever it is about. */
export const takesNothing = (action: string): boolean => actionFacts(action) !== undefined && targetOf(action).formats === 'no resource';

/** The pattern of all that an action takes, for when nothing of a policy is such a resource. */
export function everyResource(action: string): readonly Text[] {
  const { formats } = targetOf(action);
  return formats === 'no resource' ? ['*'] : formats.map(({ text }) => asPattern(text));
}

const asPattern = (format: string): Text => format.replace(/\$?\{([^}]*)\}/g, (_, name) => (name === 'Partition' ? opaque('AWS::Partition') : '*'));
