import { catalogueEdition } from '../../catalogue/catalogue';
import { parseArn } from '../../policy/arn';
import { familyArn } from '../../policy/arn-resource-types';
import { PolicyText, toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { matchesNoResource } from '../federation-resource';
import { findingsOnStatements } from '../findings-by-form';
import { isNewerType, isTagging } from '../newer-names';
import { Found, rule } from '../rule';
import { noEffect, statementsOf } from '../statement-queries';
import { suggestedArn } from '../suggested-arn';
import { wrongPart } from '../wrong-arn-parts';

export const unknownArn = rule('unknown-arn', (reading) =>
  findingsOnStatements(reading, statementsOf(reading), (statement) =>
    statement.resources.flatMap((resource) => findingsOn(statement, resource)),
  ),
);

function findingsOn(statement: PolicyStatement, resource: PolicyText): Found[] {
  const shown = toDisplayText(resource);
  if (matchesNoResource(statement, resource)) {
    const found = {
      subject: toDisplayText(parseArn(resource)?.resource ?? resource),
      instead: suggestedArn(resource, statement),
      place: statement.place,
    };
    const what = `${shown} is the ARN of no resource, so ${noEffect(statement)} on it`;
    return statement.actions.every(isTagging) && isNewerType(resource)
      ? [{ ...found, what: unlisted(shown, statement), severity: 'warning' }]
      : [{ ...found, what }];
  }
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

function unlisted(shown: string, statement: PolicyStatement): string {
  const { date } = catalogueEdition().reference;
  return (
    `the reference of ${date} has no resource ${shown}. ` +
    `Unless AWS has added it since, ${noEffect(statement)} on it`
  );
}
