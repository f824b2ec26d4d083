import { everyResource, requestedResources } from './request-resources';
import { unknownGrants } from './unknown-grants';
import { decide } from '../evaluator/decide';
import { memoize } from '../input/memoize';
import { deployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal } from '../policy/model';
import { intersection } from '../policy/pattern-intersection';
import { DeployTimeValues, substitute } from '../policy/substitute';

/** A resource about which nothing is known. */
export const ANY_RESOURCE = deployTimeValue('any resource');

/** The maximum number of resources to try. */
const MOST = 2000;

/** Returns the statements of policies that have an effect and may cover an action. */
export const statementsAbout = (
  action: string,
  policies: readonly Policy[],
  effect: PolicyStatement['effect'],
): readonly PolicyStatement[] =>
  decide({ action, resource: ANY_RESOURCE }, { policies: policies.map(asAllowing[effect]) })
    .statements;

/** Returns a policy with its statements of one effect, as if they were allows. */
const statementsOf = (effect: PolicyStatement['effect']) =>
  memoize(({ unknown, ...policy }: Policy): Policy => ({
    ...policy,
    statements: policy.statements
      .filter((statement) => statement.effect === effect)
      .map((statement) => ({ ...statement, effect: 'Allow' })),
  }));

const asAllowing = { Allow: statementsOf('Allow'), Deny: statementsOf('Deny') };

/** The question. */
export interface Candidates {
  readonly action: string;
  readonly principal: Principal;
  readonly instanceAttributes: DeployTimeValues;
  /** Whether resources count that the action does not take. */
  readonly all: boolean;
}

/**
 * Returns the resources on which an action may be allowed. These are the resources of the allowing
 * statements, and their intersections with the boundary and with what a deny leaves.
 */
export function candidateResources(asked: Candidates): readonly PolicyText[] {
  const { action, all, instanceAttributes } = asked;
  const named = namedResources(asked);
  const taken = named
    .map((resource) => substitute(withVariables(resource), instanceAttributes))
    .flatMap((resource) => {
      const requested = requestedResources(action, resource);
      return requested.length === 0 && all ? [resource] : requested;
    });
  const isElsewhere = taken.length === 0 && named.length > 0;
  const more =
    isElsewhere || unknownGrants(asked.principal).length > 0 ? everyResource(action) : [];
  return [...new Set([...taken, ...more])];
}

function namedResources({ action, principal }: Candidates): readonly PolicyText[] {
  const policies = policiesOf(principal);
  const bounding = principal.boundary?.policy;
  const limits = [
    ...(bounding ? [resourcesOf(statementsAbout(action, [bounding], 'Allow'))] : []),
    // The resources that remain after a deny on all but some resources.
    ...statementsAbout(action, policies, 'Deny')
      .filter(({ notResource }) => notResource)
      .map(({ resources }) => resources),
  ];
  return limits.reduce(
    (found, limit) => [...found, ...limit, ...inCommon(found, limit)].slice(0, MOST),
    resourcesOf(statementsAbout(action, policies, 'Allow')),
  );
}

const resourcesOf = (statements: readonly PolicyStatement[]): readonly PolicyText[] =>
  statements.flatMap(({ resources, notResource }) =>
    notResource ? [deployTimeValue('any other resource')] : resources,
  );

const inCommon = (some: readonly PolicyText[], others: readonly PolicyText[]): PolicyText[] =>
  some.flatMap((one) => others.flatMap((other) => intersection(one, other)));

/** Returns a pattern with its policy variables replaced by unknown values. */
const withVariables = (pattern: PolicyText): PolicyText =>
  pattern.replace(/\$\{([^{},]+)(?:, '[^']*')?\}/g, (_, key) =>
    deployTimeValue(key.trim().toLowerCase()),
  );
