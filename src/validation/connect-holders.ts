import { actionsOf } from '../catalogue/actions';
import { familyServices } from '../catalogue/family';
import { memoize } from '../input/memoize';
import { matchesAction } from '../policy/action-patterns';
import { parseArn } from '../policy/arn';
import { PolicyText } from '../policy/deploy-time-text';
import { policiesOf, Policy, PolicyStatement, Principal, World } from '../policy/model';
import { overlap } from '../policy/pattern';
import { intersection } from '../policy/pattern-intersection';

/**
 * Returns the principals that the rules check: those that are allowed something in Amazon Connect.
 * The grant may be by name, by a wildcard, by NotAction, or by an AWS managed policy.
 * Service-linked roles are excluded, because AWS creates them and writes their policies.
 */
export const connectHolders: (world: World) => readonly Principal[] = memoize(
  ({ principals }: World) =>
    principals.filter(
      (principal) => !principal.madeByAws && policiesOf(principal).some(reachesConnect),
    ),
);

/** Returns whether a policy allows something in Amazon Connect. */
export const reachesConnect: (policy: Policy) => boolean = memoize((policy: Policy) =>
  policy.statements.some(grantsConnect),
);

/** Returns whether a statement allows something in Amazon Connect. */
export function grantsConnect(statement: PolicyStatement): boolean {
  return statement.effect === 'Allow' && isOnConnect(statement) && allowsConnectAction(statement);
}

/** Returns the part of a statement that is about Amazon Connect. */
export const connectPart: (statement: PolicyStatement) => PolicyStatement = memoize(
  (statement: PolicyStatement) => {
    const { actions, notAction, resources, notResource } = statement;
    const some = notAction
      ? familyServices()
          .filter((one) => isLeftOver(one, actions))
          .map(allOf)
      : actions.filter(isOfConnect).flatMap(partsOfConnect);
    return {
      ...statement,
      actions: some,
      notAction: false,
      resources: notResource ? resources : resources.filter(mayBeOfConnect),
    };
  },
);

function partsOfConnect(pattern: PolicyText): readonly PolicyText[] {
  return familyServices().flatMap((one) => intersection(pattern.toLowerCase(), allOf(one)));
}

const allOf = (service: string): PolicyText => `${service}:*`;

/** Returns whether a statement is on a resource that may belong to Amazon Connect. */
export function isOnConnect({ resources, notResource }: PolicyStatement): boolean {
  return notResource || resources.some(mayBeOfConnect);
}

function mayBeOfConnect(resource: PolicyText): boolean {
  const service = parseArn(resource)?.service;
  return service === undefined || familyServices().some((one) => overlap(service, one));
}

function allowsConnectAction({ actions, notAction }: PolicyStatement): boolean {
  return notAction
    ? familyServices().some((one) => isLeftOver(one, actions))
    : actions.some(isOfConnect);
}

/** Returns whether an action or a pattern may match actions of Amazon Connect. */
export const isOfConnect: (pattern: PolicyText) => boolean = memoize((pattern: PolicyText) =>
  familyServices().some((one) => overlap(pattern.toLowerCase(), allOf(one))),
);

/** Returns whether a statement leaves some action of a service in. */
function isLeftOver(service: string, leftOut: readonly PolicyText[]): boolean {
  return actionsOf(service).some(
    (action) => !leftOut.some((pattern) => matchesAction(pattern, action)),
  );
}
