import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { patternIncludes, patternsIntersect } from '../policy/pattern';

/**
 * Returns whether a resource is named within a kind: by its name, the beginning of its name, or its
 * path. `role/aws-service-role/*` is named; `*` and `role/*` are not. Another kind of resource is
 * not on that kind either. A kind may be a path, under which names begin. A `*` in it stands for
 * what an account has one of: `permissionSet/*` is the sets of any instance of Identity Center.
 * References count as names.
 */
export function isNamed(resource: PolicyText, kind: string): boolean {
  const arn = parseArn(resource);
  if (!arn) return !/^[*?]/.test(resource) && resource !== '' && !isCut(resource);
  if (/^[*?]/.test(arn.resource)) return !includesKind(arn.resource, kind);
  const segments = arn.resource.split(/[/:]/);
  const depth = kind.split('/').length;
  const [type, names] = [segments.slice(0, depth).join('/'), segments.slice(depth)];
  const [first, ...others] = names;
  const last = names[names.length - 1];
  const hasEmptyPath = first === '' && others.length > 0;
  return !patternsIntersect(type, kind) || hasEmptyPath || !isAnyName(first) || !isAnyName(last);
}

/** Returns whether a part of an ARN has only wildcards, or is not there. */
const isAnyName = (part = ''): boolean => /^[*?]*$/.test(part);

/** Returns whether a wildcard stands for the last parts of an ARN: `arn:aws:iam:*`. */
const isCut = (resource: PolicyText): boolean => /^arn:.*\*$/.test(resource);

/** Returns whether a pattern includes every name of a kind: `*` and `*ole/*`, but not `*-logs`. */
const includesKind = (resource: PolicyText, kind: string): boolean =>
  /^[*?]*$/.test(resource) ||
  ['/', ':'].some((separator) => patternIncludes(resource, `${kind}${separator}*`));
