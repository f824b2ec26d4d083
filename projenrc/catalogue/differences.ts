import { ActionFact, ManagedPolicyFact, ServiceFacts } from './facts';

/** What changed in a service, one sentence a change, as a security engineer wants to read it. */
export function serviceChanges(before: ServiceFacts | undefined, after: ServiceFacts): string[] {
  if (!before)
    return [`${after.service}: new in the catalogue, ${Object.keys(after.actions).length} actions`];
  const name = (action: string) => `${after.service}:${action}`;
  const said: string[] = [];
  for (const [action, fact] of Object.entries(after.actions)) {
    const was = before.actions[action];
    if (!was) {
      said.push(`${name(action)} is new: ${fact.level}, on ${places(fact)}`);
      continue;
    }
    if (was.level !== fact.level)
      said.push(`${name(action)} is ${fact.level} now, was ${was.level}`);
    if (places(was) !== places(fact))
      said.push(`${name(action)} is re-scoped: on ${places(fact)}, was on ${places(was)}`);
    said.push(...listChange(`${name(action)} takes the condition key`, was.keys, fact.keys));
  }
  for (const action of Object.keys(before.actions)) {
    if (!after.actions[action]) said.push(`${name(action)} is gone`);
  }
  for (const [type, fact] of Object.entries(after.resourceTypes)) {
    const was = before.resourceTypes[type];
    if (!was)
      said.push(`${after.service} has a new resource type ${type}: ${fact.arns.join(' or ')}`);
    else if (was.arns.join() !== fact.arns.join())
      said.push(
        `${after.service}'s ${type} is ${fact.arns.join(' or ')} now, was ${was.arns.join(' or ')}`,
      );
    else
      said.push(
        ...listChange(`${after.service}'s ${type} takes the condition key`, was.keys, fact.keys),
      );
  }
  for (const type of Object.keys(before.resourceTypes)) {
    if (!after.resourceTypes[type]) said.push(`${after.service}'s resource type ${type} is gone`);
  }
  return said;
}

/** New versions of a managed policy, each in a sentence; a policy that AWS no longer lists is said too. */
export function policyChanges(
  before: ManagedPolicyFact,
  after: ManagedPolicyFact | undefined,
): string[] {
  if (!after)
    return before.status.startsWith('active') ? [`${before.name} is no longer listed by AWS`] : [];
  return after.versions
    .slice(before.versions.length)
    .map((v) => `${before.name} ${v.versionId} of ${v.date.slice(0, 10)}: ${v.summary}`);
}

function places(fact: ActionFact): string {
  const all = [...(fact.types ?? []), ...(fact.optionalTypes ?? []).map((t) => `${t} (optional)`)];
  return all.length === 0 ? '*' : all.join(', ');
}

function listChange(
  what: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): string[] {
  const gained = after.filter((x) => !before.includes(x));
  const lost = before.filter((x) => !after.includes(x));
  return [...gained.map((x) => `${what} ${x} now`), ...lost.map((x) => `${what} ${x} no longer`)];
}
