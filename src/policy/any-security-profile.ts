import { matchesAction } from './action-patterns';
import { parseArn } from './arn';
import { typesOf } from './arn-resource-types';
import { StatementContent } from './compiled-statement';
import { isConfinedBy } from './confining-conditions';
import { PolicyText } from './deploy-time-text';
import { reviewFacts } from '../catalogue/catalogue';

/**
 * The actions by which a statement gives any security profile of an instance, and their resources.
 */
export interface AnySecurityProfile {
  readonly actions: readonly string[];
  readonly resources: readonly PolicyText[];
}

const NONE: AnySecurityProfile = { actions: [], resources: [] };

/**
 * Returns how the holder of a statement can create administrators of an instance. Admin is a
 * security profile like the others. The constructs and the rule `instance-administrator` both use
 * this function.
 */
export function anySecurityProfile(statement: StatementContent): AnySecurityProfile {
  const { administrators, signIn } = reviewFacts();
  if (statement.effect === 'Deny' || statement.notAction || statement.notResource) return NONE;
  const resources = statement.resources.filter(isAnySecurityProfile);
  if (resources.length === 0 || isConfinedBy(statement, ['aws:ResourceTag/${TagKey}'])) return NONE;
  // A principal that signs in as the administrator by the same wildcard needs no user.
  // sign-in-by-wildcard reports it.
  const patterns = statement.actions.filter(
    (pattern) => !Object.keys(signIn).every((action) => matchesAction(pattern, action)),
  );
  const actions = Object.keys(administrators).filter((action) =>
    patterns.some((pattern) => matchesAction(pattern, action)),
  );
  return actions.length === 0 ? NONE : { actions, resources };
}

/** Returns whether a resource includes every security profile of an instance. */
function isAnySecurityProfile(resource: PolicyText): boolean {
  const types = typesOf('connect', resource);
  const isOfType = types === 'any' || types.has('security-profile');
  return isOfType && (parseArn(resource)?.resource ?? resource).endsWith('*');
}
