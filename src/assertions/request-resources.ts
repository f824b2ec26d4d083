import { actionFacts } from '../catalogue/catalogue';
import { resourcesOfAction } from '../policy/action-resources';
import { shapeOf, takesSome } from '../policy/arn-format';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { matches, patternIncludes } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/**
 * The resources of a pattern that requests for an action name. A request names nothing else: `*`
 * with a deny on every instance leaves no user. Where the catalogue lacks the action, the pattern.
 */
export function requestedResources(action: string, pattern: PolicyText): readonly PolicyText[] {
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

/** Whether requests for an action name no resource: IAM then checks `*`. */
export const takesNoResource = (action: string): boolean =>
  actionFacts(action) !== undefined && resourcesOfAction(action).formats === 'no resource';

/** Patterns of all resources that an action takes. */
export function everyResource(action: string): readonly PolicyText[] {
  const { formats } = resourcesOfAction(action);
  return formats === 'no resource' ? ['*'] : formats.map(({ text }) => asPattern(text));
}

const asPattern = (format: string): PolicyText =>
  format.replace(/\$?\{([^}]*)\}/g, (_, name) =>
    name === 'Partition' ? deployTimeValue('AWS::Partition') : '*',
  );
