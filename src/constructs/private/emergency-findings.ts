import { starResourceFindings } from '../../compiler/findings';
import { CompiledStatement } from '../../policy/compiled-statement';
import { Finding } from '../../policy/finding';
import { isAllow } from '../../policy/statement';
import { finding } from '../../text/findings';

/** The limits on a break-glass role. */
interface EmergencyLimits {
  readonly sourceIps: readonly string[];
  readonly mfa: boolean;
}

/** Returns findings about the access that a break-glass role gives, and its limits. */
export const emergencyFindings = (
  statements: readonly CompiledStatement[],
  limits: EmergencyLimits,
): Finding[] => [
  finding('emergency-access', {
    subject: 'ConnectEmergencyAccessRole',
    what: `signs in to the instances as their administrator. ${limitsText(limits)}`,
  }),
  ...starResourceFindings(statements.filter(isAllow)),
];

function limitsText({ sourceIps, mfa }: EmergencyLimits): string {
  const addresses = sourceIps.length === 1 ? 'address or range' : 'addresses or ranges';
  const limits = [
    ...(sourceIps.length > 0 ? [`requests from ${sourceIps.length} ${addresses}`] : []),
    ...(mfa ? ['sessions begun with MFA'] : []),
  ];
  return limits.length > 0
    ? `Limited to ${limits.join(', in ')}`
    : 'Limited only by who can assume the role: neither source addresses nor MFA are required';
}
