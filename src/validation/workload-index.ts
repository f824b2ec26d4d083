import { isNamed } from './named-resource';
import { workloadTypes } from '../catalogue/workloads';
import { memoize } from '../input/memoize';
import { parseArn } from '../policy/arn';
import {
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
  textUnits,
} from '../policy/deploy-time-text';
import { isPattern } from '../policy/pattern';
import { Workload } from '../policy/workload';

/**
 * Returns the workloads of a type that some patterns may name or include. Most patterns name one,
 * and files may have thousands.
 */
export function workloadsOf(
  patterns: readonly PolicyText[],
  type: string,
  all: readonly Workload[],
): readonly Workload[] {
  const { on } = workloadTypes()[type];
  const found = new Set<Workload>();
  for (const pattern of patterns) {
    const name = nameIn(pattern, on);
    if (name === undefined) return all;
    const reference = nameOfOpaque(name);
    const isOfStack = reference === undefined || reference.startsWith('AWS::');
    const its = isOfStack ? calledAs(name, all) : referredTo(reference, all);
    its.forEach((one) => found.add(one));
  }
  return [...found];
}

/** Returns the name in a pattern, or the reference; undefined when it may name several. */
function nameIn(pattern: PolicyText, on: string): PolicyText | undefined {
  const arn = parseArn(pattern);
  if (!arn) return nameOfOpaque(pattern) === undefined ? undefined : pattern;
  const rest = arn.resource.slice(on.length + 1);
  if (!isNamed(pattern, on) || !arn.resource.startsWith(on) || isPattern(rest)) return undefined;
  const units = textUnits(rest);
  const end = units.findIndex((unit) => unit === '/' || unit === ':');
  return units.slice(0, end < 0 ? undefined : end).join('');
}

/** Returns the workloads with a name. Deployment adds to names that it generates. */
const calledAs = (name: PolicyText, all: readonly Workload[]): readonly Workload[] =>
  hasDeployTimeValue(name)
    ? all
    : all.filter(({ names }) =>
        names.some((one) => {
          const [known, isOpen] = [literalBeginning(one), hasDeployTimeValue(one)];
          return isOpen ? name.startsWith(known) : one === name;
        }),
      );

const literalBeginning = (text: PolicyText): string => {
  const units = textUnits(text);
  const end = units.findIndex(hasDeployTimeValue);
  return units.slice(0, end < 0 ? undefined : end).join('');
};

/** Returns the workloads that a reference names, with or without an attribute. */
function referredTo(reference: string, all: readonly Workload[]): readonly Workload[] {
  const ends = [reference.length, reference.indexOf('.'), reference.lastIndexOf('.')];
  const keys = new Set(ends.filter((end) => end > 0).map((end) => reference.slice(0, end)));
  return [...keys].flatMap((key) => byReference(all).get(key) ?? []);
}

const byReference = memoize((all: readonly Workload[]): ReadonlyMap<string, Workload[]> => {
  const found = new Map<string, Workload[]>();
  for (const one of all)
    for (const name of [one.id, ...one.names.flatMap((text) => nameOfOpaque(text) ?? [])])
      for (const key of new Set([name, `${one.stack}/${name}`, name.replace(/^.*\//, '')]))
        found.set(key, [...(found.get(key) ?? []), one]);
  return found;
});
