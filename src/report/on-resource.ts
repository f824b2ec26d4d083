import { ReportedReach } from './model';
import { displayParts } from '../policy/deploy-time-definition';
import { patternIncludes, overlap } from '../policy/pattern';

/**
 * Returns whether access to some places may include a resource.
 *
 * @param places patterns of ARNs as reports show them; none is everywhere
 * @param on an ARN, a part of one, or the id of an instance
 */
export const isOn = (places: readonly string[], on: string): boolean =>
  places.length === 0 || places.some((place) => isAt(place, on));

/** Returns whether a statement may allow something on a resource, or on something in it. */
export const reachIsOn = ({ resources, notResource }: ReportedReach, on: string): boolean =>
  notResource
    ? !resources.some((one) => patternIncludes(one, on) && patternIncludes(one, `${on}/*`))
    : isOn(resources, on);

function isAt(place: string, on: string): boolean {
  if (place.includes(on)) return true;
  const pattern = asPattern(place);
  if (/^arn:/.test(on)) return isAtArn(pattern, on);
  const [region, account, resource] = openParts(pattern);
  if (ACCOUNT.test(on)) return overlap(account, on);
  if (REGION.test(on)) return overlap(region, on);
  return [on, `instance/${on}`].some((one) => isAtArn(resource, one));
}

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;

/** Returns whether a pattern may match a resource, something in it, or what contains it. */
const isAtArn = (pattern: string, on: string): boolean =>
  overlap(pattern, on) ||
  overlap(pattern, `${on}/*`) ||
  (!/[*?]/.test(pattern) && on.startsWith(`${pattern}/`));

/** Returns the place with a wildcard for all that deployment or the request fills in. */
const asPattern = (place: string): string =>
  displayParts(place)
    .map(({ text, name }) => (name === undefined ? text : '*'))
    .join('');

/**
 * Returns the Region, the account, and the resource of a pattern. A pattern that ends before them
 * leaves them open.
 */
function openParts(pattern: string): readonly string[] {
  const [, , , region = '*', account = '*', ...resource] = pattern.split(':');
  return [region, account, resource.length > 0 ? resource.join(':') : '*'];
}
