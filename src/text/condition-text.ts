import { earlyVariableText, matchText } from './match-text';
import { operatorWords, OperatorWords } from './operator-words';
import { operatorParts } from '../policy/condition-operator';
import { hasDeployTimeValue, PolicyText, toDisplayText } from '../policy/deploy-time-text';
import {
  AnyOfRequirement,
  KeyRequirement,
  Requirement,
  ResourceRequirement,
} from '../policy/requirement';
import {
  HAS_DEFAULT,
  isKeeping,
  KEEPS,
  parameterOfDefault,
  TemplateCondition,
} from '../policy/template-condition';
import { UNREAD_OPERATOR } from '../policy/unread-condition';

/** Returns a requirement in words, the same ones in all output. */
export function requirementText(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'key':
      return keyText(requirement);
    case 'template-condition':
      return templateConditionText(requirement);
    case 'match':
      return matchText(requirement);
    case 'resource':
      return resourceText(requirement);
    case 'any-of':
      return anyOfText(requirement);
  }
}

/**
 * Returns a template condition in words. A choice of a Terraform plan is a sentence: `... is ...`. So
 * is the default of a parameter.
 */
function templateConditionText({ name, holds }: TemplateCondition): string {
  if (isKeeping({ name, holds })) return holds ? name : name.replace(KEEPS, ' does not keep what ');
  if (parameterOfDefault({ name, holds: true }) !== undefined)
    return holds ? name : name.replace(HAS_DEFAULT, 'does not have its default');
  if (CHOICE.test(name)) return holds ? name : name.replace(CHOICE, ' is not ');
  return `the condition ${name} of the template ${holds ? 'holds' : 'does not hold'}`;
}

const CHOICE = / is (?=(\S+|\S*\$\{.*\}\S*|that of .+|deployed to .+)$)/;

/** Returns requirements in words, each once. */
export const requirementTexts = (requirements: readonly Requirement[]): string[] => [
  ...new Set(requirements.map(requirementText)),
];

function resourceText({ resources, holds }: ResourceRequirement): string {
  const text = `${holds ? 'on' : 'not on'} ${resources.map(toDisplayText).join(' or ')}`;
  const early = earlyVariableText(resources, true);
  return early === undefined ? text : `${text} if ${early}`;
}

function anyOfText({ of }: AnyOfRequirement): string {
  const groups = of.map((group) => requirementTexts(group).join(' and '));
  const separator = of.some((group) => group.length > 1) ? ', or ' : ' or ';
  return [...new Set(groups)].join(separator);
}

/** Returns the condition on a key: `connect:InstanceId is a or b`, `one of aws:TagKeys is Team`. */
function keyText(written: KeyRequirement): string {
  const requirement = {
    ...written,
    key: toDisplayText(written.key),
    operator: toDisplayText(written.operator),
  };
  const { key, operator, values, holds } = requirement;
  const { name } = operatorParts(operator);
  if (operator === UNREAD_OPERATOR)
    return `the condition ${orList(values)} ${holds ? 'holds' : 'does not hold'}`;
  if (name === 'null') {
    if (values.some(hasDeployTimeValue))
      return `Null of ${key} ${holds ? 'is' : 'is not'} ${orList(values)}`;
    const isAbsent = values.some((one) => one.toLowerCase() === 'true') === holds;
    return `${key} is ${isAbsent ? 'absent' : 'present'}`;
  }
  const words = operatorWords(name);
  if (words) return comparisonText(requirement, words);
  // IAM rejects unknown operators, so their effect is unknown.
  const asWritten = `${key} ${operator} ${orList(values)}`;
  return holds ? asWritten : `not (${asWritten})`;
}

function comparisonText(requirement: KeyRequirement, words: OperatorWords): string {
  const { holds, operator, actual } = requirement;
  const { set, ifExists } = operatorParts(operator);
  const { subject, predicate } = sidesOf(requirement, words);
  if (set === 'forallvalues') return `${holds ? 'each' : 'one'} of ${subject} ${predicate(holds)}`;
  if (set === 'foranyvalue') {
    if (holds) return `one of ${subject} ${predicate(true)}`;
    return words.negated
      ? `each of ${subject} ${predicate(false)}`
      : `none of ${subject} ${predicate(true)}`;
  }
  if (!ifExists || actual !== undefined || words.negated) return `${subject} ${predicate(holds)}`;
  return holds
    ? `${subject} ${predicate(true)} or absent`
    : `${subject} is present and ${predicate(false)}`;
}

interface Sides {
  readonly subject: string;
  /** Returns the verb with its object, for a condition that holds or does not hold. */
  readonly predicate: (holds: boolean) => string;
}

/** Returns the subject of a comparison, and the predicate. */
function sidesOf({ key, operator, values, actual }: KeyRequirement, words: OperatorWords): Sides {
  const hasWildcards = /like|arn/i.test(operator) && values.some((one) => /[*?]/.test(one));
  const verb = (holds: boolean) => {
    const text = holds ? words.holds : words.not;
    return hasWildcards ? text : text.replace(' like', '');
  };
  const value = typeof actual === 'string' ? actual : undefined;
  // A comparison of a request value with a template value takes the deploy-time one as its subject.
  if (value !== undefined && isSwapped(value, values) && /^(is|is not)$/.test(verb(true)))
    return {
      subject: toDisplayText(values[0]),
      predicate: (holds) => `${verb(holds)} ${value}`,
    };
  // The negation of a list means that none of its values is present.
  const list = (holds: boolean) => {
    const isPositive = holds !== (words.negated === true);
    if (values.length === 1 || isPositive) return orList(values);
    return `any of ${orList(values)}`;
  };
  return {
    subject: subjectText(key, value),
    predicate: (holds) => `${verb(holds)} ${list(holds)}`,
  };
}

function isSwapped(value: PolicyText, values: readonly PolicyText[]): boolean {
  return values.length === 1 && hasDeployTimeValue(values[0]) && !hasDeployTimeValue(value);
}

function subjectText(key: string, value: PolicyText | undefined): string {
  if (value === undefined) return key;
  return hasDeployTimeValue(value) ? toDisplayText(value) : `${key}, ${value},`;
}

const valueText = (value: PolicyText) => (value === '' ? 'empty' : toDisplayText(value));

/** Returns values as a list in words: `a, b or c`. */
function orList(values: readonly PolicyText[]): string {
  const texts = values.map(valueText);
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;
}
