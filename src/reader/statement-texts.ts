import { digest } from './digest';
import { Resolved } from './intrinsics/conditional-value';
import { list } from './json';
import { itemsOf, LocatedValue } from './located-value';
import { problemAt, readAs, Reading } from './readings';
import { PolicyText } from '../policy/deploy-time-text';
import { Place } from '../policy/model';
import { TemplateCondition, templateConditionsKey } from '../policy/template-condition';

/** Texts of a list that share template conditions. */
export interface ConditionalTexts {
  readonly templateConditions: readonly TemplateCondition[];
  readonly texts: readonly PolicyText[];
}

/** The maximum number of groups of actions, or of resources, with different template conditions. */
const MOST_GROUPS = 16;
/** Represents the conditions of the texts beyond that number. */
const oneOfMany = (items: readonly LocatedValue[]): readonly TemplateCondition[] => {
  const content = items.map(({ value, templateConditions }) => [value, templateConditions]);
  return [{ name: `one of many conditions, ${digest(content)}`, holds: true }];
};

/** Returns whether a value is a text or a list of texts, as almost all are. */
const isTexts = (value: Resolved): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'));

/** Returns actions or resources, grouped by their template conditions. */
export function conditionalTexts(
  value: Resolved,
  place: Place,
  what: string,
): Reading<readonly ConditionalTexts[]> {
  if (isTexts(value)) return readAs([{ templateConditions: [], texts: list(value) as string[] }]);
  const items = itemsOf(value, place);
  const groups = groupedTexts(items);
  return readAs(
    groups.length === 0 ? [{ templateConditions: [], texts: [] }] : groups,
    notTexts(items, what),
  );
}

/** Returns the texts of a list, regardless of their conditions. */
export function textsOf(
  value: Resolved,
  place: Place,
  what: string,
): Reading<readonly PolicyText[]> {
  const items = itemsOf(value, place);
  return readAs(
    items.flatMap((item) => (typeof item.value === 'string' ? [item.value] : [])),
    notTexts(items, what),
  );
}

function groupedTexts(items: readonly LocatedValue[]): ConditionalTexts[] {
  const groups = new Map<string, ConditionalTexts & { readonly texts: PolicyText[] }>();
  for (const { value, templateConditions } of items) {
    if (typeof value !== 'string') continue;
    const exact = templateConditionsKey(templateConditions);
    const isFull = groups.size >= MOST_GROUPS && !groups.has(exact);
    const key = isFull ? 'others' : exact;
    const group = groups.get(key);
    if (group) group.texts.push(value);
    else
      groups.set(key, {
        templateConditions: isFull ? oneOfMany(items) : templateConditions,
        texts: [value],
      });
  }
  return [...groups.values()];
}

/** Describes the items that should be text but are not. */
export const notTexts = (items: readonly LocatedValue[], what: string) =>
  items
    .filter(({ value }) => typeof value !== 'string')
    .map(({ value, place }) => problemAt(place, `${what} is text, not ${kindOf(value)}`));

export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}
