import { managedPolicyFacts, managedPolicyNames, reviewFacts } from '../../catalogue/catalogue';
import { awsPolicyName } from '../../policy/aws-policy-name';
import { rule } from '../rule';

export const retiredManagedPolicy = rule('retired-managed-policy', ({ principals }) =>
  principals
    .flatMap(({ attached }) => attached)
    .flatMap(({ arn, place }) => {
      const name = awsPolicyName(arn) ?? '';
      return managedPolicyNames().includes(name) && !managedPolicyFacts(name).active
        ? [
            {
              subject: name,
              what: `${name} is retired`,
              instead: `Attach ${reviewFacts().replacedBy[name]}`,
              place,
            },
          ]
        : [];
    }),
);
