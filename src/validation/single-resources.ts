import { hasPolicy } from './own-policies';
import { isPattern } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { ValueDefinition } from '../policy/deploy-time-definition';
import { deployTimeNames, PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { namesPrincipal } from '../policy/principal-names';
import { textsAtDeployment } from '../policy/texts-at-deployment';

/** Returns whether a resource is, or ends with, what deployment provides, and has no wildcard. */
export const isReference = (resource: PolicyText): boolean =>
  !isPattern(resource) && deployTimeNames(parseArn(resource)?.resource ?? resource).length > 0;

/**
 * Returns whether a resource refers to one resource of the template that is nothing of a principal.
 * Who may choose among many others chooses one of those.
 */
export function isAnother(resource: PolicyText, principal: Principal): boolean {
  const { values, groups = [], boundary, place } = principal;
  const isOfTemplate = deployTimeNames(resource).some((name) => isOneThing(values?.get(name)));
  if (!isReference(resource) || !isOfTemplate) return false;
  const [text, ...others] = textsAtDeployment(resource, values);
  return (
    text === resource &&
    others.length === 0 &&
    ![principal, ...groups].some((one) => namesPrincipal(resource, one, place.file)) &&
    !hasPolicy(principal, resource) &&
    boundary?.arn !== resource
  );
}

/** Returns whether a value is the name of a resource that AWS defines, and no text that it holds. */
const isOneThing = (definition: ValueDefinition | undefined): boolean =>
  definition?.kind === 'resource' &&
  definition.values === undefined &&
  OF_AWS.test(definition.type ?? '');

/** Matches types other than custom resources and nested stacks, whose attributes may be any text. */
const OF_AWS = /^AWS::(?!CloudFormation::)/;
