import { managedPolicyFacts, managedPolicyNames, reviewFacts } from '../../catalogue/catalogue';
import { awsPolicyName } from '../../reader/aws-managed-policy';
import { rule } from '../rule';

export const retiredManagedPolicy = rule({
  id: 'retired-managed-policy',
  severity: 'fatal',
  title: 'A managed policy that AWS has retired',
  why: 'Attaching it fails: a retired policy stays with who has it and can be given to nobody else',
  check: ({ principals }) =>
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
});
