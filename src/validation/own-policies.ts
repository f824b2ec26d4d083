import { parseArn } from '../policy/arn';
import { opaqueBeforeStar, PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { matchesPattern } from '../policy/pattern';

/** Returns whether a pattern matches a managed policy that is attached to a principal. */
export function hasPolicy(
  { attached }: Pick<Principal, 'attached'>,
  resource: PolicyText,
): boolean {
  const path = parseArn(resource)?.resource;
  return attached.some(
    (one) =>
      one.arn === (opaqueBeforeStar(resource) ?? resource) ||
      (path !== undefined && isPolicyOf(path, one)),
  );
}

/** Returns whether a path is of an attached policy. A reference is to one of the same file. */
function isPolicyOf(path: PolicyText, { arn, paths = [] }: Attachment): boolean {
  const attached = parseArn(arn);
  if (!attached)
    return paths.length > 0 && paths.every((one) => matchesPattern(path, `policy/${one}`));
  return attached.account !== 'aws' && matchesPattern(path, attached.resource);
}
