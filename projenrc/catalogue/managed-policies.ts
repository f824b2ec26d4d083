import { managedPolicies, serviceLinkedRoles } from './facts';
import { plainStory } from './policy-docs';

/** The managed policies, with the documents that somebody can attach. */
export function renderedPolicies() {
  return Object.fromEntries(
    managedPolicies().map((policy) => [
      policy.name,
      {
        arn: policy.arn.replace('arn:aws:', 'arn:{Partition}:'),
        serviceLinked: policy.serviceLinked,
        active: policy.status.startsWith('active'),
        versions: Object.fromEntries(
          policy.versions.map((v, i) => [
            v.versionId,
            {
              date: v.date.slice(0, 10),
              // An action that went into a wildcard is not removed.
              summary: policy.serviceLinked ? plainStory(v, policy.versions[i - 1]) : v.summary,
              // The documents of service-linked roles cannot be attached by anybody: their history is enough.
              ...(!policy.serviceLinked && v.document && { document: v.document }),
            },
          ]),
        ),
      },
    ]),
  );
}

/** The service-linked roles; in what features add, names that do not exist are replaced by the ones that do. */
export function renderedLinkedRoles() {
  return Object.fromEntries(
    Object.entries(serviceLinkedRoles()).map(([id, { inlinePolicies, ...role }]) => {
      const added = inlinePolicies?.map(({ feature, actions, on, notInIam }) => ({
        feature,
        actions: actions.map((a) => notInIam?.[a] ?? a).sort(),
        on,
      }));
      return [id, { ...role, ...(added && { inlinePolicies: added }) }];
    }),
  );
}
