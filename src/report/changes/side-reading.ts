import { mapExpression } from '../../policy/condition-expression';
import { ConditionDefinition, displayParts } from '../../policy/deploy-time-definition';
import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { constantOf } from '../../policy/deployments';
import { TemplateConditionRequirement } from '../../policy/requirement';
import { withoutPartition } from '../../policy/without-partition';

/** Converts report texts of one side back to policy texts, for a comparison. */
export interface SideReading {
  /** Returns the policy texts that a report text stands for: one, or each of several values. */
  readonly texts: (text: string) => readonly PolicyText[];
  /**
   * Returns a requirement with the definition of its condition, or whether it is always or never
   * met.
   */
  readonly condition: (
    requirement: TemplateConditionRequirement,
  ) => TemplateConditionRequirement | boolean;
}

/** What the texts of one side depend on. */
export interface SideContext {
  /** The names of deploy-time values. Other `${...}` are policy variables. */
  readonly names: ReadonlySet<string>;
  /** The values of deploy-time values that differ between the sides. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly conditions: ReadonlyMap<string, ConditionDefinition>;
  /** Returns the name to show for a condition. */
  readonly conditionName: (name: string) => string;
  /** Whether ARNs that differ only in the partition are equal. */
  readonly ignorePartition: boolean;
}

/** The maximum number of texts that one text stands for, and of values inside values. */
const MOST_TEXTS = 64;
const DEEPEST = 5;

export function sideReading(context: SideContext): SideReading {
  const { ignorePartition, conditions, conditionName } = context;
  const texts = (text: string): readonly PolicyText[] => {
    if (!text.includes('${')) return ignorePartition ? [withoutPartition(text)] : [text];
    const read = readParts(text, context, 0);
    return ignorePartition ? read.map(withoutPartition) : read;
  };
  return {
    texts,
    condition: (requirement) => {
      const { name, holds } = requirement;
      const defined = conditions.get(name);
      if (!defined) return requirement;
      const definition = mapExpression(defined.expression, (text) => texts(text)[0]);
      const constant = constantOf(definition);
      if (constant !== undefined) return constant === holds;
      return { ...requirement, name: conditionName(name), definition };
    },
  };
}

function readParts(text: string, context: SideContext, depth: number): readonly PolicyText[] {
  return displayParts(text).reduce<readonly PolicyText[]>(
    (all, part) => {
      const values = part.name === undefined ? [part.text] : valuesOf(part.name, context, depth);
      return all.flatMap((start) => values.map((end) => start + end)).slice(0, MOST_TEXTS);
    },
    [''],
  );
}

function valuesOf(name: string, context: SideContext, depth: number): readonly PolicyText[] {
  const values = depth < DEEPEST ? context.values.get(name) : undefined;
  if (values) return values.flatMap((one) => readParts(one, context, depth + 1));
  return [context.names.has(name) ? deployTimeValue(name) : `\${${name}}`];
}
