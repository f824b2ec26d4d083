import { parseArn } from '../policy/arn';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  PolicyText,
  mapDeployTimeValues,
  textRuns,
} from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { isGenerated } from '../policy/generated-name';
import { Principal } from '../policy/model';
import { isPattern, overlap, patternIncludes } from '../policy/pattern';
import { pseudoParameterTexts } from '../policy/pseudo-parameter-texts';
import { MatchRequirement } from '../policy/requirement';

type Values = Principal['values'];

/**
 * Returns whether the name that deployment gives to a resource, or to what a policy is on, decides if a
 * pattern matches the resource. A reference to a resource is a name.
 *
 * @param values - What the template of the resource says about deploy-time values.
 * @param others - What the template of the policy says.
 */
export const isMatchOfName =
  (values: Values, others: Values) =>
  (one: MatchRequirement): boolean => {
    const { account } = parseArn(one.pattern) ?? {};
    const [pattern, text] = [one.pattern, one.text].map((its) => parseArn(its)?.resource ?? its);
    const isOfText = isChosen(text, values) || isPerhapsGenerated(text, pattern);
    const isOfPattern = !hasDeployTimeValue(text) && isGiven(pattern, others);
    if ((!isOfText && !isOfPattern) || patternIncludes(pattern, text)) return false;
    const known = deployed(withValuesOf(text, pattern), others, account);
    const its = deployed(withValuesOf(pattern, text), values, account);
    return known.some((other) => its.some((each) => overlap(other, each)));
  };

/** Returns whether deployment chooses a part of a name, and CloudFormation does not generate its end. */
const isChosen = (text: PolicyText, values: Values): boolean =>
  deployedTexts(text, values).some(isPattern) || (hasPseudoParameter(text) && !isGenerated(text));

/** Returns whether a pattern has the logical id in a name that CloudFormation generates. */
function isPerhapsGenerated(text: PolicyText, pattern: PolicyText): boolean {
  const [id] = textRuns(text).slice(-2);
  return isGenerated(text) && hasPseudoParameter(text) && pattern.includes(id.slice(0, -1));
}

/** Returns whether somebody gives a part of a text, or where the stack is decides it. */
const isGiven = (text: PolicyText, values: Values): boolean =>
  hasPseudoParameter(text) ||
  deployTimeNames(text).some((name) =>
    ['parameter', 'mapping'].includes(values?.get(name)?.kind ?? ''),
  );

const hasPseudoParameter = (text: PolicyText): boolean =>
  deployTimeNames(text).some((name) => name.startsWith('AWS::'));

/** Returns patterns of what a text may be: with the Regions that there are, and a literal account. */
const deployed = (text: PolicyText, values: Values, account = ''): readonly PolicyText[] =>
  deployedTexts(text, values).flatMap((one) => {
    const texts = pseudoParameterTexts(one, /^\d{12}$/.test(account) ? account : undefined);
    return texts.length > 0 ? texts : [one];
  });

/** Returns a text in which the deploy-time values of another one are known: they are the same there. */
const withValuesOf = (other: PolicyText, text: PolicyText): PolicyText => {
  const names = deployTimeNames(other);
  return mapDeployTimeValues(text, (name) =>
    names.includes(name) ? `<${name}>` : deployTimeValue(name),
  );
};
