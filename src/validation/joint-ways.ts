import { namesPolicies } from './named-policies';
import { keysOf } from './policy-choices';
import {
  escalationStep,
  escalationWays,
  newCallers,
  policyKeys,
  trustedThings,
} from '../catalogue/escalation';
import { lazy } from '../input/memoize';
import { Principal } from '../policy/model';

/** A way of several requests, each of which somebody else may make. */
export interface JointWay {
  /** The actions of each request. Whoever makes the first one passes the role, or writes the policy. */
  readonly requests: readonly (readonly string[])[];
  /** Condition key values of its requests: the service that receives a role. */
  readonly context?: Readonly<Record<string, string>>;
  /** Returns whether somebody who makes the first request may gain by the others. Default: anybody may. */
  readonly isFor?: (principal: Principal) => boolean;
}

/** Returns all ways, and parts of chains, that are several requests. */
export const jointWays = lazy((): readonly JointWay[] =>
  [
    ...escalationWays().flatMap(({ needs, checkedIn, context }) =>
      requestsOf(needs, checkedIn).map((requests) => ({ requests, context })),
    ),
    ...[...trustedThings(), ...newCallers()].map(({ needs }) => ({ requests: eachOf(needs) })),
    ...policyWays(),
  ].filter(({ requests }) => requests.length > 1),
);

/** The ways that attach a policy, or need a boundary, of a name that somebody else writes. */
const policyWays = (): readonly JointWay[] =>
  escalationWays()
    .filter(({ needs }) => needs.some((action) => keysOf(action).length > 0))
    .flatMap(({ needs }) =>
      policyKeys().made.map((action) => ({ requests: [needs, [action]], isFor: namesPolicies })),
    );

/** Returns the requests of some actions, once for each that may be checked for those without one. */
function requestsOf(
  needs: readonly string[],
  checkedIn: readonly string[] = needs.slice(0, 1),
): readonly (readonly (readonly string[])[])[] {
  const isNone = (action: string) => escalationStep(action)?.noRequest === true;
  const without = needs.filter(isNone);
  const own = needs.filter((action) => !isNone(action));
  const firsts = without.length > 0 ? checkedIn : own.slice(0, 1);
  return firsts.map((first) => [
    [first, ...without],
    ...eachOf(own.filter((action) => action !== first)),
  ]);
}

const eachOf = (actions: readonly string[]) => actions.map((action) => [action]);
