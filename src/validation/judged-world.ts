import { withLiteralVariables } from './literal-variables';
import { withPossibleAttachments } from './possible-attachments';
import { withConditionsByDefault } from './principals-by-default';
import { withDefinitions } from './template-definitions';
import { memoize } from '../input/memoize';
import { policiesOf, World } from '../policy/model';

/**
 * Returns the part of a world that the rules check. Excludes the roles that AWS creates and the
 * policies that AWS writes into them.
 */
export const judgedWorld: (world: World) => World = memoize((world: World) => {
  const made = world.principals.filter(({ madeByAws }) => madeByAws);
  if (made.length === 0) return world;
  const principals = world.principals.filter(({ madeByAws }) => !madeByAws);
  const kept = new Set(principals.flatMap(policiesOf));
  const written = new Set(made.flatMap(policiesOf).filter((policy) => !kept.has(policy)));
  return {
    ...world,
    principals,
    policies: world.policies.filter((policy) => !written.has(policy)),
    madeByAws: made,
  };
});

/** Returns the same part as the rules look at it: with what conditions, names, and variables mean. */
export const worldOfRules = (world: World): World =>
  withLiteralVariables(
    withPossibleAttachments(withConditionsByDefault(withDefinitions(judgedWorld(world)))),
  );
