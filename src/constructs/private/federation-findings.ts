import { Stack } from 'aws-cdk-lib/core';
import { Finding } from '../../compiler/grant';
import { Statement } from '../../compiler/statement';
import { resolvedText } from '../../input/stable-order';
import { InstanceAttributes } from '../../scope/instance-attributes';

/** What is to be known of a role for single sign-on, whose sources of Global Resiliency are these. */
export function federationFindings(
  stack: Stack,
  statement: Statement,
  places: readonly InstanceAttributes[],
  sources: readonly InstanceAttributes[],
): Finding[] {
  const actions = statement.actions.join(', ');
  const byCondition: Finding[] = statement.conditions
    ? [
        {
          id: 'InstanceByCondition',
          message: `granted on * and limited to the instances by the condition connect:InstanceId: ${actions}`,
          warning: false,
        },
      ]
    : [];
  return [...byCondition, ...lone(stack, statement, places, sources)];
}

/** A source without its replica: agents sign in to both, and would be refused in one. */
function lone(
  stack: Stack,
  { conditions }: Statement,
  places: readonly InstanceAttributes[],
  sources: readonly InstanceAttributes[],
): Finding[] {
  const arns = (all: readonly InstanceAttributes[]) =>
    new Set(all.map(({ arn }) => resolvedText(stack, arn)));
  const others = [...arns(places)].filter((arn) => !arns(sources).has(arn));
  // The condition on the id holds for the replica too: its id is the same.
  if (conditions || others.length >= arns(sources).size) return [];
  return [
    {
      id: 'ReplicaNotNamed',
      message:
        'Global Resiliency signs agents in to the source instance and its replica, and the scope names no replica: ' +
        'add it, or use ConnectFederationForm.INSTANCE_ID, whose id is that of both',
      warning: true,
    },
  ];
}
