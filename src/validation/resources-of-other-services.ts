import { authorizedArns } from './authorized-resources';
import { actionFacts, requirementFacts } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { ArnParts, parseArn } from '../policy/arn';
import { hasDeployTimeValue, leadingDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { patternsIntersect } from '../policy/pattern';

/**
 * Returns whether requests for an action of a service outside the family can be on a resource of a
 * statement. It is true for an action that is not in the catalogue.
 */
export function mayBeCheckedAgainst(action: string, resource: PolicyText): boolean {
  const arn = parseArn(resource);
  if (!arn || !actionFacts(action) || hasDeployTimeValue(arn.service)) return true;
  const formats = formatsOf(action);
  if (formats.length === 0) return patternsIntersect(arn.service, serviceOf(action));
  return formats.some((format) => isOf(arn, format));
}

const isOf = (arn: ArnParts, format: Format): boolean =>
  patternsIntersect(arn.service, format.service) &&
  (leadingDeployTimeValue(arn.resource) !== undefined ||
    (patternsIntersect(arn.resource, format.resource) &&
      !(format.isOneName && arn.resource.replace(/\$\{[^}]*\}/g, '').includes('/'))));

interface Format {
  readonly service: string;
  readonly resource: string;
  /** Whether the resource is one name, which has no slash. */
  readonly isOneName: boolean;
}

const formatsOf = memoize((action: string): readonly Format[] =>
  authorizedArns(action).flatMap((text) => {
    const arn = parseArn(text);
    if (!arn) return [];
    const names = requirementFacts().namesWithoutSlash.map((name) => `\${${name}}`);
    return [
      {
        service: arn.service,
        resource: arn.resource.replace(/\$\{[^}]*\}/g, '*'),
        isOneName: names.includes(arn.resource),
      },
    ];
  }),
);
