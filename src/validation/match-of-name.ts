import { parseArn } from '../policy/arn';
import {
  deployTimeNames,
  deployTimeValue,
  PolicyText,
  mapDeployTimeValues,
} from '../policy/deploy-time-text';
import { overlap, patternIncludes } from '../policy/pattern';
import { MatchRequirement } from '../policy/requirement';

/** Returns whether the name that deployment gives to a resource decides if a pattern matches it. */
export function isMatchOfName(one: MatchRequirement): boolean {
  const [pattern, text] = [one.pattern, one.text].map((its) => parseArn(its)?.resource ?? its);
  const known = [withValuesOf(text, pattern), withValuesOf(pattern, text)] as const;
  return !patternIncludes(pattern, text) && overlap(...known);
}

/** Returns a text in which the deploy-time values of another one are known: they are the same there. */
const withValuesOf = (other: PolicyText, text: PolicyText): PolicyText => {
  const names = deployTimeNames(other);
  return mapDeployTimeValues(text, (name) =>
    names.includes(name) ? `<${name}>` : deployTimeValue(name),
  );
};
