import { isKey } from './condition-key';
import { PolicyText, replaceReferences } from './deploy-time-text';
import { isPattern } from './pattern';
import { requestFacts, TextForm } from '../catalogue/requests';
import { memoize } from '../input/memoize';

/** Stands for the value of a variable or of deployment. No policy has this character. */
const UNKNOWN = '\u0000';

/** Stands for a character with an escape. No form has one of these: a star, a question mark, a dollar. */
const ESCAPED = '$';

/**
 * Returns whether no request has a value for its key, as AWS lets nobody give it: a star in the tag
 * of a role, the text of a variable as the name of a session.
 *
 * @param isLike - Whether the value is a pattern.
 */
export function isImpossibleText(key: string, value: PolicyText, isLike: boolean): boolean {
  const form = formOf(key);
  // Tags of other services than IAM have wildcards as characters.
  if (!form) return !isLike && !key.includes('/') && isPattern(value);
  const text = replaceReferences(value, (at) =>
    /^\$\{[*?$]\}/.test(value.slice(at)) ? ESCAPED : UNKNOWN,
  );
  const least = [...text].filter((one) => one !== UNKNOWN && !(isLike && one === '*'));
  const mayBeLonger = text.includes(UNKNOWN) || (isLike && text.includes('*'));
  return (
    !least.every((one) => (isLike && one === '?') || charactersOf(form).test(one)) ||
    least.length > form.most ||
    (!mayBeLonger && least.length < form.least)
  );
}

const formOf = memoize((key: string): TextForm | undefined =>
  requestFacts().texts.find(({ keys }) => keys.some((one) => isKey(key, one))),
);

const charactersOf = memoize(
  ({ characters }: TextForm): RegExp => new RegExp(`^[${characters}]$`, 'u'),
);
