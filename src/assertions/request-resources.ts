import { actionFacts } from '../catalogue/catalogue';
import { resourcesOfAction } from '../policy/action-resources';
import { shapeOf, takesSome } from '../policy/arn-format';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { intersection } from '../policy/pattern-intersection';
import { matches, patternIncludes } from '../policy/pattern';

/**
 * What of a pattern can be the resource of an action: a request for it names nothing else, so that `*` with a deny on every instance
 * leaves no user. The pattern itself where the catalogue does not have the action.
 */
export function possible(action: string, pattern: PolicyText): readonly PolicyText[] {
  if (!actionFacts(action)) return [pattern];
  const { formats } = resourcesOfAction(action);
  if (formats === 'no resource') return matches(pattern, '*') === 'no' ? [] : ['*'];
  const shape = shapeOf(pattern, () => false);
  return formats
    .filter((format) => takesSome(shape, format))
    .flatMap(({ text }) => {
      const narrower = intersection(pattern, asPattern(text));
      // A reference is kept: what it may be is equal to no other reference.
      const isKept =
        narrower.length === 0 || !narrower.every((one) => patternIncludes(pattern, one));
      return isKept ? [pattern] : narrower;
    });
}

/** Whether a request for the action is for `*`, whatever it is about. */
export const takesNothing = (action: string): boolean =>
  actionFacts(action) !== undefined && resourcesOfAction(action).formats === 'no resource';

/** The pattern of all that an action takes, for when nothing of a policy is such a resource. */
export function everyResource(action: string): readonly PolicyText[] {
  const { formats } = resourcesOfAction(action);
  return formats === 'no resource' ? ['*'] : formats.map(({ text }) => asPattern(text));
}

const asPattern = (format: string): PolicyText =>
  format.replace(/\$?\{([^}]*)\}/g, (_, name) =>
    name === 'Partition' ? deployTimeValue('AWS::Partition') : '*',
  );
