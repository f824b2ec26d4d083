import { requirementsOfOwn } from './attached-reach';
import { StepReach, stepReach } from './escalation-reach';
import { GrantingStatement, grantsOf } from './granting-statements';
import { areMetByMfa } from './mfa-sign-in';
import { Granting, withResources } from './taken-names';
import { memoize } from '../input/memoize';
import { PolicyText } from '../policy/deploy-time-text';
import { Principal } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { haveSameContent } from '../policy/requirement-logic';

/** Returns the statements that allow an action, with the resources on which no condition decides. */
export const sureGrants = memoize((principal: Principal): Granting =>
  memoize((action: string) =>
    grantsOf(principal, action).flatMap((one) => {
      const isSure = (resource: PolicyText) => isSureBy(principal, action, onOnly(one, [resource]));
      if (one.statement.notResource && !isSure('*')) return [];
      return withResources(one, isSure) ?? [];
    }),
  ),
);

/** Returns a statement as one on just some resources. */
export const onOnly = (
  { statement, ...one }: GrantingStatement,
  resources: readonly PolicyText[],
): GrantingStatement => ({
  ...one,
  statement: {
    ...statement,
    notResource: false,
    resources,
  },
  left: [],
});

function isSureBy(principal: Principal, action: string, one: GrantingStatement): boolean {
  const step = stepReach(principal, {
    action,
    way: { needs: [action] },
    all: [one],
  });
  return step !== undefined && isByName(principal, step);
}

/**
 * Returns whether nothing but a name limits a step. Whose a policy is may be a matter of deployment, and
 * a user signs in with MFA.
 */
export function isByName(principal: Principal, step: StepReach): boolean {
  const own = requirementsOfOwn(principal, step);
  const isOther = (one: Requirement) => !areMetByMfa([one], principal);
  return haveSameContent(step.requirements.filter(isOther), own);
}
