import { reviewFacts } from '../../catalogue/catalogue';
import { matchesAction } from '../../policy/action-patterns';
import { toDisplayText, PolicyText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { unconfinedResources } from '../confinement';
import { Found, rule, subjectOf } from '../rule';
import { allowedToConnectPrincipals } from '../statement-queries';

export const escalation = rule('escalation', (reading) =>
  [...allowedToConnectPrincipals(reading)].flatMap(check),
);

function check(statement: PolicyStatement): Found[] {
  const found = escalating(statement);
  if (found.length === 0) return [];
  const actions = found.flatMap((f) => f.actions);
  const written = patternsOf(statement, actions);
  const resources = [...new Set(found.flatMap((f) => f.resources))];
  return [
    {
      subject: subjectOf(written),
      what: `${subjectOf(actions)}${written.every((name) => actions.includes(name)) ? '' : `, by ${subjectOf(written)},`} on ${statement.notResource ? 'everything but some resources' : subjectOf(resources.map(toDisplayText))}. ${found[0].why.replace(/\.$/, '')}`,
      instead: actions.some((action) => /role/i.test(action))
        ? INSTEAD
        : `Leave ${actions.length > 1 ? 'them' : 'it'} out: nothing in Amazon Connect needs that`,
      place: statement.place,
    },
  ];
}

interface Escalating {
  readonly actions: readonly string[];
  readonly resources: readonly PolicyText[];
  readonly why: string;
}

/** The actions of a statement that hand over the account, and on what. */
function escalating(statement: PolicyStatement): readonly Escalating[] {
  if (statement.notAction) return [];
  return reviewFacts()
    .escalation.map((fact) => ({
      actions: fact.actions.filter((action) =>
        statement.actions.some((pattern) => matchesAction(pattern, action)),
      ),
      resources: unconfinedResources(statement, 'iam', fact),
      why: fact.why,
    }))
    .filter(({ actions, resources }) => actions.length > 0 && resources.length > 0);
}

const patternsOf = (
  { actions }: PolicyStatement,
  named: readonly string[],
): readonly PolicyText[] =>
  actions.filter((pattern) => named.some((action) => matchesAction(pattern, action)));

/** What of the actions of a statement, as they are written, hands over the account: of that there is nothing worse to say. */
export const handingOver = (statement: PolicyStatement): readonly PolicyText[] =>
  patternsOf(
    statement,
    escalating(statement).flatMap(({ actions }) => actions),
  );

const INSTEAD =
  'Put it on arn:${Partition}:iam::${Account}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*, as AWS documents it, or demand iam:PermissionsBoundary';
