import { actionNames, managedPolicies, serviceLinkedRoles } from './facts';

/** That each has a policy, and that what features add to it exists or says what stands for it. */
export function inconsistenciesOfLinkedRoles(): string[] {
  const known = new Set(actionNames());
  const policies = managedPolicies()
    .filter((policy) => policy.serviceLinked)
    .map((policy) => policy.name);
  return Object.entries(serviceLinkedRoles()).flatMap(
    ([id, { managedPolicy, inlinePolicies = [] }]) => [
      ...(policies.includes(managedPolicy)
        ? []
        : [`service-linked-roles/${id}: no such policy: ${managedPolicy}`]),
      ...inlinePolicies.flatMap(({ actions, notInIam = {} }) => [
        ...actions
          .filter((a) => !a.endsWith(':*') && !known.has(notInIam[a] ?? a))
          .map((a) => `service-linked-roles/${id}: no such action: ${a}`),
        ...Object.keys(notInIam)
          .filter((a) => known.has(a) || !actions.includes(a))
          .map((a) => `service-linked-roles/${id}: ${a} exists, or is not named`),
      ]),
    ],
  );
}
