import { isNamed } from './named-resource';
import { workloadTypes } from '../catalogue/workloads';
import { parseArn } from '../policy/arn';
import {
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  opaqueBeforeStar,
  PolicyText,
  mapDeployTimeValues,
  textUnits,
} from '../policy/deploy-time-text';
import { isGenerated, mayEndName } from '../policy/generated-name';
import { Principal } from '../policy/model';
import { isPattern, matchesPattern, overlap } from '../policy/pattern';
import { hasOtherReference, seenFrom } from '../policy/principal-names';
import { pseudoParameterTexts } from '../policy/pseudo-parameter-texts';
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
  const whole = opaqueBeforeStar(pattern);
  if (whole !== undefined)
    return refersTo(nameOfOpaque(whole) ?? '', workload, file) ? whole : undefined;
  const names = [...workload.names.map(writtenIn(file, workload)), deployTimeValue(workload.id)];
  return targetOf(pattern, workload, file, (path) =>
    pathsOf(names, workload).find((own) => isPathOf(path, own)),
  );
}

/**
 * Returns the resource by which a pattern of a principal may name a workload: only deployment knows the name of the
 * workload, or the pseudo parameters in the pattern.
 */
export const possibleWorkload = (
  pattern: PolicyText,
  workload: Workload,
  { values, place: { file } }: Principal,
): PolicyText | undefined =>
  targetOf(pattern, workload, file, (path) => {
    const isOfFile = workload.place.file === file;
    const texts = pseudoParameterTexts(path, workload.account);
    const literal = workload.names.filter((name) => !hasDeployTimeValue(name));
    return (
      (workload.possibleNames ?? [])
        .filter((name) => !isGenerated(name) || mayEndName(path))
        .filter((name) => /[/:]/.test(name) || overlap(nameIn(path, workload), name))
        .flatMap((name) => pathsOf([name], workload))
        .filter((own) => !hasOtherReference(path, own, values))
        .find((own) => mayBePath(path, own, isOfFile)) ??
      pathsOf(literal, workload).find((own) => texts.some((text) => overlap(text, own)))
    );
  });

/** Returns the part of a pattern that is a workload, in an ARN. */
function targetOf(
  pattern: PolicyText,
  workload: Workload,
  file: string,
  ownPath: (path: PolicyText) => PolicyText | undefined,
): PolicyText | undefined {
  const { service, on } = workloadTypes()[workload.type];
  const arn = parseArn(pattern);
  if (!arn || !overlap(arn.service, service) || !isNamed(pattern, on)) return undefined;
  const isOther = workload.account !== undefined && !hasDeployTimeValue(arn.account);
  if (isOther && !overlap(arn.account, workload.account ?? '')) return undefined;
  const path = withoutAttributes(arn.resource, workload, file);
  const own = ownPath(path);
  if (own === undefined) return undefined;
  const isExact = (isPattern(path) || !hasDeployTimeValue(own)) && !isPattern(own);
  const target = isExact ? own : path;
  return ['arn', arn.partition, arn.service, arn.region, arn.account, target].join(':');
}

/** Returns whether a pattern names no resource of the kind of a workload, and includes all. */
export const includesWorkload = (pattern: PolicyText, { type }: Workload): boolean => {
  const { service, on } = workloadTypes()[type];
  const arn = parseArn(pattern);
  if (!arn) return /^(arn:.*)?\*+$/.test(pattern);
  return overlap(arn.service, service) && !isNamed(pattern, on);
};

/** Returns how a file writes a name that is a reference to another resource. */
const writtenIn =
  (file: string, { stack, stacks, place }: Workload) =>
  (name: PolicyText): PolicyText =>
    nameOfOpaque(name) === undefined
      ? name
      : seenFrom(file, { place, identity: { stack, stacks } })(name);

const refersTo = (reference: string, workload: Workload, file: string): boolean => {
  const id = idIn(workload, file);
  return reference === id || reference.startsWith(`${id}.`);
};

/** Returns the logical id of a workload as the policies of a file write it. */
const idIn = ({ id, stack, place }: Workload, file: string): string =>
  place.file === file ? id : `${stack}/${id}`;

/** Returns a text in which the attributes of a workload are its own name. */
const withoutAttributes = (text: PolicyText, workload: Workload, file: string): PolicyText =>
  mapDeployTimeValues(text, (name) =>
    deployTimeValue(refersTo(name, workload, file) ? workload.id : name),
  );

/** Returns whether a path of a policy is that of a workload. A reference is nothing that is known. */
const isPathOf = (path: PolicyText, own: PolicyText): boolean =>
  matchesPattern(path, own) || (isPattern(own) && matchesPattern(own, path));

/**
 * Returns whether a path of a policy may be that of a workload. Both have the same value where they
 * begin with it, such as the name of their stack.
 */
function mayBePath(path: PolicyText, own: PolicyText, isOfFile: boolean): boolean {
  const [one, other] = [path, own].map(textUnits);
  const differs = isOfFile ? one.findIndex((unit, i) => unit !== other[i]) : 0;
  if (differs < 0) return true;
  return overlap(one.slice(differs).join(''), other.slice(differs).join(''));
}

/** Returns a pattern of the first name in a path: `apps` in `task/apps/*`. A star may be several parts. */
function nameIn(path: PolicyText, { type }: Workload): PolicyText {
  const { on } = workloadTypes()[type];
  if (![`${on}/`, `${on}:`].some((start) => path.startsWith(start))) return '*';
  const units = textUnits(path.slice(on.length + 1));
  const end = units.findIndex((unit) => /^[/:*]$/.test(unit));
  const name = units.slice(0, end < 0 ? undefined : end).join('');
  return units[end] === '*' ? `${name}*` : name;
}

/** Returns the ends of the ARNs of a workload with some names, and of what is under it. */
function pathsOf(names: readonly PolicyText[], { type }: Workload): readonly PolicyText[] {
  const { on } = workloadTypes()[type];
  return names.flatMap((name) => [
    `${on}/${name}`,
    `${on}:${name}`,
    `${on}/${name}/*`,
    `${on}/${name}:*`,
  ]);
}
