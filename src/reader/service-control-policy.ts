import { inside } from './located-value';
import { PolicyReader } from './policy-collector';
import { firstText } from './principal-resource';
import { nameOf, Resource } from './resource';

export const ORGANIZATION_POLICY = 'AWS::Organizations::Policy';

/** The only type of organization policy that is about the actions of principals in the account. */
export const SERVICE_CONTROL_POLICY = 'SERVICE_CONTROL_POLICY';

/**
 * Reads a service control policy into the policies of its file. It has no holder in the file, and
 * grants nothing.
 */
export function readServiceControlPolicy(resource: Resource, reader: PolicyReader): void {
  const { type, properties, place, templateConditions } = resource;
  if (type !== ORGANIZATION_POLICY || firstText(properties.Type) !== SERVICE_CONTROL_POLICY) return;
  const document = {
    value: properties.Content,
    place: inside(place, 'Content'),
    templateConditions,
  };
  reader.read(nameOf(resource, properties.Name), document, { isServiceControlPolicy: true });
}
