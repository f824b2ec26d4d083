import { reviewFacts } from '../../catalogue/catalogue';
import { serviceOf } from '../../policy/action-patterns';
import { awsPolicyName } from '../../policy/aws-policy-name';
import { isAllow } from '../../policy/statement';
import { rule, subjectOf } from '../rule';
import { statementsByAction } from '../statement-queries';

export const endOfSupport = rule('end-of-support', (reading) =>
  reviewFacts().endOfSupport.flatMap(({ service, name, on, policies }) => {
    const found = (subject: string) => ({
      subject: service,
      what: `${subject}: ${name} reached its end of support on ${on}`,
      instead: 'Remove it, or acknowledge that something is still taken down',
    });
    return [
      ...statementsByAction(reading)
        .filter(isAllow)
        .flatMap(({ actions, place }) => {
          const own = actions.filter((action) => serviceOf(action) === service);
          return own.length > 0 ? [{ ...found(subjectOf(own)), place }] : [];
        }),
      ...reading.principals
        .flatMap(({ attached }) => attached)
        .flatMap(({ arn, place }) => {
          const policy = awsPolicyName(arn);
          return policy && policies.includes(policy) ? [{ ...found(policy), place }] : [];
        }),
    ];
  }),
);
