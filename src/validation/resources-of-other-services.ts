import { authorizedArns } from './authorized-resources';
import {
  actionFacts,
  requirementFacts,
  resourceType,
  resourceTypesOf,
} from '../catalogue/catalogue';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { ArnParts, parseArn } from '../policy/arn';
import { hasDeployTimeValue, leadingDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { overlap } from '../policy/pattern';

/**
 * Returns whether requests for an action of a service outside the family can be on a resource of a
 * statement. It is true for an action that is not in the catalogue, and for ARNs of its service
 * that are of no known type: AWS's own policies have such ARNs.
 */
export function mayBeCheckedAgainst(action: string, resource: PolicyText): boolean {
  const arn = parseArn(resource);
  if (!arn || !actionFacts(action) || hasDeployTimeValue(arn.service)) return true;
  const formats = formatsOf(action);
  if (formats.length === 0) return overlap(arn.service, serviceOf(action));
  return formats.some((format) => isOf(arn, format)) || isOfUnknownType(serviceOf(action), arn);
}

const isOfUnknownType = (service: string, arn: ArnParts): boolean =>
  overlap(arn.service, service) && !typeFormatsOf(service).some((format) => isOf(arn, format));

const isOf = (arn: ArnParts, format: Format): boolean =>
  overlap(arn.service, format.service) &&
  (leadingDeployTimeValue(arn.resource) !== undefined ||
    (overlap(arn.resource, format.resource) &&
      !(format.isOneName && arn.resource.replace(/\$\{[^}]*\}/g, '').includes('/'))));

interface Format {
  readonly service: string;
  readonly resource: string;
  /** Whether the resource is one name, which has no slash. */
  readonly isOneName: boolean;
}

const formatsOf = memoize((action: string) => authorizedArns(action).flatMap(formatOf));

const typeFormatsOf = memoize((service: string) =>
  resourceTypesOf(service)
    .flatMap((type) => resourceType(service, type)?.arns ?? [])
    .flatMap(formatOf),
);

function formatOf(text: string): readonly Format[] {
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
}
