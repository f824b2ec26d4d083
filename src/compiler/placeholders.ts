import { statementTemplate } from '../catalogue/catalogue';
import { CompiledStatement } from '../policy/compiled-statement';
import { conditionsIn } from '../policy/conditions';
import { PolicyText } from '../policy/deploy-time-text';
import { Condition } from '../policy/model';

/** What placeholders are filled with: `{Bucket}` with the ARNs under `Bucket`. */
export type PlaceholderValues = Readonly<Record<string, readonly PolicyText[]>>;

/**
 * The statement of the catalogue with its placeholders filled.
 *
 * A placeholder with several values makes several resources. Where instances are named, `perInstance` has
 * the values of each, and the template's form for instances replaces its general one.
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

/** The texts once for every value of their placeholders. */
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

/** The text once for every value of its placeholders. */
function fill(id: string, text: string, values: PlaceholderValues): PolicyText[] {
  const found = /\{(\w+)\}/.exec(text);
  if (!found) return [text];
  const [written, name] = found;
  const filling = values[name];
  if (!filling) throw new Error(`Nothing fills ${written} of the statement ${id}`);
  const before = text.slice(0, found.index);
  // The value is not looked into: what is in an ARN is never a placeholder.
  const rests = fill(id, text.slice(found.index + written.length), values);
  return filling.flatMap((value) => rests.map((rest) => before + value + rest));
}
