import { inside } from './located-value';
import { Resource } from './resource';
import { PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

/** The property of what exists already, of which the file of another tool has only a part. */
export const IMPORTED = 'IsImported';

/** The property of members of a group whom the file of another tool only shows. */
export const ONLY_SHOWN = 'IsOnlyShown';

export function isImported({ properties }: Pick<Resource, 'properties'>): boolean {
  return Object.hasOwn(properties, IMPORTED);
}

/** Returns the part for the access of a principal that is in no template. */
export const importedPart = (what: PolicyText, place: Place): UnknownPart => ({
  kind: 'imported-role',
  what,
  mayAllow: true,
  mayDeny: true,
  place: inside(place),
  remedy: 'give-template',
});

/** Returns the same for what a template declares, if it exists already. */
export const importedParts = (resource: Resource, name: unknown): readonly UnknownPart[] =>
  isImported(resource)
    ? [importedPart(typeof name === 'string' ? name : resource.id, resource.place)]
    : [];
