import { resourceType, resourceTypesOf } from '../../catalogue/catalogue';
import { isPattern, expandActionPattern, serviceOf } from '../../policy/action-patterns';
import { parseArn } from '../../policy/arn';
import { familyOfArn } from '../../policy/arn-resource-types';
import { toDisplayText } from '../../policy/deploy-time-text';
import { PolicyStatement } from '../../policy/model';
import { authorizedArns } from '../authorized-resources';
import { matchesNoResource } from '../federation-resource';
import { Found, rule, subjectOf } from '../rule';
import { noEffect, statementsOf } from '../statement-queries';

export const unknownArn = rule('unknown-arn', (reading) =>
  statementsOf(reading).flatMap((statement) =>
    statement.resources
      .filter((resource) => matchesNoResource(statement, resource))
      .map((resource): Found => ({
        subject: toDisplayText(parseArn(resource)!.resource),
        what: `${toDisplayText(resource)} is the ARN of no resource, so ${noEffect(statement)} on it`,
        instead: instead(resource, statement),
        place: statement.place,
      })),
  ),
);

/**
 * Returns a correction. Finds a segment with the name of a type instead of its ARN word, and an ARN
 * inside another ARN.
 */
function instead(resource: string, statement: PolicyStatement): string {
  const service = familyOfArn(resource)!;
  const { resource: path } = parseArn(resource)!;
  if (path.includes('arn:'))
    return 'One ARN stands in another: give the id where an id is expected';
  const segments = path.split('/');
  const mistaken = segments.filter((segment) => resourceTypesOf(service).includes(segment));
  const arnsOf = (type: string) => resourceType(service, type)!.arns;
  const meant = mistaken
    .flatMap(arnsOf)
    .filter((arn) => !segments.includes(parseArn(arn)!.resource.split('/').slice(-2)[0]));
  // An ARN word at the end lacks the id after it.
  const [likely] = [
    ...meant,
    ...segments
      .slice(-1)
      .filter((last) => mistaken.includes(last))
      .flatMap(arnsOf),
  ];
  if (likely) return `Write ${likely}`;
  const checked = checkedIn(statement, service);
  const alike = checked.filter((arn) =>
    parseArn(arn)!
      .resource.split('/')
      .some((word) => segments.includes(word)),
  );
  if (checked.length > 0) return `Write ${subjectOf(alike.length > 0 ? alike : checked)}`;
  return (
    `The types of ${service} and their ARNs are in the Service Authorization Reference; ` +
    `most are arn:\${Partition}:${service}:\${Region}:\${Account}:${example(service)}`
  );
}

/** Returns what the actions that a statement names are checked against. */
const checkedIn = ({ actions, notAction }: PolicyStatement, service: string): readonly string[] =>
  notAction
    ? []
    : [
        ...new Set(
          actions
            .filter((action) => serviceOf(action) === service && !isPattern(action))
            .flatMap(expandActionPattern)
            .flatMap(authorizedArns),
        ),
      ];

/** Returns the path of the first type with the smallest depth. */
const example = (service: string): string => {
  const paths = resourceTypesOf(service).map(
    (type) => parseArn(resourceType(service, type)!.arns[0])!.resource,
  );
  return (
    paths.find((path) => path.startsWith('instance/') && path.split('/').length === 4) ?? paths[0]
  );
};
