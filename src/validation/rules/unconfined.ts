import { reviewFacts } from '../../catalogue/load';
import { PolicyStatement } from '../../private/policy/model';
import { serviceOf, takesInAction } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { unconfinedResources } from '../confinement';
import { handingOver } from './escalation';
import { Found, rule, several } from '../rule';
import { allowedBeside } from '../statements';

export const unconfined = rule({
  id: 'unconfined',
  severity: 'warning',
  title: 'A permission that reaches further than Amazon Connect needs',
  why: 'Connect needs it in one place or for one purpose, and AWS has a resource or a condition that says so',
  check: (reading) => [...allowedBeside(reading)].flatMap(check),
});

function check(statement: PolicyStatement): Found[] {
  if (statement.notAction) return [];
  // Of who may do everything, or all of IAM, escalation says enough.
  const enough = new Set(['*', ...handingOver(statement)]);
  const named = statement.actions.filter((action) => !enough.has(action));
  return reviewFacts().unconfined
    .filter(({ action }) => named.some((pattern) => takesInAction(pattern, action)))
    .map((fact) => ({ ...fact, resources: unconfinedResources(statement, serviceOf(fact.action), fact) }))
    .filter(({ resources }) => resources.length > 0)
    .map(({ action, by, resources, why }) => ({
      subject: action,
      what: `${action} on ${statement.notResource ? 'everything but some resources' : several(resources.map(shown))} is not confined. ${why.replace(/\.$/, '')}`,
      instead: `Confine it by ${by}`,
      place: statement.place,
    }));
}
