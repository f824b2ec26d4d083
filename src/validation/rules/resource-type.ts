import { expandActionPattern, isConnectAction } from '../../policy/action-patterns';
import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { authorizedArns, isAuthorizedAgainst } from '../authorized-resources';
import { matchesNoResource } from '../federation-resource';
import { pluralize, Found, rule, subjectOf } from '../rule';
import { noEffect, connectStatements } from '../statement-queries';

export const wrongResourceType = rule('resource-type', (reading) =>
  connectStatements(reading)
    .filter((s) => !s.notResource)
    .flatMap(check),
);

function check(statement: PolicyStatement): Found[] {
  const { resources, place } = statement;
  // ARNs without any type are a separate finding.
  if (resources.every((resource) => matchesNoResource(statement, resource))) return [];
  const vain = statement.actions
    .filter((action) => isConnectAction(action) && expandActionPattern(action).length > 0)
    .filter(
      (action) =>
        !expandActionPattern(action).some((name) =>
          resources.some((resource) => isAuthorizedAgainst(name, resource)),
        ),
    );
  // Actions that are checked against the same resources are one cause.
  const causes = new Map<string, string[]>();
  for (const action of vain) {
    const types = subjectOf([...new Set(expandActionPattern(action).flatMap(authorizedArns))]);
    causes.set(types, [...(causes.get(types) ?? []), action]);
  }
  return [...causes].map(([types, actions]) => ({
    subject: subjectOf(actions),
    what:
      `${subjectOf(actions)} ` +
      `${types === '' ? withoutResource(actions) : pluralize(actions, 'is', 'are')} ` +
      `not checked against ${subjectOf(resources.map(toDisplayText))}, so ${noEffect(statement)}`,
    instead:
      types === ''
        ? `Put ${pluralize(actions, 'it', 'them')} on * in a statement of ${pluralize(actions, 'its', 'their')} own`
        : `Put ${pluralize(actions, 'it', 'them')} on ${types}`,
    place,
  }));
}

const withoutResource = (actions: readonly string[]): string =>
  pluralize(actions, 'takes no resource, and is', 'take no resource, and are');
