import { Provenance, provenanceOf, sourcesSection } from './provenance';
import { SlipExplained, slipsOf, slipsSection } from './slips';
import {
  actionFacts,
  actionsOf,
  familyServices,
  resourcePlace,
  resourceType,
  resourceTypesOf,
} from '../../src/catalogue/catalogue';
import { shortened } from '../../src/policy/shorten-list';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface ResourceTypeExplained {
  readonly kind: 'resource type';
  readonly service: string;
  readonly type: string;
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
  /** The actions that are checked on it. */
  readonly actions: readonly string[];
  /** What limits a scope to resources of the type. */
  readonly write?: string;
  readonly slips: readonly SlipExplained[];
  readonly sources: readonly Provenance[];
}

/** Returns the resource types of the family, as `connect:queue`. */
export const resourceTypeNames = (): string[] =>
  familyServices().flatMap((service) =>
    resourceTypesOf(service).map((type) => `${service}:${type}`),
  );

export function explainResourceType(name: string): ResourceTypeExplained {
  const [service, type] = name.split(':');
  const facts = resourceType(service, type);
  if (!facts) throw new Error(`The catalogue has no resource type ${name}.`);
  const inScope = service === 'connect' ? type : name;
  const isChecked = (action: string) => {
    const { types = [], optionalTypes = [] } = actionFacts(action) ?? {};
    return [...types, ...optionalTypes].includes(type);
  };
  return {
    kind: 'resource type',
    service,
    type,
    arns: facts.arns,
    conditionKeys: facts.keys ?? [],
    actions: actionsOf(service).filter(isChecked),
    ...(resourcePlace(inScope) && { write: `scope.withResources('${inScope}', ...)` }),
    slips: slipsOf(name),
    sources: provenanceOf('iam-data'),
  };
}

/** The number of actions that a list names before it counts. */
const MOST = 40;

/** Renders a resource type for people. */
export const resourceTypeSheet = (one: ResourceTypeExplained, how: Typesetting): string =>
  sheet(
    `${one.service}:${one.type}`,
    'Resource type.',
    [
      { heading: 'ARNs', lines: one.arns },
      {
        heading: 'Condition keys',
        lines: one.conditionKeys.length > 0 ? [one.conditionKeys.join(', ')] : [],
      },
      {
        heading: `Actions that are checked on it: ${one.actions.length}`,
        lines: one.actions.length > 0 ? [shortened(one.actions, MOST)] : [],
      },
      slipsSection(one.slips),
      { heading: 'Write', lines: one.write ? [one.write] : [] },
      sourcesSection(one.sources),
    ],
    how,
  );
