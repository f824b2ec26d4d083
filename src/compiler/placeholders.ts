import { statementTemplate } from '../catalogue/catalogue';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** The values of placeholders: `{Bucket}` is filled with the ARNs under `Bucket`. */
export type PlaceholderValues = Readonly<Record<string, readonly PolicyText[]>>;

/**
 * Returns the catalogue statement with its placeholders filled.
 *
 * A placeholder with several values produces several resources. If instances are named,
 * `perInstance` has the values of each instance. The instance form of the template then replaces
 * its general form.
 */
export function instantiate(
  id: string,
  values: PlaceholderValues,
  perInstance?: readonly PlaceholderValues[],
): CompiledStatement {
  const { actions, effect = 'Allow', why, ...template } = statementTemplate(id);
  const each = perInstance?.map((instance) => ({ ...values, ...instance })) ?? [values];
  const forInstance = perInstance && template.forInstance;
  return {
    sid: id,
    effect,
    actions,
    notAction: false,
    resources: fillPlaceholders(id, forInstance?.resources ?? template.resources, each),
    notResource: template.allBut ?? false,
    conditions: fillConditions(
      id,
      conditionsIn({ ...template.conditions, ...forInstance?.conditions }),
      each,
    ),
    reason: why,
  };
}

/** Returns each text once for every value of its placeholders. */
export function fillPlaceholders(
  id: string,
  texts: readonly string[],
  each: readonly PlaceholderValues[],
): PolicyText[] {
  return [...new Set(each.flatMap((values) => texts.flatMap((text) => fill(id, text, values))))];
}

export const fillConditions = (
  id: string,
  conditions: readonly Condition[],
  each: readonly PlaceholderValues[],
): Condition[] =>
  conditions.map((condition) => ({
    ...condition,
    values: fillPlaceholders(id, condition.values, each),
  }));

/** Returns the text once for every value of its placeholders. */
function fill(id: string, text: string, values: PlaceholderValues): PolicyText[] {
  const found = /\{(\w+)\}/.exec(text);
  if (!found) return [text];
  const [written, name] = found;
  const filling = values[name];
  if (!filling) throw new Error(`Nothing fills ${written} of the statement ${id}`);
  const before = text.slice(0, found.index);
  // The value is not searched: an ARN never contains a placeholder.
  const rests = fill(id, text.slice(found.index + written.length), values);
  return filling.flatMap((value) => rests.map((rest) => before + value + rest));
}
