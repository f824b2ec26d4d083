import { reviewFacts } from '../../catalogue/load';
import { PolicyStatement } from '../../private/policy/model';
import { takesInAction } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { unconfinedResources } from '../confinement';
import { Found, rule, several } from '../rule';
import { allowedBeside } from '../statements';

export const escalation = rule({
  id: 'escalation',
  severity: 'fatal',
  title: 'A permission that hands over the account',
  why: 'Who has it takes every other permission, so what else the policy says about Amazon Connect limits nothing',
  check: (reading) => [...allowedBeside(reading)].flatMap(check),
});

function check(statement: PolicyStatement): Found[] {
  if (statement.notAction) return [];
  const { resources, notResource, place } = statement;
  const found = reviewFacts().escalation
    .filter((fact) => unconfinedResources(statement, fact).length > 0)
    .map(({ actions, why }) => ({ actions: actions.filter((action) => statement.actions.some((pattern) => takesInAction(pattern, action))), why }))
    .filter(({ actions }) => actions.length > 0);
  if (found.length === 0) return [];
  const actions = found.flatMap((f) => f.actions);
  const written = statement.actions.filter((pattern) => actions.some((action) => takesInAction(pattern, action)));
  return [{
    subject: several(written),
    what: `${several(actions)}${written.every((name) => actions.includes(name)) ? '' : `, by ${several(written)},`} on ${notResource ? 'everything but some resources' : several(resources.map(shown))}. ${found[0].why.replace(/\.$/, '')}`,
    instead: actions.some((action) => /role/i.test(action)) ? INSTEAD : `Leave ${actions.length > 1 ? 'them' : 'it'} out: nothing in Amazon Connect needs that`,
    place,
  }];
}

const INSTEAD = 'Put it on arn:${Partition}:iam::${Account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*, as AWS documents it, or demand iam:PermissionsBoundary';
