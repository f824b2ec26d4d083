import { checkedResources, inArnForm, inEnvironment } from './checked-resources';
import { ResourceEnvironment } from '../../src/input/resource-environment';
import { matchesAction } from '../../src/policy/action-patterns';
import { PolicyText } from '../../src/policy/deploy-time-text';
import { Policy, PolicyStatement, Principal } from '../../src/policy/model';

/**
 * Returns a principal whose allows name only what IAM checks: each of the actions on its own resource
 * types, in the account and Region of the stack. Then only real differences remain.
 */
export function comparable(
  principal: Principal,
  names: readonly string[],
  environment: ResourceEnvironment,
  instances: ReadonlySet<PolicyText>,
): Principal {
  const policy = (one: Policy): Policy => ({
    ...one,
    statements: one.statements.flatMap((statement) =>
      comparableParts(statement, names, environment, instances),
    ),
  });
  return {
    ...principal,
    inline: principal.inline.map(policy),
    attached: principal.attached.map((one) => ({
      ...one,
      ...(one.policy?.origin === 'file' && { policy: policy(one.policy) }),
    })),
  };
}

function comparableParts(
  statement: PolicyStatement,
  names: readonly string[],
  environment: ResourceEnvironment,
  instances: ReadonlySet<PolicyText>,
): readonly PolicyStatement[] {
  const { effect, actions, notAction, notResource, resources } = statement;
  if (effect === 'Deny' || notAction || notResource) return [statement];
  const known = names.filter((name) => actions.some((action) => matchesAction(action, name)));
  const others = actions.filter((action) => !known.some((name) => matchesAction(action, name)));
  const parts = known.map((action) => ({
    ...statement,
    actions: [action],
    resources: resources
      .flatMap((resource) => checkedResources(action, inArnForm(resource, instances)))
      .map((resource) => inEnvironment(resource, environment)),
  }));
  return [
    ...(others.length > 0 ? [{ ...statement, actions: others }] : []),
    ...parts.filter((part) => part.resources.length > 0),
  ];
}
