import { PolicyStatement } from '../../private/policy/model';
import { namedActions, namesFamily } from '../../private/policy/named-actions';
import { shown } from '../../private/policy/text';
import { checkedArns, isCheckedAgainst } from '../checked';
import { isInVain } from '../federation-form';
import { agree, Found, rule, several } from '../rule';
import { nothing, ofFamily } from '../statements';

export const wrongResourceType = rule({
  id: 'resource-type',
  severity: 'error',
  title: 'An action on resources of a type that it does not take',
  why: 'IAM compares the resources of a statement with what the action is checked against, and with nothing else',
  check: (reading) => ofFamily(reading).filter((s) => !s.notResource).flatMap(check),
});

function check(statement: PolicyStatement): Found[] {
  const { resources, place } = statement;
  // ARNs of no type at all are another finding.
  if (resources.every((resource) => isInVain(statement, resource))) return [];
  const vain = statement.actions.filter((action) => namesFamily(action) && namedActions(action).length > 0)
    .filter((action) => !namedActions(action).some((name) => resources.some((resource) => isCheckedAgainst(name, resource))));
  // Actions that are checked against the same are one cause.
  const causes = new Map<string, string[]>();
  for (const action of vain) {
    const types = several([...new Set(namedActions(action).flatMap(checkedArns))]);
    causes.set(types, [...causes.get(types) ?? [], action]);
  }
  return [...causes].map(([types, actions]) => ({
    subject: several(actions),
    what: `${several(actions)} ${types === '' ? agree(actions, 'takes no resource, and is', 'take no resource, and are') : agree(actions, 'is', 'are')} not checked against ${several(resources.map(shown))}, so ${nothing(statement)}`,
    instead: types === '' ? `Put ${agree(actions, 'it', 'them')} on * in a statement of ${agree(actions, 'its', 'their')} own` : `Put ${agree(actions, 'it', 'them')} on ${types}`,
    place,
  }));
}
