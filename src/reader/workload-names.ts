import { Stack } from './stacks/stack';
import { textByDefault } from './stacks/stack-defaults';
import { StackSet } from './stacks/stack-set';
import { valuesOf } from './stacks/values-of';
import { ownProperty } from '../catalogue/own-property';
import { parentTypes, workloadTypes } from '../catalogue/workloads';
import {
  deployTimeNames,
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { END, isGenerated, KEPT } from '../policy/generated-name';
import { Workload } from '../policy/workload';

/**
 * Returns a workload with the names that deployment may give it: those with a parameter, an import,
 * or the name of the stack. A reference to another resource is the name of one thing: what
 * CloudFormation generates, if it names the workload.
 */
export function withPossibleNames(workload: Workload, stack: Stack, stacks: StackSet): Workload {
  const open = workload.names.filter(
    (name) => hasDeployTimeValue(name) && (!isGenerated(name) || isNamedByStack(workload)),
  );
  if (open.length === 0) return workload;
  const values = valuesOf(open.flatMap(deployTimeNames), stack, stacks);
  // An attribute of the resource itself is what only applying a plan knows.
  const isOfOther = (name: string) =>
    values.get(name)?.kind === 'resource' && !name.startsWith(`${workload.id}.`);
  const isNamed = (id: string) =>
    ownProperty(parentTypes(), values.get(id)?.type ?? '')?.name !== undefined;
  const possibleNames = [
    ...open
      .flatMap((name) => deployedTexts(name, values))
      .filter((name) => !deployTimeNames(name).some(isOfOther)),
    ...open
      .flatMap((name) => nameOfOpaque(name) ?? [])
      .filter(isNamed)
      .map(nameOfUnnamed),
  ];
  return possibleNames.length === 0 ? workload : { ...workload, possibleNames };
}

/**
 * Returns patterns of what deployment may make of a name, with the defaults of the stack. Returns none
 * for what is only a reference or a parameter, and for a name with that of another resource.
 */
export function possibleNamesOf(
  text: PolicyText,
  stack: Stack,
  stacks: StackSet,
): readonly PolicyText[] {
  const name = textByDefault(stack, text);
  if (nameOfOpaque(name) !== undefined) return [];
  const values = valuesOf(deployTimeNames(name), stack, stacks);
  return deployedTexts(name, values).filter(
    (one) => !deployTimeNames(one).some((part) => values.get(part)?.kind === 'resource'),
  );
}

/** Returns a pattern of the name that CloudFormation generates for a resource, perhaps of another stack. */
function nameOfUnnamed(reference: string): PolicyText {
  const id = reference.replace(/^.*\//, '');
  return `*${id.slice(0, KEPT)}-${deployTimeValue(`${END}the name of ${id}`)}`;
}

/** Returns whether CloudFormation generates a name. Services give ids to what has no name. */
const isNamedByStack = ({ type }: Workload): boolean =>
  ownProperty(workloadTypes(), type)?.name !== undefined;
