import { Role } from 'aws-cdk-lib/aws-iam';
import { Stack, Token } from 'aws-cdk-lib/core';
import { AcceptedFinding } from './acknowledgements';
import { deployTimeValue, PolicyText } from '../../policy/deploy-time-text';
import { Finding } from '../../policy/finding';
import { TrustPrincipal } from '../../policy/trust';
import { choosesSessionName, TrustTerms } from '../../policy/trust-queries';
import { warnedAs } from '../../text/construct-reasons';
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
      ? [{ id: 'chosen-session-name' as const, subject, reason: warnedAs(SIGN_IN) }]
      : []),
    ...(warns(EMERGENCY)
      ? [{ id: 'unlimited-emergency-access' as const, subject, reason: warnedAs(EMERGENCY) }]
      : []),
  ];
};

/** Returns the name of a role in the findings of our own validation: its path in the stack. */
const nameInFindings = ({ node }: Role) => node.path.split('/').slice(1).join('/');

/** A statement of a trust policy, as the CDK writes it. */
interface WrittenTrust {
  readonly Effect: string;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Returns whether whoever assumes a role chooses the session name. */
function mayChooseSessionName(role: Role): boolean {
  const policy = role.assumeRolePolicy;
  const written: WrittenTrust[] = policy?.toJSON()?.Statement ?? [];
  // The answer does not depend on the names of principals, which may have tokens.
  const statements: WrittenTrust[] = written.every(isPlain)
    ? written
    : Stack.of(role).resolve(policy).Statement;
  return statements.some((one) => one.Effect === 'Allow' && choosesSessionName(termsOf(one)));
}

/** Returns whether a statement needs no resolving: it has no condition, and no token in its actions. */
const isPlain = ({ Effect, Action, NotAction, Condition }: WrittenTrust): boolean =>
  !Token.isUnresolved(Effect) &&
  [Action, NotAction].flat().every((one) => !Token.isUnresolved(one)) &&
  Condition === undefined;

const termsOf = ({
  NotAction,
  Action = NotAction,
  NotPrincipal,
  Principal = NotPrincipal ?? '*',
  Condition = {},
}: WrittenTrust): TrustTerms => ({
  actions: textsOf(Action),
  notAction: NotAction !== undefined,
  principals: principalsOf(Principal),
  notPrincipal: NotPrincipal !== undefined,
  conditions: Object.entries(Condition).flatMap(([operator, values]) =>
    Object.entries(values).map(([key, value]) => ({ operator, key, values: textsOf(value) })),
  ),
});

const principalsOf = (principal: unknown): TrustPrincipal[] =>
  typeof principal === 'string'
    ? [{ type: '*', value: principal }]
    : Object.entries(principal as Record<TrustPrincipal['type'], unknown>).flatMap(
        ([type, value]) =>
          textsOf(value).map((text) => ({ type: type as TrustPrincipal['type'], value: text })),
      );

/** Returns the texts of a value. An intrinsic function is known only at deployment. */
const textsOf = (value: unknown): PolicyText[] =>
  [value]
    .flat()
    .map((one) => (typeof one === 'string' ? one : deployTimeValue(JSON.stringify(one))));
