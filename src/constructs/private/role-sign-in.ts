import { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { AcceptedFinding } from './acknowledgements';
import { Finding } from '../../policy/finding';
import { choosesSessionName } from '../../policy/trust-queries';
import { read } from '../../reader/read';
import { ConstructFindingId } from '../../text/findings';

const SIGN_IN: ConstructFindingId = 'sign-in-as-any-user';
const EMERGENCY: ConstructFindingId = 'emergency-access';

/**
 * Returns the findings of a role. Signing in as any user is a warning if whoever assumes the role
 * chooses the session name.
 */
export const roleFindings = (role: Role, findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) =>
    finding.id === SIGN_IN && mayChooseSessionName(role)
      ? { ...finding, severity: 'warning' }
      : finding,
  );

/** Returns the findings of our own validation that warnings of a role already report. */
export const acceptedSignIn = (role: Role, findings: readonly Finding[]): AcceptedFinding[] => {
  const subject = nameInFindings(role);
  const warns = (id: ConstructFindingId) =>
    findings.some((one) => one.id === id && one.severity !== 'note');
  return [
    ...(warns(SIGN_IN)
      ? [{ id: 'chosen-session-name' as const, subject, reason: reasonOf(SIGN_IN) }]
      : []),
    ...(warns(EMERGENCY)
      ? [{ id: 'unlimited-emergency-access' as const, subject, reason: reasonOf(EMERGENCY) }]
      : []),
  ];
};

const reasonOf = (id: ConstructFindingId): string => `The construct warns of it, as ${id}.`;

/** Returns the name of a role in the findings of our own validation: its path in the stack. */
const nameInFindings = ({ node }: Role): string => node.path.split('/').slice(1).join('/');

/** Returns whether whoever assumes a role chooses the session name. */
function mayChooseSessionName(role: Role): boolean {
  const AssumeRolePolicyDocument = Stack.of(role).resolve(role.assumeRolePolicy);
  const template = {
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument } } },
  };
  const principals = read('template', template)?.principals ?? [];
  return principals.some(({ trust }) =>
    trust.some((statement) => statement.effect === 'Allow' && choosesSessionName(statement)),
  );
}
