import { IsChosen } from './limiting-conditions';
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
const isMatchOfName =
  (values: Values, others: Values) =>
  (one: MatchRequirement): boolean => {
    const pattern = nameIn(one.pattern);
    const text = nameIn(one.text);
    const isOfText = isChosen(text, values) || isPerhapsGenerated(text, pattern);
    const isOfPattern = !hasDeployTimeValue(text) && isGiven(pattern, others);
    if (!isOfText && !isOfPattern) return false;
    if (patternIncludes(pattern, text)) return false;
    const account = accountIn(one.pattern);
    const mine = withValuesOf(pattern, text);
    const its = withValuesOf(text, pattern);
    const texts = deployed(mine, values, account);
    return deployed(its, others, account).some((known) =>
      texts.some((each) => overlap(known, each)),
    );
  };

/**
 * Returns whether a match decides about a resource: deployment chooses a name, or an allow is on something
 * else that only deployment or the session knows.
 *
 * @param isNamedBy - Whether a pattern names the resource.
 */
export const isChosenFor = (
  isNamedBy: (pattern: PolicyText) => boolean,
  values: Values,
  others: Values,
): IsChosen => {
  const isOfName = isMatchOfName(values, others);
  return (one) => isOfName(one) || (one.holds && !isNamedBy(one.pattern));
};

const nameIn = (text: PolicyText): PolicyText => parseArn(text)?.resource ?? text;

/** Returns the literal account in an ARN. */
function accountIn(text: PolicyText): string | undefined {
  const account = parseArn(text)?.account ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** Returns whether deployment chooses a part of a name, and CloudFormation does not generate its end. */
const isChosen = (text: PolicyText, values: Values): boolean =>
  deployedTexts(text, values).some(isPattern) || (hasPseudoParameter(text) && !isGenerated(text));

/** Returns whether a pattern has the logical id in a name that CloudFormation generates. */
function isPerhapsGenerated(text: PolicyText, pattern: PolicyText): boolean {
  if (!isGenerated(text)) return false;
  const [id] = textRuns(text).slice(-2);
  return hasPseudoParameter(text) && pattern.includes(id.slice(0, -1));
}

/** Returns whether somebody gives a part of a text, or where the stack is decides it. */
function isGiven(text: PolicyText, values: Values): boolean {
  if (hasPseudoParameter(text)) return true;
  return deployTimeNames(text).some((name) => {
    const kind = values?.get(name)?.kind;
    return kind === 'parameter' || kind === 'mapping';
  });
}

const hasPseudoParameter = (text: PolicyText): boolean =>
  deployTimeNames(text).some((name) => name.startsWith('AWS::'));

/** Returns patterns of what a text may be: with the Regions that there are. */
const deployed = (
  text: PolicyText,
  values: Values,
  account: string | undefined,
): readonly PolicyText[] =>
  deployedTexts(text, values).flatMap((one) => {
    const texts = pseudoParameterTexts(one, account);
    return texts.length > 0 ? texts : [one];
  });

/** Returns a text in which the deploy-time values of another one are known: they are the same there. */
const withValuesOf = (other: PolicyText, text: PolicyText): PolicyText => {
  const names = deployTimeNames(other);
  return mapDeployTimeValues(text, (name) =>
    names.includes(name) ? `<${name}>` : deployTimeValue(name),
  );
};
