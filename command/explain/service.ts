import { Provenance, provenanceOf, sourcesSection } from './provenance';
import {
  actionFacts,
  actionsOf,
  familyService,
  resourceTypesOf,
  reviewFacts,
  termsOf,
} from '../../src/catalogue/catalogue';
import { sheet } from '../sheet';
import { Typesetting } from '../text';

export interface ServiceExplained {
  readonly kind: 'service';
  /** The prefix of its actions. */
  readonly prefix: string;
  readonly name: string;
  /** The names that products and guides use. */
  readonly names: readonly string[];
  /** The names of SDK clients and endpoints, which are not prefixes of actions. */
  readonly notPrefixes: readonly string[];
  readonly actionsByLevel: Readonly<Record<string, number>>;
  readonly resourceTypes: readonly string[];
  /** The enum of its actions. */
  readonly enum: string;
  readonly sources: readonly Provenance[];
}

export function explainService(prefix: string): ServiceExplained {
  const { name, enum: actionEnum } = familyService(prefix);
  const levels = actionsOf(prefix).map((action) => actionFacts(action)?.level ?? '');
  const clients = Object.entries(reviewFacts().prefixes);
  return {
    kind: 'service',
    prefix,
    name,
    names: namesOf(prefix),
    notPrefixes: clients.flatMap(([client, real]) => (real === prefix ? [client] : [])),
    actionsByLevel: Object.fromEntries(
      [...new Set(levels)]
        .sort()
        .map((level) => [level, levels.filter((one) => one === level).length]),
    ),
    resourceTypes: resourceTypesOf(prefix),
    enum: actionEnum,
    sources: provenanceOf('iam-data', ...termsOf(prefix).map(({ source }) => source)),
  };
}

/** Returns the names that people use for a service. */
export const namesOf = (prefix: string): string[] => termsOf(prefix).flatMap(({ names }) => names);

/** Renders a service for people. */
export const serviceSheet = (one: ServiceExplained, how: Typesetting): string =>
  sheet(
    one.prefix,
    `Service. ${one.name}.`,
    [
      { heading: 'Also called', lines: [one.names.join(', ')] },
      {
        heading: 'Names that are not prefixes of its actions',
        lines: one.notPrefixes.length > 0 ? [one.notPrefixes.join(', ')] : [],
      },
      {
        heading: `Actions, by access level (connect-iam explain '${one.prefix}:*' lists them)`,
        lines: Object.entries(one.actionsByLevel).map(([level, count]) => [level, `${count}`]),
      },
      { heading: 'Resource types', lines: [one.resourceTypes.join(', ')] },
      { heading: 'Enum of its actions', lines: [one.enum] },
      sourcesSection(one.sources),
    ],
    how,
  );
