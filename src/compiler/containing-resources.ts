import { anyOf } from './grant';
import { PlaceholderValues } from './placeholders';
import { ConnectAccessError } from '../input/error';
import { PolicyText, textUnits } from '../policy/deploy-time-text';

/** The resources of a place that contain others, such as every domain. */
interface Container {
  readonly template: string;
  readonly resources: readonly PolicyText[];
}

/**
 * Returns the resources of a place without those that contain resources which the scope leaves out.
 *
 * A wildcard also stands for slashes: `domain/*` includes `domain/ID/field/*`. So where the scope
 * names fields and the action takes both, every domain would include every field. The result is the
 * domains of the named fields.
 *
 * @throws when deployment decides which resource contains a named one
 */
export function withoutOthersInside(
  scopeLabel: string,
  { template, resources }: Container,
  ofAction: readonly string[],
  named: PlaceholderValues,
): readonly PolicyText[] {
  if (!resources.some((resource) => resource.endsWith('*'))) return resources;
  const inside = ofAction
    .filter((place) => anyOf(place) === place && place.startsWith(`${template}/`))
    .flatMap((place) => named[place] ?? [])
    .filter((arn) => !arn.endsWith('/*'));
  if (inside.length === 0) return resources;
  return [...new Set(inside.map((arn) => containing(scopeLabel, template, arn)))];
}

/** Returns the ARN of the resource at a place that contains the resource with the given ARN. */
function containing(scopeLabel: string, template: string, arn: PolicyText): PolicyText {
  const units = textUnits(arn);
  const slashes = units.flatMap((unit, i) => (unit === '/' ? [i] : []));
  const end = slashes[slashesIn(template)];
  if (end !== undefined) return units.slice(0, end).join('');
  throw new ConnectAccessError({
    where: scopeLabel,
    problem: 'only deployment knows which resource contains a named one',
    instead: 'Name the instance, domain or other resource that contains it as well',
  });
}

/** A placeholder stands for a type and a name: `instance/ID`. */
const slashesIn = (template: string) =>
  template.split('/').length - 1 + (template.startsWith('{') ? 1 : 0);
