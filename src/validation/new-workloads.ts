import { mostAllowed } from './attempt';
import { namedWorkload } from './workload-names';
import { escalationStep, EscalationWay } from '../catalogue/escalation';
import { workloadTypes } from '../catalogue/workloads';
import { memoize } from '../input/memoize';
import { serviceOf } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import {
  deployTimeValue,
  hasDeployTimeValue,
  nameOfOpaque,
  PolicyText,
} from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { isPattern } from '../policy/pattern';
import { Workload } from '../policy/workload';

/**
 * Returns a test of the resources in a policy on which a holder can do a way that makes something
 * with a role, such as a function. Nothing is made with the name of one that exists, unless the
 * holder may delete it. Undefined where nothing of that kind is in the files.
 */
export function newWorkloads(
  principal: Principal,
  { context, needs: [action] }: EscalationWay,
  workloads: readonly Workload[] = [],
): ((resource: PolicyText) => boolean) | undefined {
  const { freedBy, on } = escalationStep(action) ?? {};
  if (context === undefined || freedBy === undefined) return undefined;
  const existing = ofKind(workloads)(`${serviceOf(action)} ${on}`);
  if (existing.length === 0) return undefined;
  const { file } = principal.place;
  return (resource) =>
    !existing.some((one) => isOnly(resource, one, file)) ||
    mostAllowed(principal, { action: freedBy, on }, resource) !== undefined;
}

/** Returns the workloads of a service and a kind that always exist. */
const ofKind = memoize((workloads: readonly Workload[]) =>
  memoize((kind: string) =>
    workloads.filter(({ type, isPossible }) => {
      const { service, on } = workloadTypes()[type];
      return !isPossible && `${service} ${on}` === kind;
    }),
  ),
);

/** Returns whether a resource is one workload, and nothing else, also in no other Region. */
function isOnly(resource: PolicyText, workload: Workload, file: string): boolean {
  if (namedWorkload(resource, workload, file) === undefined) return false;
  if (nameOfOpaque(resource) !== undefined) return true;
  const { region = '', resource: path = '' } = parseArn(resource) ?? {};
  const { names, possibleNames = [], id, place } = workload;
  const isReference = place.file === file && path.endsWith(deployTimeValue(id));
  const isNamed =
    possibleNames.length === 0 && names.length === 1 && !names.some(hasDeployTimeValue);
  const isOwnRegion = place.file === file && region === deployTimeValue('AWS::Region');
  return (
    !isPattern(path) && (isReference || isNamed) && (isOwnRegion || region === workload.region)
  );
}
