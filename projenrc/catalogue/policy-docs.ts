import {
  HoldsFact,
  managedPolicies,
  ManagedPolicyFact,
  MovedFact,
  PolicyVersionFact,
  serviceLinkedRoles,
  sources,
} from './facts';
import { code, codes, table } from './markdown';
import { Change, changeOf, holds, placeKey } from './policy-changes';

type Differences = Partial<Change> & { readonly rescoped?: readonly string[] };

/** What in this library has the policy. */
const USED_BY: Record<string, readonly string[]> = {
  AmazonConnect_FullAccess: ['ConnectAdminRole', 'ConnectAccess.fullAccess()'],
  AmazonConnectReadOnlyAccess: ['ConnectReadOnlyRole', 'ConnectAccess.readOnly()'],
  AmazonConnectVoiceIDFullAccess: ['VoiceIdAdmin', 'ConnectAccess.voiceId()'],
};

/** The page of managed policies: path to text. */
export function policyDocs(): Record<string, string> {
  return {
    'docs/managed-policies.md': page(managedPolicies(), sources()['managed-policies'].readOn),
  };
}

export function page(policies: readonly ManagedPolicyFact[], readOn: string): string {
  const active = (policy: ManagedPolicyFact) => policy.status.startsWith('active');
  const attachable = policies
    .filter((policy) => !policy.serviceLinked)
    .sort((a, b) => Number(active(b)) - Number(active(a)));
  const linked = policies.filter((policy) => policy.serviceLinked);
  return [
    intro(readOn),
    overview([...attachable, ...linked]),
    '## Policies that can be attached\n',
    ...attachable.map(section),
    '## Policies of service-linked roles\n',
    'They are part of the service-linked roles, change with them, and nobody can attach or pin them.\n',
    ...linked.map(section),
  ].join('\n');
}

const intro = (
  readOn: string,
) => `<!-- ~~ Generated from the catalogue. To modify, edit catalogue/ and run "npm run catalogue:render". -->

# Managed policies

The managed policies of AWS that access to Amazon Connect is made of, and what each of their versions changed, the newest
first. AWS changes them without asking: a role that has one as AWS serves it has what the next version adds on the same day.
A role that has it pinned has a copy of one version, word for word:

\`\`\`ts
new ConnectAdminRole(this, 'Admin', { assumedBy, managedPolicyVersion: 'v3' });
ConnectAccess.readOnly('v4'); // for ConnectAccessRole, ConnectAccessPolicy, ConnectPermissionSet
\`\`\`

The history was read on ${readOn}, in the partition \`aws\`; AWS may number the versions in others differently. What a policy
allows is in the first line of its history and the lines above it.
`;

const dateOf = ({ date }: PolicyVersionFact) => date.slice(0, 10);

const overview = (policies: readonly ManagedPolicyFact[]) =>
  table(
    ['policy', 'newest version', 'versions known', 'used by'],
    policies.map((policy) => {
      const newest = policy.versions[policy.versions.length - 1];
      return [
        `[${code(policy.name)}](#${policy.name.toLowerCase()})`,
        `${newest.versionId} of ${dateOf(newest)}`,
        `${policy.versions.length}`,
        usedBy(policy),
      ];
    }),
  );

function usedBy({ name, serviceLinked }: ManagedPolicyFact): string {
  if (!serviceLinked) return codes(USED_BY[name] ?? []).replaceAll('<br>', ', ') || 'nothing here';
  const role = Object.values(serviceLinkedRoles()).find(
    ({ managedPolicy }) => managedPolicy === name,
  )!;
  return `the service-linked role: ${role.feature}`;
}

function section(policy: ManagedPolicyFact): string {
  const lines = policy.versions
    .map((version, i) => [
      version.versionId,
      dateOf(version),
      story(version, policy.versions[i - 1]),
      rowOf(version),
    ])
    .reverse();
  return [
    `### ${policy.name}\n`,
    `- ARN: ${code(policy.arn)}`,
    `- Status: ${policy.status}`,
    `- Used by: ${usedBy(policy)}\n`,
    table(['version', 'date', 'what changed', "on AWS's page of changes"], lines),
  ].join('\n');
}

const rowOf = ({ docsChangeRow = '' }: PolicyVersionFact) =>
  docsChangeRow.replace(/^no row in the docs change table/, 'no row');

/** A version in sentences, without marks of Markdown. */
export const plainStory = (
  version: PolicyVersionFact,
  before: PolicyVersionFact | undefined,
): string => story(version, before).replaceAll('<br>', ' ').replaceAll('`', '');

/** A version in sentences: what the documents say where both are known, otherwise what was noted of it. */
function story(version: PolicyVersionFact, before: PolicyVersionFact | undefined): string {
  if (version.document && before?.document)
    return told(changeOf(before.document, version.document), 'The same, written differently.');
  if (version.document && !before)
    return `The first version known. ${told({ added: [...holds(version.document).keys()].sort() }, 'nothing')}`;
  return told(version, noted(version.summary));
}

/** What was noted of a version without a document, of which nothing is known but this. */
const noted = (summary: string) =>
  summary
    .replace(/^first version known here/, 'The first version known')
    .replace(/^document identical to (v\d+)$/, 'The same document as $1.')
    .replace(/ \.\.\.$/, ' and more')
    .replace(/[a-z-]+:[A-Za-z*]+/g, code);

/** What changed, each kind in a sentence; actions that only went into a wildcard, or came out of one, are told apart from new ones. */
export function told(
  { added = [], removed = [], moved = [], rescoped = [] }: Differences,
  otherwise: string,
): string {
  const [into, gone] = parted(removed, added);
  const [outOf, fresh] = parted(added, removed);
  const sentences = [
    ...both('Allows', 'Denies', fresh),
    ...both('No longer allows', 'No longer denies', gone),
    ...both(
      'Allows by a wildcard what it named before:',
      'Denies by a wildcard what it named before:',
      into,
    ),
    ...both(
      'Allows by name what a wildcard allowed before:',
      'Denies by name what a wildcard denied before:',
      outOf,
    ),
    ...moved.map(movedTo),
    ...(rescoped.length > 0
      ? [
          `On other resources, or under other conditions: ${codes(rescoped).replaceAll('<br>', ', ')}.`,
        ]
      : []),
  ];
  return sentences.join('<br>') || otherwise;
}

/** The actions that a wildcard of the others takes in, and those that none does. */
function parted(
  actions: readonly string[],
  others: readonly string[],
): [taken: string[], rest: string[]] {
  const patterns = others
    .filter((other) => other.includes('*'))
    .map((other) => new RegExp(`^${other.split('*').join('.*')}$`));
  const taken = actions.filter((action) => patterns.some((pattern) => pattern.test(action)));
  return [taken, actions.filter((action) => !taken.includes(action))];
}

function both(allows: string, denies: string, actions: readonly string[]): string[] {
  const isDeny = (action: string) => action.startsWith('Deny ');
  const sentence = (start: string, some: readonly string[]) =>
    some.length > 0
      ? [`${start} ${some.map((action) => code(action.replace('Deny ', ''))).join(', ')}.`]
      : [];
  return [
    ...sentence(
      allows,
      actions.filter((action) => !isDeny(action)),
    ),
    ...sentence(denies, actions.filter(isDeny)),
  ];
}

function movedTo({ action, from, to }: MovedFact): string {
  const without = (some: readonly HoldsFact[], others: readonly HoldsFact[]) =>
    some.filter((place) => !others.some((other) => placeKey(other) === placeKey(place)));
  const [left, come] = [without(from, to), without(to, from)];
  const denies = action.startsWith('Deny ');
  const name = `${denies ? 'The deny of ' : ''}${code(action.replace('Deny ', ''))}`;
  if (left.length === 0) return `${name} ${denies ? 'holds ' : ''}also on ${places(come)}.`;
  if (come.length === 0) return `${name} no longer on ${places(left)}.`;
  return `${name} on ${places(come)}, no longer on ${places(left)}.`;
}

const places = (some: readonly HoldsFact[]) =>
  some
    .map(({ resource, condition = {} }) => {
      const keys = Object.entries(condition).flatMap(([operator, byKey]) =>
        Object.entries(byKey).map(([name, value]) =>
          code(`${operator} ${name} = ${String(value)}`),
        ),
      );
      return `${code(resource)}${keys.length > 0 ? ` with ${keys.join(' and ')}` : ''}`;
    })
    .join(' and ');
