import { isNamed } from './named-resource';
import { Naming, namingOfOwn } from './naming-of-own';
import { isOutOfReach } from './out-of-reach';
import { isOwnUser } from './own-user';
import { isOfIam, kindsOfStep, servicesOfStep, StepKind } from './services-of-step';
import { isShortName } from './short-names';
import { EscalationStep, escalationStep, serviceLinkedAttributes } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { nameOfOpaque, PolicyText, replaceReferences } from '../policy/deploy-time-text';
import { Policy, Principal } from '../policy/model';
import { isPattern, patternIncludes, overlap } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';
import { mayBeNoRegion } from '../policy/principal-names';
import { isReservedRole } from '../policy/reserved-name';

/**
 * Returns how the name in a resource limits an action: to nothing, to what may be enough, or not at
 * all.
 */
export function namingOf(
  principal: Principal,
  action: string,
  resource: PolicyText,
  origin: Policy['origin'],
): Naming {
  if (refersToServiceLinked(resource, principal)) return 'closed';
  // Roles have no user name, so no request has the resource.
  if (isOwnUser(resource) && ['role', 'permission set'].includes(principal.kind)) return 'closed';
  if (isOutOfReach(principal, action, resource)) return 'closed';
  const namings = kindsOfStep(action).map((kind) =>
    namingOfKind(principal, action, kind, resource, origin),
  );
  return LEAST_LIMITED.find((one) => namings.includes(one)) ?? 'closed';
}

const LEAST_LIMITED: readonly Naming[] = ['open', 'limited'];

function namingOfKind(
  principal: Principal,
  action: string,
  { on, services }: StepKind,
  resource: PolicyText,
  origin: Policy['origin'],
): Naming {
  const step = escalationStep(action);
  const arn = parseArn(resource);
  if (!services.some((service) => overlap(arn?.service ?? service, service))) return 'closed';
  const kind = on ?? arn?.resource.split(/[/:]/)[0] ?? '';
  if (arn && !mayHaveForm(arn.resource, step)) return 'closed';
  if (arn && hasPermissions(kind) && !mayBeOfKind(arn.resource, kind)) return 'closed';
  const isOfEvery = arn && step?.form !== undefined && patternIncludes(arn.resource, step.form);
  if (services.includes('iam') && hasRegion(resource)) return 'limited';
  if (isOfEvery || !isNamed(resource, kind)) return 'open';
  if (isServiceLinked(resource)) return 'closed';
  const isOfKind = !arn || mayBeOfKind(arn.resource, kind);
  if (step?.limitedByName || (step?.hidesRole && origin === 'file'))
    return isOfKind ? 'limited' : 'closed';
  if (!step || step.used || !hasPermissions(kind))
    return isShortName(resource, kind) ? 'limited' : 'closed';
  return namingOfOwn(principal, action, kind, resource);
}

/**
 * Returns the same for what the holder makes, such as a function with any role. Its name does not
 * limit what it does. A reference is to what exists.
 */
export function namingOfMade(
  principal: Principal,
  action: string,
  resource: PolicyText,
  step: EscalationStep | undefined,
): Naming {
  if (isOutOfReach(principal, action, resource)) return 'closed';
  const arn = parseArn(resource);
  if (!arn) return isNamed(resource, '') ? 'limited' : 'open';
  if (!servicesOfStep(action).some((service) => overlap(arn.service, service))) return 'closed';
  if (!mayHaveForm(arn.resource, step)) return 'closed';
  const isOfKind = ['/', ':'].some((separator) =>
    overlap(arn.resource, `${step?.on ?? ''}${separator}*`),
  );
  if (step?.on !== undefined && !isOfKind) return 'closed';
  return isOfIam(step?.on) && hasRegion(resource) ? 'limited' : 'open';
}

/** Returns whether an ARN of IAM has a Region. Of what is in IAM, it is only in a path with colons. */
function hasRegion(resource: PolicyText): boolean {
  const arn = parseArn(resource);
  return arn !== undefined && patternIncludes(arn.service, 'iam') && !mayBeNoRegion(arn.region);
}

/** Returns whether a resource may be of a kind. The wildcards of a kind stand for one part each. */
function mayBeOfKind(resource: PolicyText, kind: string): boolean {
  const type = resource.split(/[/:]/).slice(0, kind.split('/').length).join('/');
  return overlap(resource, `${kind}/*`) && (!isPattern(kind) || overlap(type, kind));
}

/**
 * Returns whether the end of an ARN may be of what an action is on, and not of what is below that:
 * a pattern of the branches of apps is of no app.
 */
function mayHaveForm(resource: PolicyText, step: EscalationStep | undefined): boolean {
  const { form } = step ?? {};
  return (
    form === undefined ||
    intersection(resource, form).some((both) => slashesIn(both) <= slashesIn(form))
  );
}

const slashesIn = (text: PolicyText): number =>
  replaceReferences(text, () => '').split('/').length - 1;

/** Returns whether what is written into a kind of resource is a permission. */
const hasPermissions = (kind: string) => isOfIam(kind) || kind === 'permissionSet/*';

/** Returns whether a resource is a role that only a service uses and changes. */
export const isServiceLinked = (resource: PolicyText): boolean =>
  isReservedRole(parseArn(resource)?.resource ?? '');

/** Returns whether a resource is an attribute of a resource that is its service-linked role. */
function refersToServiceLinked(resource: PolicyText, { values }: Principal): boolean {
  const reference = nameOfOpaque(resource);
  const type = reference === undefined ? undefined : values?.get(reference)?.type;
  return (
    type !== undefined &&
    serviceLinkedAttributes(type).some((attribute) => reference?.endsWith(`.${attribute}`))
  );
}
