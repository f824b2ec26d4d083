import { Case, document } from './random-policies';

/** A template with a role that has the policies and the boundary of a question. */
export function questionedRole({ policies, boundary }: Pick<Case, 'policies' | 'boundary'>) {
  const Policies = policies.map((statements, i) => ({
    PolicyName: `policy${i}`,
    PolicyDocument: document(statements),
  }));
  return {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
        Policies,
        ...(boundary && { PermissionsBoundary: { Ref: 'Boundary' } }),
      },
    },
    ...(boundary && {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: document(boundary) },
      },
    }),
  };
}
