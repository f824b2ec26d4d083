import { toPolicyText } from './cdk-text';
import { ConnectCondition } from './connect-condition';
import { checkDistinctKeys } from './scope-tags';
import { checkUserArnInStack } from './user-arn';
import { scopeConditionFacts } from '../catalogue/catalogue';
import { TargetEnvironment } from '../input/target-environment';
import { checkKnown, checkLiteral } from '../input/tokens';
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
): Condition[] => {
  const resolved = conditions.flatMap((condition) => resolveCondition(label, from, condition));
  checkDistinctKeys(label, [...new Set(resolved.map(({ key }) => key))]);
  return resolved;
};

function resolveCondition(
  label: string,
  from: TargetEnvironment,
  { _method, _key, _name = '', _values }: ConnectCondition,
): Condition[] {
  const literal = (text: string) =>
    toPolicyText(checkLiteral(label, from, text, 'one literal value'));
  const { several, arn } = scopeConditionFacts(_method);
  if (arn) {
    const arns = _values.map((one) => toPolicyText(checkUserArnInStack(label, from, one)));
    return [{ operator: 'ArnEquals', key: _key, values: arns }];
  }
  const name = literal(_name);
  checkKnown(label, name, 'the name of an attribute');
  const key = _key.replace(/\$\{\w+\}/, () => name);
  const values = _values.map(literal);
  if (!several) return [{ operator: 'StringEquals', key, values }];
  return [
    { operator: 'ForAllValues:StringEquals', key, values },
    { operator: 'Null', key, values: ['false'] },
  ];
}
