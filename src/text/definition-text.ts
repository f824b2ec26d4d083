import { ConditionExpression } from '../policy/condition-expression';
import { Definition, ValueDefinition } from '../policy/deploy-time-definition';
import { toDisplayText } from '../policy/deploy-time-text';
import { shortened } from '../policy/shorten-list';

/** The maximum number of values to name. */
const NAMED = 3;

const KINDS: Readonly<Record<Definition['kind'], string>> = {
  condition: 'the template condition',
  parameter: 'the parameter',
  mapping: 'the mapped value',
  resource: 'the reference',
  environment: 'the pseudo parameter',
  computed: 'the value',
};

/** Returns what has another definition now, by its kind and name, and both definitions. */
export function definitionChangeText(before: Definition, after: Definition): string {
  const [was, is] = contentsOf(before, after);
  return `${KINDS[after.kind]} ${after.name}: ${was} before, ${is} now`;
}

function contentsOf(before: Definition, after: Definition): readonly [string, string] {
  if (before.kind === 'condition' || after.kind === 'condition' || before.kind !== after.kind)
    return [conditionOrKind(before), conditionOrKind(after)];
  const [was, is] = [before, after].map((one) => partsOf(one));
  const differing = [...was.keys()].filter((part) => was.get(part) !== is.get(part));
  const textOf = (parts: ReadonlyMap<string, string>) =>
    differing.map((part) => parts.get(part)).join(', ');
  return differing.length > 0 ? [textOf(was), textOf(is)] : ['other values in it', 'others'];
}

const conditionOrKind = (definition: Definition): string =>
  definition.kind === 'condition'
    ? expressionText(definition.expression)
    : [KINDS[definition.kind], definition.type ?? []].flat().join(' of ');

/** Returns what is known about a value, in words, by the kind of knowledge. */
function partsOf(definition: ValueDefinition): ReadonlyMap<string, string> {
  const { kind, type, values, allowed, pattern, rows, content } = definition;
  const isGiven = kind === 'environment' || kind === 'resource';
  return new Map([
    ['type', type === undefined ? 'no type' : `type ${type}`],
    ['values', valuesText(values, isGiven ? '' : 'default ')],
    ['allowed', allowed === undefined ? 'any value allowed' : `allowed ${listed(allowed)}`],
    ['pattern', pattern === undefined ? 'no pattern' : `pattern ${pattern}`],
    ['rows', listed((rows ?? []).map((row) => `${listed(row.values)} for ${row.key}`))],
    ['content', content === undefined ? 'none' : `content ${content}`],
  ]);
}

const valuesText = (values: readonly string[] | undefined, word: string): string =>
  values === undefined ? `no ${word || 'known value'}`.trim() : `${word}${listed(values)}`;

const listed = (texts: readonly string[]): string =>
  texts.length === 0 ? 'nothing' : shortened(texts.map(toDisplayText), NAMED);

/** Returns the definition of a template condition in words. */
export function expressionText(expression: ConditionExpression): string {
  switch (expression.kind) {
    case 'equals':
      return `${toDisplayText(expression.left)} is ${toDisplayText(expression.right)}`;
    case 'not':
      return expression.of.kind === 'equals'
        ? `${toDisplayText(expression.of.left)} is not ${toDisplayText(expression.of.right)}`
        : `not (${expressionText(expression.of)})`;
    case 'all-of':
      return expression.of.map(partText).join(' and ');
    case 'one-of':
      return expression.of.map(partText).join(' or ');
    case 'open':
      return toDisplayText(expression.text);
  }
}

const partText = (expression: ConditionExpression): string =>
  expression.kind === 'all-of' || expression.kind === 'one-of'
    ? `(${expressionText(expression)})`
    : expressionText(expression);
