import { documentedArns } from '../../catalogue/catalogue';
import { groupBy } from '../../input/group-by';
import { expandPattern, isConnectAction, isPattern } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { actionsOn, authorizedArns } from '../authorized-resources';
import { companionFindings } from '../companion-resources';
import { matchesNoResource } from '../federation-resource';
import { findingsOnStatements } from '../findings-by-form';
import { pluralize, Found, ruleOnAccess, subjectOf } from '../rule';
import { noEffect, connectStatements } from '../statement-queries';

export const wrongResourceType = ruleOnAccess('resource-type', (world) => [
  ...findingsOnStatements(
    world,
    connectStatements(world).filter(({ notResource }) => !notResource),
    (statement) => [...check(statement), ...checkServiceWide(statement)],
  ),
  ...companionFindings(world),
]);

function check(statement: PolicyStatement): Found[] {
  const { resources, place } = statement;
  // ARNs without any type are a separate finding.
  if (resources.every((resource) => matchesNoResource(statement, resource))) return [];
  const vain = statement.actions
    .filter((action) => isConnectAction(action) && expandPattern(action).length > 0)
    .filter((action) => !resources.some((resource) => actionsOn(action, resource).size > 0));
  // Actions that are checked against the same resources are one cause.
  const causes = groupBy(vain, (action) =>
    subjectOf([...new Set(expandPattern(action).flatMap(authorizedArns))]),
  );
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

/**
 * Finds actions without resources on an ARN that covers a whole service. Whether their requests are
 * on such an ARN is not documented.
 */
function checkServiceWide({ effect, actions, resources, place }: PolicyStatement): Found[] {
  const isWide = (resource: PolicyText) => /^\*/.test(parseArn(resource)?.resource ?? '');
  if (!resources.every(isWide)) return [];
  return actions
    .filter((action) => isConnectAction(action) && !isPattern(action))
    .filter((action) =>
      expandPattern(action).some(
        (name) => authorizedArns(name).length === 0 && documentedArns(name).length === 0,
      ),
    )
    .map((action) => ({
      subject: action,
      what:
        `${action} takes no resource by the reference. Whether it is ` +
        `${effect === 'Allow' ? 'allowed' : 'denied'} on ` +
        `${subjectOf(resources.map(toDisplayText))} is not documented`,
      instead: 'Put it on * in a statement of its own',
      severity: 'warning',
      place,
    }));
}

const withoutResource = (actions: readonly string[]): string =>
  pluralize(actions, 'takes no resource, and is', 'take no resource, and are');
