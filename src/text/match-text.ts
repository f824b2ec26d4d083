import { listed } from './listed';
import {
  betweenColons,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  toDisplayText,
  deployTimeNames,
  deployTimeValue,
} from '../policy/deploy-time-text';
import { hasLateVariable, placesOfEarlyVariables } from '../policy/early-variables';
import { MatchRequirement } from '../policy/requirement';

/** Describes the values with which a pattern matches a text, or does not match it. */
export function matchText(requirement: MatchRequirement): string {
  const { pattern, holds } = requirement;
  const early = earlyVariableText([pattern], holds);
  if (early === undefined) return valuesText(requirement);
  // It takes in the resource of an allow if its variable works.
  if (holds && !hasLateVariable(pattern)) return early;
  return `${valuesText(requirement)} ${holds ? 'and' : 'or'} ${early}`;
}

/** Says that policy variables work before the resources of ARNs; undefined where there are none. */
export function earlyVariableText(
  patterns: readonly PolicyText[],
  holds: boolean,
): string | undefined {
  const places = [...new Set(patterns.flatMap(placesOfEarlyVariables))];
  if (places.length === 0) return undefined;
  const names = places.map((one) => `the ${one === 'region' ? 'Region' : one}`);
  return `a policy variable ${holds ? 'works' : 'does not work'} in ${listed(names)} of an ARN`;
}

function valuesText({ pattern, text, holds }: MatchRequirement): string {
  const verb = /[*?]/.test(pattern) ? 'is like' : 'is';
  // A variable of the pattern has the same name on both sides: the request fills it in.
  if (text === pattern)
    return `${sentence('the resource', verb, toDisplayText(pattern), holds)}${sessionText(pattern)}`;
  if (nameOfOpaque(text) !== undefined || /\$\{/.test(pattern))
    return sentence(toDisplayText(text), verb, toDisplayText(pattern), holds);
  const values = valuesThatMatch(pattern, text) ?? valuesThatMatch(text, pattern);
  if (!values) {
    const verbOfMatch = holds ? 'takes in' : 'does not take in';
    return `${toDisplayText(pattern)} ${verbOfMatch} ${toDisplayText(text)}`;
  }
  return Object.entries(values)
    .map(([name, value]) => sentence(`\${${name}}`, 'is', value, holds))
    .join(holds ? ' and ' : ' or ');
}

/** Says what the user ID of a role is: its end is the name of the session. */
const sessionText = (pattern: PolicyText): string =>
  /\/user\/\$\{aws:userid\}$/.test(pattern)
    ? ' (the user named by the session, whose name the caller or an identity provider chooses)'
    : '';

function sentence(subject: string, verb: string, object: string, holds: boolean): string {
  return `${subject} ${holds ? verb : verb.replace('is', 'is not')} ${object}`;
}

type Values = Readonly<Record<string, string>>;

/**
 * Returns the deploy-time values that make one text equal the other, if there is only one solution.
 */
function valuesThatMatch(open: PolicyText, known: PolicyText): Values | undefined {
  if (hasDeployTimeValue(known) || /[*?]|\$\{/.test(known)) return undefined;
  return valueBetween(open, known) ?? valuesByPart(betweenColons(open), known.split(':'));
}

/** Returns the values for each part of an ARN. */
function valuesByPart(opens: readonly PolicyText[], knowns: readonly string[]): Values | undefined {
  if (opens.length !== knowns.length) return undefined;
  const found: Record<string, string> = {};
  for (const [i, open] of opens.entries()) {
    if (!hasDeployTimeValue(open)) continue;
    const values = valueBetween(open, knowns[i]);
    if (!values) return undefined;
    for (const [name, value] of Object.entries(values)) {
      if (name in found && found[name] !== value) return undefined;
      found[name] = value;
    }
  }
  return found;
}

/** Returns the value of the only deploy-time value in a text without wildcards. */
function valueBetween(open: PolicyText, known: string): Values | undefined {
  const [name, ...others] = deployTimeNames(open);
  if (name === undefined || others.length > 0 || /[*?]/.test(open)) return undefined;
  const [before, after] = open.split(deployTimeValue(name));
  const fits =
    known.startsWith(before) &&
    known.endsWith(after) &&
    known.length >= before.length + after.length;
  return fits ? { [name]: known.slice(before.length, known.length - after.length) } : undefined;
}
