import { isKey } from './condition-keys';
import { narrowest, Openness, widest } from './openness';
import { samlSignInFacts } from '../catalogue/saml-sign-in';
import { trustFacts } from '../catalogue/trust';
import { parseArn } from '../policy/arn';
import { isNegated, operatorParts } from '../policy/condition-operator';
import { PolicyText, mapDeployTimeValues } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';
import { patternIncludes, overlap } from '../policy/pattern';
import { isShortArn } from '../policy/short-arn';

/**
 * Returns how many have an id that a condition takes. Everybody has an id other than yours.
 *
 * @param shape - The form of the ids of strangers. `?` is a character of their account or organization.
 */
export function opennessOfIds(condition: Condition, shape: string): Openness {
  const values = comparable(condition);
  const isShort = (value: PolicyText) => isShortArn(condition, value);
  if (isNegated(condition.operator)) {
    if (values.some((value) => patternIncludes(value, shape) && !isShort(value))) return 'none';
    return values.some((value) => isShort(value) && includesOneOf(value, shapesOfText(shape)))
      ? 'perhaps'
      : 'all';
  }
  return widest(
    values.map((value) => {
      const open = opennessOfId(value, shape, condition);
      return isShort(value) ? narrowest([open, 'perhaps']) : open;
    }),
  );
}

const includesOneOf = (value: PolicyText, shapes: readonly string[]): boolean =>
  shapes.some((shape) => patternIncludes(value, shape));

/** Returns how many have ids of a pattern. They choose what is after the id of their account. */
function opennessOfId(value: PolicyText, shape: string, condition: Condition): Openness {
  if (hasPaths(condition.key) && HAS_COLON_IN_NAME.test(value)) return 'none';
  const open = isComparedAsText(value, shape, condition)
    ? widest(shapesOfText(shape).map((one) => opennessOfText(value, one)))
    : opennessOfParts(value, shape);
  const isOfOrganization = trustFacts().organizationKeys.some((one) => isKey(condition.key, one));
  if (open === 'all' && isOfOrganization && HAS_UNIT.test(value)) return 'some';
  return open !== 'none' && value.includes(OF_NOBODY) ? 'perhaps' : open;
}

/**
 * Matches the id of a root or an organizational unit in a path. AWS chooses these ids, and they are
 * unique in an organization only: another one may have the same.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_Parent.html
 */
const HAS_UNIT = /\/(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})(\/|$)/;

/** Matches an ARN whose name has a colon, as no name of a user or a role has. */
const HAS_COLON_IN_NAME = /:[^/*?]*$/;

const hasPaths = (key: string): boolean =>
  trustFacts().outsiders.texts.withPaths.some((one) => isKey(key, one));

/**
 * Returns whether a wildcard may match any text that strangers choose: a star of StringLike also
 * matches the colons of an ARN. The path of a role may have colons, other names have none.
 */
function isComparedAsText(value: PolicyText, shape: string, { key, operator }: Condition): boolean {
  if (!/^string/.test(operatorParts(operator).name)) return false;
  const hasNames = trustFacts().outsiders.texts.withNames.some((one) => isKey(key, one));
  return hasPaths(key) || ((!!parseArn(shape) || hasNames) && !value.includes(':'));
}

/** Returns a form in each partition. A star of the form would match colons. */
const shapesOfText = (shape: string): readonly string[] =>
  shape.startsWith(ANY_PARTITION)
    ? Object.keys(samlSignInFacts()).map((one) => shape.replace(ANY_PARTITION, `arn:${one}:`))
    : [shape];

const ANY_PARTITION = 'arn:*:';

/** Returns how many have a text of a form that a pattern takes. */
function opennessOfText(value: PolicyText, shape: string): Openness {
  const meets = (text: string) => overlap(value, text);
  if (meets(shape.replaceAll('?', STRANGER))) return 'all';
  return ownerPlaces(shape).some((at) =>
    meets(`${shape.slice(0, at)}${STRANGER}${shape.slice(at + 1)}`),
  )
    ? 'some'
    : 'none';
}

/** Returns where a form has characters of an owner. A pattern that fixes all of them is of one owner. */
const ownerPlaces = (shape: string): readonly number[] =>
  [...shape].flatMap((character, at) => (character === '?' ? [at] : []));

/** Compares the parts of an ARN, or what is before the first separator of another id. */
function opennessOfParts(value: PolicyText, shape: string): Openness {
  const [arn, their] = [parseArn(value), parseArn(shape)];
  if (their && !arn) return overlap(value, shape) ? opennessOfAnyText(value) : 'none';
  if (arn && their && !mayBeOfStrangers(arn.resource, their.resource)) return 'none';
  // A star of the form would match colons of an ARN.
  const [text, form] = arn && their ? [arn.service, their.service] : [value, shape];
  return overlap(text, form) ? opennessOfText(ownerIn(value), ownerIn(shape)) : 'none';
}

/** Returns whether strangers have a resource of a pattern. Those of services are none of theirs. */
function mayBeOfStrangers(pattern: PolicyText, shape: string): boolean {
  const resource = pattern.replaceAll(OF_NOBODY, '*');
  return (
    overlap(resource, shape) &&
    !trustFacts().outsiders.ofServices.some((one) => patternIncludes(one, resource))
  );
}

/** Returns how many have an ARN that ends or begins like a text. It may contain an account. */
const opennessOfAnyText = (value: PolicyText): Openness => {
  if (value.includes(OWN_ACCOUNT) || /\d{12}/.test(value)) return 'none';
  return /\d/.test(value) ? 'some' : 'all';
};

/** Returns the part of an id that identifies its owner: the account of an ARN, an organization. */
const ownerIn = (id: PolicyText): PolicyText => parseArn(id)?.account ?? id.split(/[:/]/)[0];

/** A character that is in no value of an outsider. */
const OF_NOBODY = '\u0000';

/** A character of an id that no pattern names. */
const STRANGER = '\u0003';

/** The account of the role. Strangers have another one, and may write it in names of theirs. */
const OWN_ACCOUNT = '\u0004'.repeat(12);

/**
 * Returns the values of a condition as patterns. No outsider has a value that only deployment
 * knows, or the account and the organization of the role. Variables are their own values.
 */
function comparable({ operator, values }: Condition): readonly PolicyText[] {
  const isExact = /^string(not)?equals/.test(operatorParts(operator).name);
  const part = (text: string) => {
    if (!text.startsWith('${')) return isExact ? OF_NOBODY : text;
    if (/^\$\{aws:resourceaccount\}$/i.test(text)) return OWN_ACCOUNT;
    return /^\$\{(aws:resource|[*?$])/i.test(text) ? OF_NOBODY : '*';
  };
  return values
    .map((value) =>
      mapDeployTimeValues(value, (name) => (name === 'AWS::AccountId' ? OWN_ACCOUNT : OF_NOBODY)),
    )
    .map((value) => value.replace(/\$\{[^}]*\}|[*?]/g, part));
}
