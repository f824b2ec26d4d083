import { isAuthorizationDetails, readAuthorizationDetails } from './authorization-details';
import { readPolicy } from './iam-api-output';
import { isObject, own } from './json';
import { readTemplate } from './template';
import { World } from '../policy/model';

export interface ReadingOptions {
  /** The paths of CDK constructs by logical id, for templates that do not have them. */
  readonly constructPaths?: ReadonlyMap<string, string>;
}

/** For the message about a file that is none of them. */
export const KINDS_OF_FILES =
  'templates of CloudFormation, policy documents, and what `aws iam get-account-authorization-details`, `get-policy-version` and `get-role-policy` print';

/** Reads what a parsed file says of access, whichever of the known kinds it is; undefined when it is none. What cannot be read is told in `unread`. */
export function read(
  file: string,
  content: unknown,
  { constructPaths }: ReadingOptions = {},
): World | undefined {
  const isTemplate =
    isObject(content) &&
    (isObject(own(content, 'Resources')) || own(content, 'AWSTemplateFormatVersion') !== undefined);
  if (isTemplate) return readTemplate(file, content, constructPaths);
  return isAuthorizationDetails(content)
    ? readAuthorizationDetails(file, content)
    : readPolicy(file, content);
}
