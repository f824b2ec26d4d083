import { parseArn } from '../policy/arn';
import {
  deployTimeNames,
  deployTimeValue,
  PolicyText,
  replaceDeployTimeValues,
} from '../policy/deploy-time-text';
import { overlap, patternIncludes } from '../policy/pattern';
import { Requirement } from '../policy/requirement';

/** Returns whether a requirement is on the name that deployment gives to a resource. */
export function isAboutName(one: Requirement): boolean {
  if (one.kind === 'any-of') return one.of.every((group) => group.some(isAboutName));
  if (one.kind !== 'match') return false;
  const [pattern, text] = [one.pattern, one.text].map((its) => parseArn(its)?.resource ?? its);
  return (
    !patternIncludes(pattern, text) &&
    overlap(withValuesOf(text, pattern), withValuesOf(pattern, text))
  );
}

/** Returns a text in which the deploy-time values of another one are known: they are the same there. */
const withValuesOf = (other: PolicyText, text: PolicyText): PolicyText => {
  const names = deployTimeNames(other);
  return replaceDeployTimeValues(text, (name) =>
    names.includes(name) ? `<${name}>` : deployTimeValue(name),
  );
};
