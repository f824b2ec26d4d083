import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';

/** Returns a resolved value as one text, so that values can be compared. */
export const text = (value: unknown): string => JSON.stringify(value) ?? '';

/** Returns the ARN of a policy as a stack refers to it, or undefined when the stack does not. */
export function arnSeenFrom(stack: Stack, policy: ManagedPolicy): string | undefined {
  const home = Stack.of(policy);
  const arn = text(stack.resolve(policy.managedPolicyArn));
  // Another stack that does not refer to the policy would find a resource of its own by the name.
  return stack !== home && arn === text(home.resolve(policy.managedPolicyArn)) ? undefined : arn;
}
