import { Role } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { AcceptedFinding } from './acknowledgements';
import { trustFacts } from '../../catalogue/trust';
import { Finding } from '../../policy/finding';
import { ConstructFindingId } from '../../text/findings';

const SIGN_IN: ConstructFindingId = 'sign-in-as-any-user';
const EMERGENCY: ConstructFindingId = 'emergency-access';

/**
 * Returns the findings of a role. Signing in as any user is a warning if whoever assumes the role
 * chooses the session name.
 */
export const roleFindings = (role: Role, findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) =>
    finding.id === SIGN_IN && choosesSessionName(role)
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

/** A statement of a trust policy in a template. */
interface TemplateTrust {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal?: string | Readonly<Record<string, unknown>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Returns whether whoever assumes a role chooses the session name. */
function choosesSessionName(role: Role): boolean {
  const { assume, assumeWithWebIdentity, sessionNameKeys } = trustFacts();
  const statements: TemplateTrust[] = Stack.of(role).resolve(role.assumeRolePolicy).Statement;
  return statements.some(({ Effect, Action, Principal = '*', Condition = {} }) => {
    const kinds = typeof Principal === 'string' ? [Principal] : Object.keys(Principal);
    const isBy = (action: string, kind: string) =>
      [Action].flat().includes(action) && (kinds.includes(kind) || kinds.includes('*'));
    const keys = Object.values(Condition).flatMap((values) => Object.keys(values));
    return (
      Effect === 'Allow' &&
      (isBy(assume, 'AWS') || isBy(assumeWithWebIdentity, 'Federated')) &&
      !keys.some((key) => sessionNameKeys.includes(key))
    );
  });
}
