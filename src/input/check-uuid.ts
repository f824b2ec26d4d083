import { Token } from 'aws-cdk-lib/core';
import { UUID_PATTERN } from './arn-kind';
import { ConnectAccessError } from './error';
import { idOfDummy, isLookupDummy } from './lookup-dummy';
import { hasWildcard, referredTo, withoutTokens, withPaths } from './tokens';
import { withArticle } from './with-article';

/** Returns the id when it is a UUID or a token; throws otherwise. */
export function checkUuid(where: string, id: string, what: string, forArns: string): string {
  const bad = (problem: string, instead?: string) =>
    new ConnectAccessError({
      where,
      problem,
      got: withPaths(id),
      allowed: `the id of one ${what}, a UUID such as 12345678-1234-1234-1234-123456789012`,
      instead,
    });

  if (typeof id !== 'string' || id === '') throw bad('there is no id');
  if (isLookupDummy(id)) return idOfDummy(id);
  if (id.startsWith('arn:')) throw bad('an ARN stands where an id belongs', `Use ${forArns}`);
  if (hasWildcard(withoutTokens(id)))
    throw bad('a wildcard or policy variable would widen the policy');
  if (UUID_PATTERN.test(id)) return id;
  if (!Token.isUnresolved(id))
    throw bad(
      `this is not the form of an id of ${withArticle(what)}, in lower case; an alias or a name does not work in IAM`,
    );
  if (withoutTokens(id) !== '')
    throw bad('text beside a token cannot be checked', 'Pass the token alone');
  const made = referredTo(id);
  if (made && isArn(made.resource.cfnResourceType, made.attribute))
    throw bad('an ARN stands where an id belongs', `Use ${forArns}`);
  if (made?.resource.cfnResourceType === INSTANCE_TYPE && made.attribute !== 'Id') {
    throw bad(
      `this is the ${made.attribute} of an instance, not its id`,
      'Use the attribute Id: instance.attrId',
    );
  }
  return id;
}

const INSTANCE_TYPE = 'AWS::Connect::Instance';

/**
 * Returns whether the attribute is an ARN. `Ref` is an ARN for the resources of Amazon Connect, and
 * may be an id for others.
 */
const isArn = (resourceType: string, attribute: string): boolean =>
  attribute === 'ServiceRole' ||
  attribute.endsWith('Arn') ||
  (attribute === 'Ref' && /^AWS::Connect(Campaigns(V2)?)?::/.test(resourceType));
