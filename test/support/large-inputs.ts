import { allow, policy } from './documents';
import { role } from './readings';

/**
 * Returns the resources of a template with roles that differ. Each has an instance of its own, so no
 * two have the same policies.
 */
export const differentRoles = (roles: number): object =>
  Object.fromEntries(
    Array.from({ length: roles }, (_, i) => {
      const below = (path: string) => ({
        'Fn::Join': ['', [{ 'Fn::GetAtt': [`Instance${i}`, 'Arn'] }, path]],
      });
      return [
        `Role${i}`,
        role(
          [
            allow(['connect:Describe*', 'connect:List*'], [below(''), below('/*')]),
            allow(
              ['connect:UpdateUserRoutingProfile', 'connect:CreateUser'],
              [below('/agent/*'), below('/routing-profile/*'), below('/security-profile/*')],
            ),
            allow(['connect:ListInstances', 'ds:DescribeDirectories', 'kms:ListAliases']),
          ],
          i % 2 === 0
            ? {}
            : { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonConnect_FullAccess'] },
        ),
      ];
    }),
  );

const POLICIES = 8;

/**
 * Returns the resources of a template with one role that has eight managed policies, 40 kB in all.
 * Statements allow and deny in turn, each by a tag of its own, on all services that begin with c.
 */
export function roleOfManyStatements(statements: number): object {
  const each = statements / POLICIES;
  const statement = (i: number) => ({
    Sid: `StatementForTheDepartmentNumber${i}`,
    Effect: i % 2 === 0 ? 'Allow' : 'Deny',
    Action: 'c*:*',
    Resource: '*',
    Condition: {
      StringEquals: { [`aws:PrincipalTag/team-of-the-contact-center-${i}`]: `department-${i}` },
    },
  });
  const policies = Array.from({ length: POLICIES }, (_, p) => [
    `Policy${p}`,
    {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: policy(...Array.from({ length: each }, (__, i) => statement(p * each + i))),
      },
    },
  ]);
  const ManagedPolicyArns = policies.map(([Ref]) => ({ Ref }));
  return { ...Object.fromEntries(policies), Role: role([], { ManagedPolicyArns }) };
}
