import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { Question } from './random-patterns';
import { ACCOUNT, document, StatementDocument } from './random-policies';

/** What an independent simulator decides: `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`. */
export const simulatedVerdict = (
  { policies, boundary, context }: Question,
  action: string,
  resource: string,
): string => {
  const named = (statements: readonly StatementDocument[], name: string) => ({
    name,
    policy: document(statements),
  });
  return runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: context as Record<string, string | string[]>,
      },
      identityPolicies: policies.map((statements, i) => named(statements, `policy${i}`)),
      ...(boundary && { permissionBoundaryPolicies: [named(boundary, 'boundary')] }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
};
