import { toPolicyText } from './cdk-text';
import { ConnectCondition } from './connect-condition';
import { scopeConditionFacts } from '../catalogue/catalogue';
import { TargetEnvironment } from '../input/target-environment';
import { checkLiteral } from '../input/tokens';
import { Condition } from '../policy/condition';

/**
 * Returns the conditions of a policy. A request with several values must have one, and each of them
 * must be allowed: `ForAllValues` alone allows a request without the key.
 *
 * @throws when a token resolves to a wildcard or a policy variable
 */
export const resolveConditions = (
  label: string,
  from: TargetEnvironment,
  conditions: readonly ConnectCondition[],
): Condition[] => conditions.flatMap((condition) => resolveCondition(label, from, condition));

function resolveCondition(
  label: string,
  from: TargetEnvironment,
  { _method, _key, _name = '', _values }: ConnectCondition,
): Condition[] {
  const literal = (text: string) =>
    toPolicyText(checkLiteral(label, from, text, 'one literal value'));
  const key = _key.replace(/\$\{\w+\}/, () => literal(_name));
  const values = _values.map(literal);
  const { several, arn } = scopeConditionFacts(_method);
  if (arn) return [{ operator: 'ArnEquals', key, values }];
  if (!several) return [{ operator: 'StringEquals', key, values }];
  return [
    { operator: 'ForAllValues:StringEquals', key, values },
    { operator: 'Null', key, values: ['false'] },
  ];
}
