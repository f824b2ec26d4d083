import { Provenance, provenanceOf, sourcesSection } from './provenance';
import { SlipExplained, slipsOf, slipsSection } from './slips';
import {
  actionFacts,
  actionsOf,
  conditionKeyFacts,
  familyServices,
  resourceType,
  resourceTypesOf,
  scopeMethodOf,
} from '../../src/catalogue/catalogue';
import { shortened } from '../../src/policy/shorten-list';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface ConditionKeyExplained {
  readonly kind: 'condition key';
  readonly key: string;
  /** Whether a request can have several values, which policies compare by ForAnyValue. */
  readonly several: boolean;
  /** The values that the API takes, where they are from a list. */
  readonly values?: readonly string[];
  readonly actions: readonly string[];
  readonly resourceTypes: readonly string[];
  /** What limits a scope by the key. */
  readonly write?: string;
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
}

/** Returns the condition keys that actions and resource types of the family take. */
export const conditionKeysOfFamily = (): string[] =>
  [
    ...new Set([
      ...actionsOfFamily().flatMap((action) => actionFacts(action)?.keys ?? []),
      ...typesOfFamily().flatMap(({ keys }) => keys),
    ]),
  ].sort();

export function explainConditionKey(key: string): ConditionKeyExplained {
  const { multiValued, values } = conditionKeyFacts();
  const known = values.find((one) => one.key === key)?.values;
  const method = scopeMethodOf(key);
  return {
    kind: 'condition key',
    key,
    several: multiValued.includes(key),
    ...(known && { values: known }),
    actions: actionsOfFamily().filter((action) => actionFacts(action)?.keys?.includes(key)),
    resourceTypes: typesOfFamily().flatMap(({ name, keys }) => (keys.includes(key) ? [name] : [])),
    ...(method && { write: `scope.withConditions(ConnectCondition.${method}(...))` }),
    slips: slipsOf(key),
    sources: provenanceOf('iam-data', ...(known ? ['botocore'] : [])),
  };
}

const actionsOfFamily = () => familyServices().flatMap(actionsOf);

const typesOfFamily = () =>
  familyServices().flatMap((service) =>
    resourceTypesOf(service).map((type) => ({
      name: `${service}:${type}`,
      keys: resourceType(service, type)?.keys ?? [],
    })),
  );

/** The number of actions that a list names before it counts. */
const MOST = 40;

/** Renders a condition key for people. */
export const conditionKeySheet = (one: ConditionKeyExplained, how: Typesetting): string =>
  sheet(
    one.key,
    `Condition key. ${one.several ? 'A request can have several values.' : 'A request has one value.'}`,
    [
      { heading: 'Values', lines: one.values ? [one.values.join(', ')] : [] },
      {
        heading: `Actions with it: ${one.actions.length}`,
        lines: one.actions.length > 0 ? [shortened(one.actions, MOST)] : [],
      },
      {
        heading: 'Resource types with it',
        lines: one.resourceTypes.length > 0 ? [one.resourceTypes.join(', ')] : [],
      },
      slipsSection(one.slips),
      { heading: 'Write', lines: one.write ? [one.write] : [] },
      sourcesSection(one.sources),
    ],
    how,
  );
