import { handingOver } from './escalation';
import { reviewFacts } from '../../catalogue/catalogue';
import { serviceOf, matchesAction } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { unconfinedResources } from '../confinement';
import { Found, rule, subjectOf } from '../rule';
import { allowedToConnectPrincipals } from '../statement-queries';

export const unconfined = rule('unconfined', (reading) =>
  [...allowedToConnectPrincipals(reading)].flatMap(check),
);

function check(statement: PolicyStatement): Found[] {
  if (statement.notAction) return [];
  // Of who may do everything, or all of IAM, escalation says enough.
  const enough = new Set(['*', ...handingOver(statement)]);
  const named = statement.actions.filter((action) => !enough.has(action));
  return reviewFacts()
    .unconfined.filter(({ action }) => named.some((pattern) => matchesAction(pattern, action)))
    .map((fact) => ({
      ...fact,
      resources: unconfinedResources(statement, serviceOf(fact.action), fact),
    }))
    .filter(({ resources }) => resources.length > 0)
    .map(({ action, by, resources, why }) => ({
      subject: action,
      what: `${action} on ${statement.notResource ? 'everything but some resources' : subjectOf(resources.map(toDisplayText))} is not confined. ${why.replace(/\.$/, '')}`,
      instead: `Confine it by ${by}`,
      place: statement.place,
    }));
}
