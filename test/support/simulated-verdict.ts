import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, Case, document, StatementDocument } from './random-policies';

/** What the simulator decides about: the policies of a role, and the keys of a request. */
export interface Simulated extends Pick<Case, 'policies' | 'boundary'> {
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/** What an independent simulator decides: `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`. */
export function simulatedVerdict(simulated: Simulated, action: string, resource: string): string {
  const { policies, boundary, context } = resource === '*' ? onNoResource(simulated) : simulated;
  const named = (statements: readonly StatementDocument[], name: string) => ({
    name,
    policy: document(statements),
  });
  return runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/tested`,
        action,
        resource: { resource: requested(resource), accountId: ACCOUNT },
        contextVariables: context as Record<string, string | string[]>,
      },
      identityPolicies: policies.map((statements, i) => named(statements, `policy${i}`)),
      ...(boundary && { permissionBoundaryPolicies: [named(boundary, 'boundary')] }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(action.startsWith('kms:') && { resourcePolicy: LEFT_TO_IAM }),
    },
    {},
  );
}

/**
 * The policy of a key that leaves the decision to IAM, without which nobody can use a key. The
 * simulator asks for the name of this policy.
 */
const LEFT_TO_IAM = {
  __validated: true,
  errors: [],
  metadata: { name: 'key' },
  policyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  },
};

/** A resource that no policy names. */
const NOWHERE = 'arn:aws:none:us-east-1:111122223333:nothing';
/** A character that no policy has. */
const STAR = '\u2042';

/**
 * Returns the resource as the simulator should take it. It takes a request with `*` as one for
 * some resource that the pattern matches. For IAM, the `*` of a request is a character.
 */
const requested = (resource: string): string =>
  resource === '*' ? NOWHERE : resource.replaceAll('*', STAR);

/**
 * Returns policies that cover a resource exactly where the given ones cover `*`, the text that IAM
 * checks for an action without resources. Only patterns of wildcards match that text.
 */
function onNoResource({ policies, boundary, context }: Simulated): Simulated {
  return {
    context,
    policies: policies.map((statements) => statements.map(onNoResourceOf)),
    ...(boundary && { boundary: boundary.map(onNoResourceOf) }),
  };
}

function onNoResourceOf(statement: StatementDocument): StatementDocument {
  const { Resource, NotResource, ...rest } = statement;
  const patterns = (written: unknown) =>
    [written].flat().map((one) => (MATCHES_STAR.test(String(one)) ? '*' : ELSEWHERE));
  return {
    ...rest,
    ...(Resource !== undefined && { Resource: patterns(Resource) }),
    ...(NotResource !== undefined && { NotResource: patterns(NotResource) }),
  } as StatementDocument;
}

/** Patterns that match the text `*`. */
const MATCHES_STAR = /^(\*+|\**(\?|\$\{\*\})\**)$/;
const ELSEWHERE = 'arn:aws:none:us-east-1:111122223333:elsewhere';
