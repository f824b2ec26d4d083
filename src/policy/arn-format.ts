/**
 * For reports: whether a grant covers some resource of an action of any service. An ARN that is
 * known only at deployment ends where ARNs of its kind end. Names may be empty, and may have
 * slashes outside the family.
 */
import {
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  mapDeployTimeValues,
  textUnits,
} from './deploy-time-text';
import { intersects } from './pattern';
import { ANY_MANY, CharacterClass, isMany, Position, wildcardPosition } from './position';
import { familyServices, parentWords } from '../catalogue/catalogue';
import { memoize } from '../input/memoize';

/** The ARNs that resources of a type can have. */
export interface ArnFormat {
  readonly text: string;
  readonly positions: readonly Position[];
  /** Whether the ARNs of other resource types begin with this ARN. */
  readonly isParent: boolean;
}

/** Text without `/` and `:`. */
const PART: CharacterClass = {
  many: true,
  takes: (character) => character !== '/' && character !== ':',
  text: '*',
};
/**
 * An ARN at the beginning that is known only at deployment. It ends where the ARN of a resource can
 * end.
 */
const LEAD: CharacterClass = { ...ANY_MANY, mayEndAfter: isMany };

const PLACEHOLDERS = /(\$?\{[^}]*\})/;
const ONE_PART = ['Partition', 'Region', 'Account', 'AccountId'];

/**
 * Returns the format of `arn:${Partition}:connect:${Region}:...`, or of a binding:
 * `arn:{Partition}:events:{Region}:{Account}:rule/Name*`.
 */
export const arnFormat = memoize((text: string): ArnFormat => ({
  text,
  positions: formatPositions(text),
  isParent: isParentArn(text),
}));

/**
 * Returns whether the ARN is of a resource that contains resources of other types: a word and one
 * name.
 */
function isParentArn(text: string): boolean {
  const [, , service = '', , , ...resource] = text.split(':');
  const path = resource.join(':');
  const slash = path.lastIndexOf('/');
  return parentWords(service).includes(slash < 0 ? '' : path.slice(0, slash));
}

function formatPositions(text: string): Position[] {
  // Outside the family, names contain slashes: roles have paths, and log groups have names such as
  // /aws/connect/...
  const isOfFamily = familyServices().includes(text.split(':')[2] ?? '');
  const name = isOfFamily ? PART : ANY_MANY;
  return text.split(PLACEHOLDERS).flatMap((part, i): Position[] => {
    if (i % 2 === 1) return [ONE_PART.includes(part.replace(/[${}]/g, '')) ? PART : name];
    return [...part].map((character) => (character === '*' ? name : character));
  });
}

const PART_VALUE = deployTimeValue('part');
const LEAD_VALUE = deployTimeValue('lead');
const PARENT_VALUE = deployTimeValue('parent');

/**
 * Returns the part of a pattern that matters to formats. Ignores which unknown text it has. Each
 * policy variable is one part.
 */
export const shapeOf = (
  pattern: PolicyText,
  isParent: (value: PolicyText) => boolean,
): PolicyText => {
  const value = (name: string, at: number) => {
    if (at > 0) return PART_VALUE;
    if (deployTimeValue(name) !== pattern) return LEAD_VALUE;
    return isParent(pattern) ? PARENT_VALUE : LEAD_VALUE;
  };
  return mapDeployTimeValues(pattern, value).replace(/\$\{[^}]*\}/g, PART_VALUE);
};

/** Returns whether the shape of a pattern matches an ARN of the format. */
export const takesSome = (shape: PolicyText, format: ArnFormat): boolean =>
  shape === '*' || answersOf(format)(shape);

const answersOf = memoize((format: ArnFormat) =>
  memoize((shape: PolicyText) =>
    shape === PARENT_VALUE
      ? format.isParent
      : intersects(textUnits(shape).map(shapePosition), format.positions),
  ),
);

function shapePosition(unit: PolicyText): Position {
  if (nameOfOpaque(unit) === undefined) return wildcardPosition(unit);
  return unit === LEAD_VALUE ? LEAD : PART;
}
