import { leftResources } from './left-resources';
import { coveringStatements } from '../policy/covering-statements';
import { PolicyText } from '../policy/deploy-time-text';
import { mayMeet } from '../policy/deployments';
import { policiesOf, PolicyStatement, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { templateRequirement } from '../policy/requirement-logic';
import { PlacedStatement, placeToChange } from '../policy/statement-places';

/** A statement that allows an action to a principal. */
export interface GrantingStatement extends PlacedStatement {
  /** The patterns of the statement that allow the action, as written. */
  readonly patterns: readonly PolicyText[];
  /** The parts of its resources that other statements leave. Default: no statement limits them. */
  readonly left?: readonly PolicyText[];
}

/**
 * Returns the statements of a principal that allow an action on something. Checks only their
 * actions.
 */
export const grantsOf = (principal: Principal, action: string): readonly GrantingStatement[] => {
  const left = leftResources(principal, action);
  return policiesOf(principal).flatMap((policy) => {
    const covering = coveringStatements(policy, action);
    // Most policies say nothing of most actions.
    if (covering.length === 0) return [];
    return covering
      .filter(({ statement }) => statement.effect === 'Allow')
      .map(({ statement, patterns }) => ({
        policy,
        statement,
        place: placeToChange(principal, policy, statement),
        patterns,
        ...(left.length > 0 && { left: partsOf(statement, left) }),
      }));
  });
};

/** Returns the parts of the resources of a statement that are in some others, and not all of one. */
const partsOf = (statement: PolicyStatement, left: readonly PolicyText[]): readonly PolicyText[] =>
  wholeOf(statement).flatMap((resource) =>
    left.flatMap((one) => intersection(resource, one)).filter((part) => part !== resource),
  );

/**
 * Returns the resources of a statement; `*` for a statement on all but some. Then those that other
 * statements leave of them.
 */
export const resourcesOf = ({
  statement,
  left = [],
}: Pick<GrantingStatement, 'statement' | 'left'>): readonly PolicyText[] =>
  left.length > 0 ? [...wholeOf(statement), ...left] : wholeOf(statement);

const wholeOf = ({ notResource, resources }: PolicyStatement): readonly PolicyText[] =>
  notResource ? ['*'] : resources;

/** Returns whether some deployment has a statement of each of some lists. */
export function mayBeTogether(lists: readonly (readonly GrantingStatement[])[]): boolean {
  const conditions = lists.map((all) =>
    all.map(({ statement }) => statement.templateConditions.map(templateRequirement)),
  );
  const decided = conditions.filter((groups) => groups.every(({ length }) => length > 0));
  return mayMeet(decided.map((of) => ({ kind: 'any-of', of })));
}
