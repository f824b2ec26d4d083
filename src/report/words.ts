import { Condition, PolicyStatement } from '../private/policy/model';
import { shown } from '../private/policy/text';

const OPERATORS: readonly [RegExp, string][] = [
  [/^(String|Arn)Like$|^ArnEquals$/, 'is like'],
  [/^(String|Arn)NotLike$|^ArnNotEquals$/, 'is not like'],
  [/^(String|Numeric|Date)Equals$|^StringEqualsIgnoreCase$|^Bool$|^BinaryEquals$/, 'is'],
  [/^(String|Numeric|Date)NotEquals$|^StringNotEqualsIgnoreCase$/, 'is not'],
  [/^IpAddress$/, 'is in'],
  [/^NotIpAddress$/, 'is not in'],
  [/^(Numeric|Date)LessThan$/, 'is below'],
  [/^(Numeric|Date)LessThanEquals$/, 'is at most'],
  [/^(Numeric|Date)GreaterThan$/, 'is above'],
  [/^(Numeric|Date)GreaterThanEquals$/, 'is at least'],
];

/** A condition as a phrase: `aws:ResourceTag/Team is North or South`. */
export function conditionWords({ operator, key, values }: Condition): string {
  const [, set = '', name, ifExists = ''] = /^(ForAnyValue:|ForAllValues:)?(\w+?)(IfExists)?$/i.exec(operator) ?? ['', '', operator];
  const said = values.map((value) => (value === '' ? 'empty' : shown(value))).join(' or ');
  if (name === 'Null') return `${key} is ${values.join() === 'true' ? 'absent' : 'present'}`;
  const verb = OPERATORS.find(([pattern]) => pattern.test(name))?.[1] ?? name;
  const subject = set === 'ForAllValues:' ? `every ${key}` : set === 'ForAnyValue:' ? `some ${key}` : key;
  return `${subject} ${verb} ${said}${ifExists && ', where it is present'}`;
}

/** All that must hold for a statement. */
export const statementConditions = ({ conditions, onlyIf }: PolicyStatement): string[] =>
  [...conditions.map(conditionWords), ...onlyIf.map(templateCondition)].sort();

/** A condition of a template, by its name, or `not` and the name. */
export const templateCondition = (name: string): string =>
  (name.startsWith('not ') ? `the template's condition ${name.slice(4)} does not hold` : `the template's condition ${name} holds`);
