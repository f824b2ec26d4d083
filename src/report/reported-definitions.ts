import { displayTexts } from './reported-statement';
import { mapExpression } from '../policy/condition-expression';
import { Definition } from '../policy/deploy-time-definition';
import { toDisplayText } from '../policy/deploy-time-text';

/** Returns a definition in readable form. */
export function reportedDefinition(definition: Definition): Definition {
  if (definition.kind === 'condition')
    return { ...definition, expression: mapExpression(definition.expression, toDisplayText) };
  const { values, rows, byDefault: _, exported: __, listed: ___, ...rest } = definition;
  return {
    ...rest,
    ...(values && { values: displayTexts(values) }),
    ...(rows && { rows: rows.map((row) => ({ ...row, values: displayTexts(row.values) })) }),
  };
}
