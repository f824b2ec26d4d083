import { actionFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { resourcesOfAction } from '../policy/action-resources';
import { ArnFormat, shapeOf, takesSome } from '../policy/arn-format';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { matches, patternIncludes } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns the resources of a pattern that requests for an action can name. Requests name nothing
 * else, so `*` with a deny on every instance leaves no user. Returns the pattern when the catalogue
 * lacks the action.
 */
export function requestedResources(action: string, pattern: PolicyText): readonly PolicyText[] {
  if (!actionFacts(action)) return [pattern];
  const { formats } = resourcesOfAction(action);
  if (formats === 'no resource') return matches(pattern, '*') === 'no' ? [] : ['*'];
  return formats.flatMap((format) => resourcesOfFormat(format)(pattern));
}

/** Returns the resources of a format that a pattern matches. Many actions have the same formats. */
const resourcesOfFormat = memoize((format: ArnFormat) =>
  memoize((pattern: PolicyText): readonly PolicyText[] => {
    if (
      !takesSome(
        shapeOf(pattern, () => false),
        format,
      )
    )
      return [];
    const narrower = intersection(pattern, asPattern(format.text));
    // Keeps a reference, because its possible values equal no other reference.
    const isWithin = (one: PolicyText) => patternIncludes(pattern, one);
    const isKept = narrower.length === 0 || !narrower.every(isWithin);
    return isKept ? [pattern] : narrower;
  }),
);

/** Returns whether requests for an action name no resource. IAM then checks `*`. */
export const takesNoResource = (action: string): boolean =>
  actionFacts(action) !== undefined && resourcesOfAction(action).formats === 'no resource';

/** Returns the patterns of all resources that an action takes. */
export function everyResource(action: string): readonly PolicyText[] {
  const { formats } = resourcesOfAction(action);
  return formats === 'no resource' ? ['*'] : formats.map(({ text }) => asPattern(text));
}

const asPattern = (format: string): PolicyText =>
  format.replace(/\$?\{([^}]*)\}/g, (_, name) =>
    name === 'Partition' ? deployTimeValue('AWS::Partition') : '*',
  );
