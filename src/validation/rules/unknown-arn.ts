import { parseArn } from '../../policy/arn';
import { familyArn } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { matchesNoResource } from '../federation-resource';
import { Found, rule } from '../rule';
import { noEffect, statementsOf } from '../statement-queries';
import { suggestedArn } from '../suggested-arn';
import { wrongPart } from '../wrong-arn-parts';

export const unknownArn = rule('unknown-arn', (reading) =>
  statementsOf(reading).flatMap((statement) =>
    statement.resources.flatMap((resource) => findingsOn(statement, resource)),
  ),
);

function findingsOn(statement: PolicyStatement, resource: PolicyText): Found[] {
  const shown = toDisplayText(resource);
  if (matchesNoResource(statement, resource))
    return [
      {
        subject: toDisplayText(parseArn(resource)?.resource ?? resource),
        what: `${shown} is the ARN of no resource, so ${noEffect(statement)} on it`,
        instead: suggestedArn(resource, statement),
        place: statement.place,
      },
    ];
  const arn = familyArn(resource);
  const wrong = arn && wrongPart(arn);
  if (!wrong) return [];
  return [
    {
      ...wrong,
      subject: shown,
      what: `${shown} ${wrong.what}, so ${noEffect(statement)} on it`,
      place: statement.place,
    },
  ];
}
