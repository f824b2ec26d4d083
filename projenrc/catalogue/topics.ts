import { awsPolicies } from './aws-policies';
import { family, managedPolicies, sources, useCases } from './facts';
import { readJson } from './json';
import type { Slip } from '../../src/catalogue/slips';
import type { TermsOfService } from '../../src/catalogue/terms';
import type { Topic } from '../../src/catalogue/topics';

/** That terms, topics and slips name sources, services, policies and rows that the catalogue has. */
export function inconsistenciesOfTopics(): string[] {
  const { terms } = readJson<{ terms: TermsOfService[] }>('catalogue/terms.json');
  const { topics } = readJson<{ topics: Topic[] }>('catalogue/topics.json');
  const { slips } = readJson<{ slips: Slip[] }>('catalogue/slips.json');
  const rows = useCases().map(({ id }) => id);
  const policies = [
    ...managedPolicies().map(({ name }) => name),
    ...Object.keys(awsPolicies().documents),
  ];
  const named = [
    ...terms.map(({ source }) => source),
    ...topics.flatMap(({ source, furtherSources = [] }) => [source, ...furtherSources]),
    ...slips.flatMap(({ on, source }) => [on, source]),
  ];
  return [
    ...missing('source', named, Object.keys(sources())),
    ...missing(
      'service',
      terms.map(({ service }) => service),
      Object.keys(family()),
    ),
    ...missing(
      'row',
      topics.flatMap(({ useCases: ids = [] }) => ids),
      rows,
    ),
    ...missing(
      'policy',
      topics.flatMap((topic) => topic.policies ?? []),
      policies,
    ),
  ];
}

const missing = (what: string, named: readonly string[], known: readonly string[]): string[] =>
  named
    .filter((name) => !known.includes(name))
    .map((name) => `terms, topics or slips: no such ${what}: ${name}`);
