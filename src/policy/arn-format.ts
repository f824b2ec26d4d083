/*
 * For reports: whether a grant is about some resource of an action, of any service. An ARN that only deployment
 * knows ends where those of its kind end; names may be empty, and have slashes outside of the family.
 */
import {
  deployTimeValue,
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
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
  /** Whether resources of other types have this one's ARN before theirs. */
  readonly isParent: boolean;
}

/** Text without `/` and `:`. */
const PART: CharacterClass = {
  many: true,
  takes: (character) => character !== '/' && character !== ':',
  text: '*',
};
/** An ARN that only deployment knows, at the beginning: it ends where the ARN of a resource can end. */
const LEAD: CharacterClass = { ...ANY_MANY, mayEndAfter: isMany };

const PLACEHOLDERS = /(\$?\{[^}]*\})/;
const ONE_PART = ['Partition', 'Region', 'Account', 'AccountId'];

/**
 * Of `arn:${Partition}:connect:${Region}:...`, or of a binding: `arn:{Partition}:events:{Region}:{Account}:rule/Name*`.
 */
export const arnFormat = memoize((text: string): ArnFormat => ({
  text,
  positions: formatPositions(text),
  isParent: isParentArn(text),
}));

/** Whether the ARN is of a resource in which resources of other types are: a word and one name. */
function isParentArn(text: string): boolean {
  const [, , service = '', , , ...resource] = text.split(':');
  const path = resource.join(':');
  const slash = path.lastIndexOf('/');
  return parentWords(service).includes(slash < 0 ? '' : path.slice(0, slash));
}

function formatPositions(text: string): Position[] {
  // Outside of the family names have slashes in them: roles have paths, log groups are called /aws/connect/...
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
 * What of a pattern matters to formats: which unknown text it is of does not, and variables of
 * policies are one part each.
 */
export const shapeOf = (
  pattern: PolicyText,
  isParent: (value: PolicyText) => boolean,
): PolicyText => {
  const value = (name: string, at: number) => {
    if (at > 0) return PART_VALUE;
    return deployTimeValue(name) === pattern && isParent(pattern) ? PARENT_VALUE : LEAD_VALUE;
  };
  return replaceDeployTimeValues(pattern, value).replace(/\$\{[^}]*\}/g, PART_VALUE);
};

/** Whether a pattern, by its shape, takes in an ARN of the format. */
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
