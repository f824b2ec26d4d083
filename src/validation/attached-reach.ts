import { GrantingStatement, grantsOf, resourcesOf } from './granting-statements';
import { CountedReach } from './limiting-conditions';
import { isNamed } from './named-resource';
import { policiesFor } from './naming-of-own';
import { arnsByName } from './own-arns';
import { namesPolicy } from './own-policies';
import { isOnName, placeFor, reachesArn } from './own-reach';
import { isOfAccount, isSurelyOfAccount, referencesTo } from './policies-by-arn';
import { requiredToHave, surelyHasOne } from './sure-conditions';
import { hasAllVersions, rewritingActions } from './version-actions';
import { escalationStep, policyKeys } from '../catalogue/escalation';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { Attachment, Principal } from '../policy/model';
import { inOpenPaths } from '../policy/open-paths';
import { Requirement } from '../policy/requirement';
import { templateRequirement } from '../policy/requirement-logic';
import { isVersionDeleted } from '../policy/template-condition';

/** Returns whether a principal may do an action on a managed policy that somebody has. */
export function changesAttached(
  principal: Principal,
  action: string,
  counted: CountedReach,
): (attachment: Attachment) => boolean {
  const naming = resourcesNaming(principal, action);
  return (attachment) =>
    naming(attachment).length > 0 && reachesAttached(principal, action, attachment, counted);
}

/** Returns the resources that name a policy of the account, of the statements that allow an action. */
function resourcesNaming(principal: Principal, action: string) {
  const resources = grantsOf(principal, action).flatMap(resourcesOf);
  return (policy: Attachment): readonly PolicyText[] =>
    isOfAccount(policy)
      ? resources.filter((one) => one === '*' || namesPolicy(one, policy, principal.place.file))
      : [];
}

/**
 * Returns whether a principal may do an action on a managed policy that it has. If limits count too,
 * others may delete a version of a policy that it rewrites.
 */
export const reachesAttached = (
  holder: Principal,
  action: string,
  policy: Attachment,
  counted: CountedReach,
): boolean =>
  isAllowedOn(holder, action, policy, counted) &&
  (counted === 'limited' || isWithinQuota(holder, action, policy, counted));

/**
 * Returns whether a managed policy may have the versions that it has after an action. Who rewrites one
 * with all versions that AWS keeps must be allowed to delete a version.
 */
export function isWithinQuota(
  principal: Principal,
  action: string,
  policy: Attachment,
  counted: CountedReach,
): boolean {
  if (!rewritingActions().includes(action) || !hasAllVersions(policy.policy)) return true;
  const { versions: deletes } = policyKeys().deleted;
  return (
    resourcesNaming(
      principal,
      deletes,
    )(policy).some((one) => reachesArn(principal, deletes, one, counted)) &&
    isAllowedOn(principal, deletes, policy, counted)
  );
}

function isAllowedOn(
  holder: Principal,
  action: string,
  policy: Attachment,
  counted: CountedReach,
): boolean {
  const place = placeFor(holder, action);
  if (place === undefined) return true;
  const caller = policy.openPaths ? inOpenPaths(policy.openPaths)(holder) : holder;
  const { file } = holder.place;
  const isOwn = (text: PolicyText) => !isNamed(text, 'policy') || namesPolicy(text, policy, file);
  const isAllowed = (one: PolicyText) => reachesArn(caller, action, one, counted, isOwn);
  const arns = arnsByName(policy, place, holder.values);
  // A deny on one of the texts for it is a deny on it.
  return (
    [...(isName(policy) ? [] : [policy.arn]), ...referencesTo(policy, file)].every(isAllowed) &&
    isOnName(arns, counted, isAllowed)
  );
}

/** Returns whether the text of a policy is its path and its name, as a permission set has it. */
const isName = ({ arn, paths = [] }: Attachment): boolean =>
  !parseArn(arn) && paths.some((path) => arn.endsWith(path));

/** An action on a resource of a statement that grants it. */
interface OnResource {
  readonly action: string;
  readonly granting: GrantingStatement;
  readonly resource: PolicyText;
}

/**
 * Returns what must hold for a name to be of a managed policy that a principal has, and that it may
 * change; nothing where the resources of its statement always have one, or where the name is of others
 * too.
 */
export function requirementsOfOwn(
  principal: Principal,
  { action, granting, resource }: OnResource,
): readonly Requirement[] {
  const step = escalationStep(action);
  if (step?.on !== 'policy' || !isNamed(resource, step.on)) return [];
  const isSure = isSurelyOfAccount(principal);
  const isChanged = (one: Attachment) => isWithinQuota(principal, action, one, 'open');
  const named = policiesFor(action, principal, resource);
  const own = named.filter(isSure);
  if (named.length > 0 && own.length === 0) return [...requiredToHave(named), notOfAws(resource)];
  const changed = own.filter(isChanged);
  if (own.length > 0 && changed.length === 0)
    return [...requiredToHave(own), ...own.slice(0, 1).map(deletedFirst)];
  const all = resourcesOf(granting)
    .flatMap((one) => policiesFor(action, principal, one))
    .filter(isSure);
  return surelyHasOne(principal, all.filter(isChanged)) ? [] : requiredToHave(changed);
}

/** Returns that a text is no policy of AWS. */
const notOfAws = (text: PolicyText): Requirement => ({
  kind: 'match',
  pattern: 'arn:*:iam::aws:policy/*',
  text,
  holds: false,
});

/** Returns that somebody deletes a version of a policy first. */
const deletedFirst = ({ arn, policy }: Attachment): Requirement =>
  templateRequirement(isVersionDeleted(policy?.name ?? arn));
