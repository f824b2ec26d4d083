import { reviewFacts } from '../../catalogue/load';
import { serviceOf } from '../../private/policy/named-actions';
import { awsPolicyName } from '../../private/reading/aws-managed';
import { rule, several } from '../rule';
import { naming } from '../statements';

export const endOfSupport = rule({
  id: 'end-of-support',
  severity: 'warning',
  title: 'A service past its end of support',
  why: 'What is granted cannot be used any more, but for taking down what is left',
  check: (reading) => reviewFacts().endOfSupport.flatMap(({ service, name, on, policies }) => {
    const found = (subject: string) => ({ subject: service, what: `${subject}: ${name} reached its end of support on ${on}`, instead: 'Remove it, or acknowledge that something is still taken down' });
    return [
      ...naming(reading).filter(({ effect }) => effect === 'Allow').flatMap(({ actions, place }) => {
        const own = actions.filter((action) => serviceOf(action) === service);
        return own.length > 0 ? [{ ...found(several(own)), place }] : [];
      }),
      ...reading.principals.flatMap(({ attached }) => attached).flatMap(({ arn, place }) => {
        const policy = awsPolicyName(arn);
        return policy && policies.includes(policy) ? [{ ...found(policy), place }] : [];
      }),
    ];
  }),
});
