import { isPattern } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { ValueDefinition } from '../policy/deploy-time-definition';
import { deployTimeNames, PolicyText } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { Principal } from '../policy/model';

/** Returns whether a resource has a name that deployment provides, and no wildcard in its name. */
export const isReference = (resource: PolicyText): boolean => {
  const name = parseArn(resource)?.resource ?? resource;
  return !isPattern(name) && deployTimeNames(name).length > 0;
};

/**
 * Returns whether a resource refers to one resource of the template, also to the principal itself.
 * Who may choose among many others chooses one of those.
 */
export function isSingle(resource: PolicyText, { values }: Principal): boolean {
  const isOfTemplate = deployTimeNames(resource).some((name) => isOneThing(values?.get(name)));
  if (!isReference(resource) || !isOfTemplate) return false;
  const [text, ...others] = deployedTexts(resource, values);
  return text === resource && others.length === 0;
}

/** Returns whether a value is the name of a resource that AWS defines, and no text that it holds. */
const isOneThing = (definition: ValueDefinition | undefined): boolean =>
  definition?.kind === 'resource' &&
  definition.values === undefined &&
  OF_AWS.test(definition.type ?? '');

/** Matches types other than custom resources and nested stacks, whose attributes may be any text. */
const OF_AWS = /^AWS::(?!CloudFormation::)/;
