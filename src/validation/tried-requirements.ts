import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { isPattern } from '../policy/pattern';
import { Requirement } from '../policy/requirement';

/**
 * Returns a requirement without the value of a key, and without the resource, that were tried. The text
 * of a match is then the resource of the policy, or the pattern itself: whatever the resource is.
 */
export function withoutTried(requirement: Requirement, resource: PolicyText): Requirement {
  switch (requirement.kind) {
    case 'key': {
      const { actual: _, ...required } = requirement;
      return required;
    }
    case 'match': {
      const isOfAction = parseArn(requirement.text) === undefined;
      const isMany = isPattern(parseArn(resource)?.resource ?? resource);
      return isOfAction
        ? requirement
        : { ...requirement, text: isMany ? requirement.pattern : resource };
    }
    case 'any-of':
      return {
        ...requirement,
        of: requirement.of.map((group) => group.map((one) => withoutTried(one, resource))),
      };
    default:
      return requirement;
  }
}

/** Returns the requirement that deployment, or the session, makes a text as wide as another. */
export const matching = (pattern: PolicyText, text: PolicyText): Requirement => ({
  kind: 'match',
  pattern,
  text,
  holds: true,
});
