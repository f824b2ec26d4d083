import { conditionKeysOfFamily } from './condition-key';
import { renamed } from './renamed';
import { resourceTypeNames } from './resource-type';
import { ruleTitles } from './rule';
import { namesOf } from './service';
import { namesOfSlips } from './slips';
import { capabilities } from '../../src/catalogue/capabilities';
import {
  actionsOf,
  cataloguedServices,
  conditionKeyFacts,
  deployableTypes,
  familyServices,
  jobFacts,
  jobIds,
  managedPolicyNames,
  publishedNames,
  serviceLinkedRole,
  serviceLinkedRoleIds,
  topics,
  useCaseFacts,
  useCaseIds,
} from '../../src/catalogue/catalogue';
import { constantName } from '../../src/text/constant-name';

/** A subject that can be explained. */
export interface Subject {
  readonly kind:
    | 'action'
    | 'capability'
    | 'use case'
    | 'page'
    | 'job'
    | 'rule'
    | 'managed policy'
    | 'AWS managed policy'
    | 'condition key'
    | 'resource type'
    | 'CloudFormation type'
    | 'service'
    | 'service-linked role'
    | 'published name'
    | 'topic'
    | 'renamed action';
  readonly name: string;
  /** Its other names. */
  readonly labels: readonly string[];
  /** Words that people use for it. They find it, but are no names of it. */
  readonly terms?: readonly string[];
}

/** Returns everything that can be explained, in the order in which it is shown. */
export function subjects(): Subject[] {
  const rows = useCaseIds().map(useCaseFacts);
  const actions = cataloguedServices().flatMap(actionsOf);
  const pages = [...new Set(rows.map(({ page }) => page))];
  return [
    ...actions.map((name): Subject => ({ kind: 'action', name, labels: [name.split(':')[1]] })),
    ...renamed().map(({ name }): Subject => ({
      kind: 'renamed action',
      name,
      labels: [name.split(':')[1]],
    })),
    ...rows.map(({ id, label, formerLabel, section }): Subject => ({
      kind: 'use case',
      name: id,
      labels: [
        `ConsoleUseCase.${constantName(id)}`,
        label,
        ...(formerLabel ? [formerLabel] : []),
        ...(section ? [`${section}: ${label}`] : []),
      ],
    })),
    ...pages.map((page): Subject => {
      const former = rows.find((row) => row.page === page)?.formerPage;
      return {
        kind: 'page',
        name: page,
        labels: [`ConsolePage.${constantName(page)}`, ...(former ? [former] : [])],
      };
    }),
    ...jobIds().map((id): Subject => ({
      kind: 'job',
      name: id,
      labels: [`ConnectJob.${constantName(id)}`, jobFacts(id).label],
    })),
    ...capabilities().map(({ id, label, question, searchTerms }): Subject => ({
      kind: 'capability',
      name: id,
      labels: [label, question],
      terms: searchTerms,
    })),
    ...ruleTitles().map(([name, title]): Subject => ({ kind: 'rule', name, labels: [title] })),
    ...managedPolicyNames().map((name): Subject => ({ kind: 'managed policy', name, labels: [] })),
    ...facts(),
  ];
}

/** Returns the values of a condition key that are names of their own: `BOT_MANAGEMENT`. */
const valuesNamed = (key: string): readonly string[] =>
  (conditionKeyFacts().values.find((one) => one.key === key)?.values ?? []).filter((value) =>
    value.includes('_'),
  );

/** Returns the services, resource types, condition keys, roles and topics. */
const facts = (): Subject[] => [
  ...familyServices().map((name): Subject => ({ kind: 'service', name, labels: namesOf(name) })),
  ...resourceTypeNames().map((name): Subject => ({
    kind: 'resource type',
    name,
    labels: [name.split(':')[1]],
  })),
  ...deployableTypes().map((name): Subject => ({
    kind: 'CloudFormation type',
    name,
    labels: [],
  })),
  ...conditionKeysOfFamily().map((name): Subject => ({
    kind: 'condition key',
    name,
    labels: [name.split('/')[0], name.split(':')[1], ...valuesNamed(name)],
  })),
  ...serviceLinkedRoleIds().map((id): Subject => {
    const { namePrefix: name, feature, principal } = serviceLinkedRole(id);
    const labels = [name.replace(/_$/, ''), principal];
    return { kind: 'service-linked role', name, labels, terms: [feature, 'service-linked role'] };
  }),
  ...publishedNames().map(({ name }): Subject => ({
    kind: 'published name',
    name,
    labels: [name.split(':')[1]],
  })),
  ...topics().map((topic): Subject => ({
    kind: 'topic',
    name: topic.id,
    labels: [topic.label, ...topic.terms, ...(topic.slips ? namesOfSlips() : [])],
  })),
];
