import { starResourceFinding } from '../../compiler/findings';
import { Finding } from '../../compiler/grant';
import { Statement } from '../../compiler/statement';

/** What a break-glass role gives away, and what limits it. */
export function emergencyFindings(
  statements: readonly Statement[],
  { sourceIps, mfa }: { sourceIps: readonly string[]; mfa: boolean },
): Finding[] {
  const limits = [
    ...(sourceIps.length > 0
      ? [
          `requests from ${sourceIps.length === 1 ? 'one address or range' : `${sourceIps.length} addresses or ranges`}`,
        ]
      : []),
    ...(mfa ? ['sessions begun with MFA'] : []),
  ];
  const findings: Finding[] = [
    {
      id: 'EmergencyAccess',
      message:
        'signs in to the instances as their administrator: all of their users, contacts, recordings and settings, whatever security profiles say. ' +
        'The IP address restrictions of an instance do not apply. ' +
        (limits.length > 0
          ? `Limited to ${limits.join(', in ')}`
          : 'Limited by nothing but who can assume the role: neither source addresses nor MFA are asked for'),
      warning: true,
    },
  ];
  starResourceFinding(
    statements.filter(({ effect }) => effect === 'Allow'),
    findings,
  );
  return findings;
}
