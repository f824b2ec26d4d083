import { resourceIds } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { isPattern, patternIncludes, overlap } from '../policy/pattern';

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
  const isAnyName = (part = '') => /^[*?]*$/.test(part) || includesIds(part, arn.service, kind);
  const [first, ...others] = names;
  const last = names[names.length - 1];
  const hasEmptyPath = first === '' && others.length > 0;
  return !overlap(type, kind) || hasEmptyPath || !isAnyName(first) || !isAnyName(last);
}

/** Returns whether a pattern includes all ids that AWS gives to resources of a kind: `i-*`. */
const includesIds = (part: PolicyText, service: PolicyText, kind: string): boolean =>
  isPattern(part) && idsOf(service, kind).some((id) => patternIncludes(part, id));

/** Returns the patterns of the ids of a kind. */
export const idsOf = (service: PolicyText, kind: string): readonly string[] =>
  resourceIds()
    .filter((one) => one.on === kind && overlap(service, one.service))
    .map(({ id }) => id);

/** Returns whether a wildcard stands for the last parts of an ARN: `arn:aws:iam:*`. */
const isCut = (resource: PolicyText) => /^arn:.*\*$/.test(resource);

/** Returns whether a pattern includes every name of a kind: `*` and `*ole/*`, but not `*-logs`. */
const includesKind = (resource: PolicyText, kind: string): boolean =>
  /^[*?]*$/.test(resource) ||
  ['/', ':'].some((separator) => patternIncludes(resource, `${kind}${separator}*`));

/** Names begin with one of them. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Returns whether patterns together include the names of a kind that begin with any letter. */
export function includeEveryLetter(resources: readonly PolicyText[], kind: string): boolean {
  if (resources.length < LETTERS.length / 2) return false;
  const patterns = resources.filter(isPattern).map((one) => parseArn(one)?.resource ?? one);
  return LETTERS.every((letter) =>
    ['/', ':'].some((separator) =>
      patterns.some((one) => patternIncludes(one, `${kind}${separator}${letter}*`)),
    ),
  );
}
