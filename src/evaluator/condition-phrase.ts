import { operator, operatorParts } from './condition-operators';
import {
  betweenColons,
  hasDeployTimeValue,
  nameOfOpaque,
  toDisplayText,
  PolicyText,
} from '../policy/deploy-time-text';
import { Condition, PolicyStatement } from '../policy/model';
import { TemplateCondition } from '../policy/template-condition';

/** What must hold, or must not, as people are told: the same words wherever a condition is told of. */
export interface ConditionPhrase {
  readonly holds: string;
  readonly not: string;
}

/** All that must hold for a statement to be about a request. */
export const statementPhrases = ({
  conditions,
  templateConditions,
}: PolicyStatement): ConditionPhrase[] => [
  ...conditions.map((condition) => conditionPhrase(condition)),
  ...templateConditions.map(templatePhrase),
];

/** What must hold for phrases not to hold all together. */
export const unlessAll = (phrases: readonly ConditionPhrase[]): string =>
  [...new Set(phrases.map(({ not }) => not))].join(' or ');

export function templatePhrase({ name, holds }: TemplateCondition): ConditionPhrase {
  const condition = `the condition ${name} of the template`;
  const [yes, no] = [`${condition} holds`, `${condition} does not hold`];
  return holds ? { holds: yes, not: no } : { holds: no, not: yes };
}

/** A condition of a statement; with the value of its key where the request says it. */
export function conditionPhrase(
  condition: Condition,
  value?: string | readonly string[],
): ConditionPhrase {
  const { key, operator: written, values } = condition;
  const { name, set, ifExists } = operatorParts(written);
  if (name === 'null') {
    const [absent, present] = [`${key} is absent`, `${key} is present`];
    return values.some((one) => one.toLowerCase() === 'true')
      ? { holds: absent, not: present }
      : { holds: present, not: absent };
  }
  const known = operator(name);
  // IAM refuses operators that it does not have: what one would mean is not known.
  if (!known)
    return {
      holds: `${key} ${written} ${orList(values)}`,
      not: `not (${key} ${written} ${orList(values)})`,
    };
  return inWords({
    condition,
    value,
    holds: known.holds,
    not: known.not,
    negated: known.negated,
    set,
    ifExists,
  });
}

interface Told {
  readonly condition: Condition;
  readonly value: string | readonly string[] | undefined;
  readonly holds: string;
  readonly not: string;
  readonly negated?: true;
  readonly set?: string;
  readonly ifExists: boolean;
}

/** `connect:InstanceId is a or b`, `one of aws:TagKeys is Team`. */
function inWords({
  condition: { key, values, operator: written },
  value,
  holds,
  not,
  negated,
  set,
  ifExists,
}: Told): ConditionPhrase {
  const list = (one: boolean) =>
    values.length === 1 ? valueWords(values[0]) : one ? orList(values) : `any of ${orList(values)}`;
  const verb = (words: string, wildcards: boolean) =>
    wildcards || !/like/.test(words) ? words : words.replace(' like', '');
  const wild = /like|arn/i.test(written) && values.some((one) => /[*?]/.test(one));
  // A value that is given and a value of the template: it is the one that deployment brings of which something must hold.
  const [only] = values;
  const single = typeof value === 'string' ? value : undefined;
  const swapped =
    single !== undefined &&
    values.length === 1 &&
    hasDeployTimeValue(only) &&
    !hasDeployTimeValue(single) &&
    /^(is|is not)$/.test(verb(holds, wild));
  const subject = swapped
    ? toDisplayText(only)
    : single !== undefined && hasDeployTimeValue(single)
      ? toDisplayText(single)
      : single === undefined
        ? key
        : `${key}, ${single},`;
  const object = (words: string, positive: boolean) =>
    `${verb(words, wild)} ${swapped ? single : list(positive)}`;
  const [yes, no] = [object(holds, !negated), object(not, negated === true)];
  if (set === 'forallvalues')
    return { holds: `each of ${subject} ${yes}`, not: `one of ${subject} ${no}` };
  if (set === 'foranyvalue')
    return {
      holds: `one of ${subject} ${yes}`,
      not: negated ? `each of ${subject} ${no}` : `none of ${subject} ${yes}`,
    };
  if (ifExists && value === undefined && !negated)
    return { holds: `${subject} ${yes} or absent`, not: `${subject} is present and ${no}` };
  return { holds: `${subject} ${yes}`, not: `${subject} ${no}` };
}

const valueWords = (value: PolicyText): string => (value === '' ? 'empty' : toDisplayText(value));

const orList = (values: readonly PolicyText[]): string =>
  [values.slice(0, -1).map(valueWords).join(', '), ...values.slice(-1).map(valueWords)]
    .filter((part) => part !== '')
    .join(' or ');

/** What deployment must bring for a pattern to take in a text. */
export function takenIn(pattern: PolicyText, text: PolicyText): ConditionPhrase {
  if (nameOfOpaque(text) !== undefined)
    return about(
      toDisplayText(text),
      /[*?]/.test(pattern) ? 'is like' : 'is',
      toDisplayText(pattern),
    );
  if (/\$\{/.test(pattern))
    return about(
      toDisplayText(text),
      /[*?]/.test(pattern) ? 'is like' : 'is',
      toDisplayText(pattern),
    );
  const solved = solve(pattern, text) ?? solve(text, pattern);
  if (!solved)
    return {
      holds: `${toDisplayText(pattern)} takes in ${toDisplayText(text)}`,
      not: `${toDisplayText(pattern)} does not take in ${toDisplayText(text)}`,
    };
  const all = Object.entries(solved).map(([name, value]) => about(`\${${name}}`, 'is', value));
  return {
    holds: all.map(({ holds }) => holds).join(' and '),
    not: all.map((one) => one.not).join(' or '),
  };
}

const about = (subject: string, verb: string, object: string): ConditionPhrase => ({
  holds: `${subject} ${verb} ${object}`,
  not: `${subject} ${verb.replace('is', 'is not')} ${object}`,
});

/** What each opaque part of the one must be to make it the other, when there is one way only: part by part of an ARN. */
function solve(open: PolicyText, known: PolicyText): Record<string, string> | undefined {
  if (hasDeployTimeValue(known) || /[*?]|\$\{/.test(known)) return undefined;
  const whole = bind(open, known);
  if (whole) return whole;
  const [opens, knowns] = [betweenColons(open), known.split(':')];
  if (opens.length !== knowns.length) return undefined;
  const found: Record<string, string> = {};
  for (let i = 0; i < opens.length; i++) {
    if (!hasDeployTimeValue(opens[i])) continue;
    const bound = bind(opens[i], knowns[i]);
    if (!bound) return undefined;
    for (const [name, value] of Object.entries(bound)) {
      if (name in found && found[name] !== value) return undefined;
      found[name] = value;
    }
  }
  return found;
}

/** A text with one opaque part and no wildcards. */
function bind(open: PolicyText, known: string): Record<string, string> | undefined {
  const [, before, name, after] =
    /^([^\u0001*?]*)\u0001([^\u0001\u0002]*)\u0002([^\u0001*?]*)$/.exec(open) ?? [];
  if (
    name === undefined ||
    !known.startsWith(before) ||
    !known.endsWith(after) ||
    known.length < before.length + after.length
  )
    return undefined;
  return { [name]: known.slice(before.length, known.length - after.length) };
}
