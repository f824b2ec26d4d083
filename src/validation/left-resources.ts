import { memoize } from '../input/memoize';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';

/**
 * Returns the resources that denies on all but some, and a boundary on some, leave to an action of a
 * principal. They may be a named part of what a statement allows. Most principals have no such
 * limits.
 */
export const leftResources = (principal: Principal, action: string): readonly PolicyText[] => {
  const { denies, boundary } = limitsOf(principal);
  if (denies.length === 0 && !boundary) return NONE;
  return [
    ...denies.flatMap((policy) => about(policy, action, leavesSome)),
    ...(boundary ? about(boundary, action, allowsSome) : []),
  ];
};

const NONE: readonly never[] = Object.freeze([]);

const limitsOf = memoize((principal: Principal) => {
  const bounding = principal.boundary?.policy;
  const all = bounding ? [...policiesOf(principal), bounding] : policiesOf(principal);
  return {
    denies: all.filter(({ statements }) => statements.some(leavesSome)),
    boundary: bounding?.statements.some(allowsSome) ? bounding : undefined,
  };
});

const about = (
  policy: Policy,
  action: string,
  limits: (statement: PolicyStatement) => boolean,
): readonly PolicyText[] =>
  coveringStatements(policy, action)
    .filter(({ statement }) => limits(statement))
    .flatMap(({ statement }) => statement.resources);

const leavesSome = ({ effect, notResource }: PolicyStatement): boolean =>
  effect === 'Deny' && notResource;

const allowsSome = ({ effect, notResource, resources }: PolicyStatement): boolean =>
  effect === 'Allow' && !notResource && !resources.includes('*');
