/**
 * For rules: the resource types of the family's services that a policy resource can name. A name
 * between slashes has at least one character, and an ARN may have no type. This is narrower than
 * IAM matching (pattern.ts) and the report (arn-format.ts), which must not miss anything that is
 * allowed.
 */
import { ArnParts, leadingReference, parseArn } from './arn';
import {
  deployTimeValue,
  hasReference,
  leadingDeployTimeValue,
  PolicyText,
  policyUnits,
  mapDeployTimeValues,
  replaceReferences,
} from './deploy-time-text';
import { intersects } from './pattern';
import { ANY_MANY, CharacterClass, Position, wildcardPosition } from './position';
import { familyServices, resourceType, resourceTypesOf } from '../catalogue/catalogue';
import { lazy, memoize } from '../input/memoize';

/** The types that a policy resource can have: all of them, or these. */
export type Types = 'any' | ReadonlySet<string>;

/** Represents a segment that may be any text: a reference, or a place in the format of a type. */
const SEGMENT = deployTimeValue('segment');
/**
 * Represents a text that is not a word of any ARN: an id or a name. The exact text does not matter.
 */
const NAME = deployTimeValue('name');
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const ANY_UUID = '00000000-0000-0000-0000-000000000000';
const ACCOUNT = /:\d{12}:/;
const ANY_ACCOUNT = ':000000000000:';
const PLACEHOLDERS = /(\$\{[^}]*\})/;

/** Matches name characters. The star of a type such as `wildcard-queue` is not one of them. */
const isOfName = (character: string) => character !== '/' && character !== '*';
const nameCharacters = (many: boolean): CharacterClass => ({ many, takes: isOfName, text: '*' });
const NAME_POSITIONS = [nameCharacters(false), nameCharacters(true)];

interface Format {
  readonly type: string;
  readonly service: string;
  readonly isOfAws: boolean;
  readonly positions: readonly Position[];
}

/** The parts of an ARN that determine its type. `undefined` may be anything. */
interface Shape {
  readonly service: string;
  readonly named?: string;
  readonly isOfAws?: boolean;
  readonly resource: PolicyText;
}

/**
 * Returns the resource types of a family service that a resource of a statement can name. A
 * reference represents one segment after a slash, and anything elsewhere.
 */
export const typesOf = (service: string, text: PolicyText): Types =>
  typesOfService(service)(withoutIds(text));

const typesOfService = memoize((service: string) =>
  memoize((text: PolicyText): Types => {
    if (text.startsWith('*')) return 'any';
    const arn = parseArn(text);
    if (arn) return ofArn(service, arn);
    const reference = leadingReference(text);
    if (reference === undefined) return new Set();
    return text === reference ? 'any' : typesBelow(service, text.slice(reference.length));
  }),
);

/**
 * Returns one text for resources that differ only in ids, accounts, and references. No ARN format
 * has an id or an account. Pseudo parameters stay.
 */
export const withoutIds = memoize(
  (resource: PolicyText): PolicyText =>
    mapDeployTimeValues(resource, (name) =>
      deployTimeValue(name.startsWith('AWS::') ? name : 'value'),
    )
      .replace(UUID, ANY_UUID)
      .replace(ACCOUNT, ANY_ACCOUNT),
  { max: 20_000 },
);

const ofArn = (service: string, arn: ArnParts): Types => {
  const account = whenKnown(arn.account);
  return typesOfShape({
    service,
    named: whenKnown(arn.service),
    isOfAws: account === undefined ? undefined : account === 'aws',
    resource: withoutNames(arn.resource),
  });
};

/**
 * Returns the types below a reference. The reference is the ARN of some resource of the service.
 */
function typesBelow(service: string, rest: PolicyText): Types {
  const below = withoutNames(rest);
  if (!rest.startsWith('/')) return typesOfShape({ service, resource: `*${below}` });
  const above = new Set(
    arnsOf(service).map(({ resource }) => resource.replace(/\$\{[^}]*\}/g, SEGMENT)),
  );
  return new Set(
    [...above].flatMap((resource) => [
      ...typesOfShape({ service, resource: `${resource}${below}` }),
    ]),
  );
}

const whenKnown = (part: PolicyText): string | undefined =>
  hasReference(part) || /[*?]/.test(part) ? undefined : part;

/** Returns the types of a shape. Checks equal shapes once. */
const typesOfShape = ({ service, named, isOfAws, resource }: Shape): ReadonlySet<string> =>
  typesByShape(JSON.stringify([service, named ?? null, isOfAws ?? null, resource]));

const typesByShape = memoize((shape: string): ReadonlySet<string> => {
  const [service, named, isOfAws, resource] = JSON.parse(shape);
  const positions = shapePositions(resource);
  const matching = formatsOf(service)
    .filter((format) => named === null || format.service === named)
    .filter((format) => isOfAws === null || format.isOfAws === isOfAws)
    .filter((format) => intersects(positions, format.positions));
  return new Set(matching.map(({ type }) => type));
});

const shapePositions = (resource: PolicyText): Position[] =>
  policyUnits(resource).flatMap((unit) => {
    if (unit === SEGMENT) return NAME_POSITIONS;
    return [unit === NAME ? unit : wildcardPosition(unit)];
  });

const formatsOf = memoize((service: string): readonly Format[] =>
  resourceTypesOf(service).flatMap((type) =>
    formatsOfType(service, type).map((arn) => ({
      type,
      service: arn.service,
      isOfAws: arn.account === 'aws',
      positions: formatPositions(arn.resource),
    })),
  ),
);

const formatsOfType = (service: string, type: string): ArnParts[] =>
  (resourceType(service, type)?.arns ?? []).flatMap((arn) => parseArn(arn) ?? []);

const arnsOf = (service: string): ArnParts[] =>
  resourceTypesOf(service).flatMap((type) => formatsOfType(service, type));

const formatPositions = (resource: string): Position[] =>
  resource.split(PLACEHOLDERS).flatMap((part): readonly Position[] => {
    if (!part.startsWith('${')) return [...part];
    // The ARN of an integration ends in a URI, which has slashes. No other name has them.
    return part === '${Uri}' ? [ANY_MANY] : NAME_POSITIONS;
  });

/** Returns every word between slashes in an ARN of the family. */
const words = lazy(
  () =>
    new Set(
      familyServices()
        .flatMap(arnsOf)
        .flatMap(({ resource }) => resource.split('/')),
    ),
);

/** Returns a resource with its names hidden, so ARNs that differ only in names are equal. */
function withoutNames(resource: PolicyText): PolicyText {
  const text = replaceReferences(resource, (at) => (resource[at - 1] === '/' ? SEGMENT : '*'));
  const isKept = (segment: string) =>
    segment === '' || /[*?:]/.test(segment) || segment.includes(SEGMENT) || words().has(segment);
  return text
    .replace(UUID, NAME)
    .split('/')
    .map((segment) => (isKept(segment) ? segment : NAME))
    .join('/');
}

/** Returns the family service of an ARN, if it has one. */
export const familyOfArn = (text: PolicyText): string | undefined =>
  familyServices().find((service) => service === parseArn(text)?.service);

/** Returns the parts of an ARN of a family service. */
export const familyArn = (text: PolicyText): ArnParts | undefined =>
  familyOfArn(text) === undefined ? undefined : parseArn(text);

/**
 * Returns whether a text is an ARN of a family service but of none of its types. Paths appear in
 * requests for actions that take no resource.
 */
export const isOfNoType = (text: PolicyText): boolean => isOfNoTypeWithoutIds(withoutIds(text));

const isOfNoTypeWithoutIds = memoize((text: PolicyText): boolean => {
  const service = familyOfArn(text);
  if (!service || parseArn(text)?.resource.startsWith('/')) return false;
  const types = typesOf(service, text);
  return types !== 'any' && types.size === 0;
});

/** Returns whether a text covers, or may cover, everything of a service. */
export function isServiceWide(text: PolicyText): boolean {
  const arn = parseArn(text);
  if (arn && /^[*/]/.test(arn.resource)) return true;
  if (arn) return leadingDeployTimeValue(arn.resource) !== undefined;
  return text.startsWith('*') || leadingReference(text) === text;
}

/**
 * Returns whether a text is `instance/ID/user/${aws:userid}`, which AWS documents for signing in.
 * The data does not have it.
 */
export function isFederationUserArn(text: PolicyText): boolean {
  // The name of a variable may contain a slash: `${aws:PrincipalTag/name}`.
  const named = (part: PolicyText) => replaceReferences(part, () => 'x');
  if (/(^|[:*])instance\/[^/]+\/user\/[^/]+$/.test(named(text))) return true;
  const reference = leadingReference(text);
  return reference !== undefined && /^\/user\/[^/]+$/.test(named(text.slice(reference.length)));
}
