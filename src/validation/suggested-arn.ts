import { authorizedArns } from './authorized-resources';
import { subjectOf } from './rule';
import { resourceType, resourceTypesOf } from '../catalogue/catalogue';
import { expandPattern, isPattern, serviceOf } from '../policy/action-patterns';
import { leadingReference, parseArn } from '../policy/arn';
import { familyOfArn } from '../policy/arn-resource-types';
import { PolicyText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';

/**
 * Returns the correction of an ARN of no resource. Finds a segment with the name of a type instead
 * of its ARN word, and an ARN inside another ARN.
 */
export function suggestedArn(resource: PolicyText, statement: PolicyStatement): string {
  const service = familyOfArn(resource) ?? serviceOf(statement.actions[0]);
  const path = pathOf(resource);
  if (path.includes('arn:'))
    return 'One ARN stands in another: give the id where an id is expected';
  const segments = path.split('/');
  const [likely] = arnsOfMistakenWords(service, segments);
  if (likely) return `Write ${likely}`;
  const checked = checkedIn(statement, service);
  const alike = checked.filter((arn) =>
    pathOf(arn)
      .split('/')
      .some((word) => segments.includes(word)),
  );
  if (checked.length > 0) return `Write ${subjectOf(alike.length > 0 ? alike : checked)}`;
  return (
    `The types of ${service} and their ARNs are in the Service Authorization Reference; ` +
    `most are arn:\${Partition}:${service}:\${Region}:\${Account}:${example(service)}`
  );
}

/** Returns the resource in an ARN, or the path after a reference to one. */
const pathOf = (text: PolicyText): PolicyText =>
  parseArn(text)?.resource ?? text.slice((leadingReference(text) ?? '').length);

/** Returns the ARNs of types whose name is in place of their ARN word: `user` for `agent`. */
function arnsOfMistakenWords(service: string, segments: readonly string[]): readonly string[] {
  const mistaken = segments.filter((segment) => resourceTypesOf(service).includes(segment));
  const arnsOf = (type: string) => resourceType(service, type)?.arns ?? [];
  const meant = mistaken
    .flatMap(arnsOf)
    .filter((arn) => !segments.includes(pathOf(arn).split('/').slice(-2)[0]));
  // An ARN word at the end lacks the id after it.
  const last = segments.slice(-1).filter((segment) => mistaken.includes(segment));
  return [...meant, ...last.flatMap(arnsOf)];
}

/** Returns what the actions that a statement names are checked against. */
const checkedIn = ({ actions, notAction }: PolicyStatement, service: string): readonly string[] =>
  notAction
    ? []
    : [
        ...new Set(
          actions
            .filter((action) => serviceOf(action) === service && !isPattern(action))
            .flatMap(expandPattern)
            .flatMap(authorizedArns),
        ),
      ];

/** Returns the path of the first type with the smallest depth. */
function example(service: string): string {
  const paths = resourceTypesOf(service).flatMap((type) =>
    (resourceType(service, type)?.arns ?? []).slice(0, 1).map(pathOf),
  );
  return (
    paths.find((path) => path.startsWith('instance/') && path.split('/').length === 4) ?? paths[0]
  );
}
