import { memoize } from '../input/memoize';
import { policiesAndBoundaryOf, PolicyStatement, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { isAllow, isDeny } from '../policy/statement';
import { includesStatement } from '../policy/statement-inclusion';

/**
 * Returns the parts of a statement that allows, each of one action on one resource. Leaves out what
 * the boundary of its holder does not allow to anybody, and what a deny of the same callers closes.
 *
 * @param as - Returns a deny as it is for the holder. None for one that does not apply to it.
 */
export const leftParts = (
  statement: PolicyStatement,
  holder: Principal,
  as: (deny: PolicyStatement) => readonly PolicyStatement[],
): readonly PolicyStatement[] => {
  const denies = deniesOf(holder).flatMap(as);
  return withinBoundary(statement, holder)
    .flatMap(partsOf)
    .filter((part) => !denies.some((deny) => includesStatement(deny, part)));
};

/** Returns the parts of a statement, each of one action on one resource. */
export const partsOf = (statement: PolicyStatement): readonly PolicyStatement[] => {
  const { notAction, actions, notResource, resources } = statement;
  const byAction = notAction ? [actions] : actions.map((one) => [one]);
  const byResource = notResource ? [resources] : resources.map((one) => [one]);
  return byAction.flatMap((some) =>
    byResource.map((on) => ({ ...statement, actions: some, resources: on })),
  );
};

function withinBoundary(
  statement: PolicyStatement,
  { boundary }: Principal,
): readonly PolicyStatement[] {
  if (!boundary?.policy || (boundary.policy.unknown ?? []).length > 0) return [statement];
  const allows = boundary.policy.statements.filter(isAllow);
  if (allows.length === 0) return [];
  if (statement.notAction || allows.some(({ notAction }) => notAction)) return [statement];
  const limits = allows.flatMap(({ actions }) => actions.map((one) => one.toLowerCase()));
  const actions = statement.actions.flatMap((one) =>
    limits.flatMap((limit) => intersection(one.toLowerCase(), limit)),
  );
  return [{ ...statement, actions: [...new Set(actions)] }];
}

const deniesOf = memoize((principal: Principal): readonly PolicyStatement[] =>
  policiesAndBoundaryOf(principal).flatMap(({ statements }) => statements.filter(isDeny)),
);
