import { isNamed } from './named-resource';
import { workloadTypes } from '../catalogue/workloads';
import { parseArn } from '../policy/arn';
import {
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  replaceDeployTimeValues,
} from '../policy/deploy-time-text';
import { isPattern, matchesPattern, patternsIntersect } from '../policy/pattern';
import { Workload } from '../policy/workload';

/**
 * Returns the resource by which a pattern in the policies of a file names a workload: the part of
 * the pattern that is the workload. Returns undefined for other patterns, and for `*`.
 */
export function namedWorkload(
  pattern: PolicyText,
  workload: Workload,
  file: string,
): PolicyText | undefined {
  const { service, on } = workloadTypes()[workload.type];
  const reference = nameOfOpaque(pattern);
  if (reference !== undefined) return refersTo(reference, workload, file) ? pattern : undefined;
  const arn = parseArn(pattern);
  if (!arn || !patternsIntersect(arn.service, service) || !isNamed(pattern, on)) return undefined;
  const isOther = workload.account !== undefined && !hasDeployTimeValue(arn.account);
  if (isOther && !patternsIntersect(arn.account, workload.account ?? '')) return undefined;
  const path = withoutAttributes(arn.resource, workload, file);
  const own = pathsOf(workload, on).find((one) => isPathOf(path, one));
  if (own === undefined) return undefined;
  const target = isPattern(path) && !isPattern(own) ? own : path;
  return ['arn', arn.partition, arn.service, arn.region, arn.account, target].join(':');
}

/** Returns whether a pattern names no resource of the kind of a workload, and includes all. */
export const includesWorkload = (pattern: PolicyText, { type }: Workload): boolean => {
  const { service, on } = workloadTypes()[type];
  const arn = parseArn(pattern);
  if (!arn) return /^(arn:.*)?\*+$/.test(pattern);
  return patternsIntersect(arn.service, service) && !isNamed(pattern, on);
};

const refersTo = (reference: string, workload: Workload, file: string): boolean => {
  const id = idIn(workload, file);
  return reference === id || reference.startsWith(`${id}.`);
};

/** Returns the logical id of a workload as the policies of a file write it. */
const idIn = ({ id, stack, place }: Workload, file: string): string =>
  place.file === file ? id : `${stack}/${id}`;

/** Returns a text in which the attributes of a workload are its own name. */
const withoutAttributes = (text: PolicyText, workload: Workload, file: string): PolicyText =>
  replaceDeployTimeValues(text, (name) =>
    deployTimeValue(refersTo(name, workload, file) ? workload.id : name),
  );

/** Returns whether a path of a policy is that of a workload. A reference is nothing that is known. */
const isPathOf = (path: PolicyText, own: PolicyText): boolean =>
  matchesPattern(path, own) || (isPattern(own) && matchesPattern(own, path));

/** Returns the ends of the ARNs of a workload, and of what is under it. */
const pathsOf = ({ id, names }: Workload, on: string): readonly PolicyText[] =>
  [...names, deployTimeValue(id)].flatMap((name) => [
    `${on}/${name}`,
    `${on}:${name}`,
    `${on}/${name}/*`,
    `${on}/${name}:*`,
  ]);
