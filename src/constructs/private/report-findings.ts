import { Role } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { acknowledgeFindings } from './acknowledgements';
import { acceptedSignIn, roleFindings } from './role-sign-in';
import { Finding } from '../../policy/finding';
import { AccessFinding } from '../access-finding';

/**
 * Returns the findings in the form of a construct. Adds a warning for each finding that needs an
 * acknowledgement.
 */
export function reportFindings(on: IConstruct, findings: readonly Finding[]): AccessFinding[] {
  // The CDK takes a stack trace of each warning. A loop adds no frames to it.
  for (const finding of findings.filter(isWarning)) addWarning(on, finding);
  return findings.map((finding) => ({
    id: finding.id,
    subject: finding.subject,
    message: finding.what,
    why: finding.why,
    instead: finding.instead ?? '',
    warning: isWarning(finding),
  }));
}

/**
 * Returns the findings of a role. Accepts what our own validation finds and a warning of the role
 * already reports.
 */
export function reportRoleFindings(role: Role, findings: readonly Finding[]): AccessFinding[] {
  const judged = roleFindings(role, findings);
  acknowledgeFindings(role, acceptedSignIn(role, judged));
  return reportFindings(role, judged);
}

/** Adds a warning to a construct, which users acknowledge by its id. */
export function addWarning(on: IConstruct, { id, what, why, instead }: Finding): void {
  const text = [what, why, instead].filter((part) => part).join('. ');
  Validations.of(on).addWarning(`cdk-amazon-connect-iam:${id}`, `${on.node.path}: ${text}.`);
}

const isWarning = ({ severity }: Finding) => severity !== 'note';
