import Table from 'cli-table3';
import { SynthesizedRole, SynthesizedStack, SynthesizedStatement } from './assembly';
import documented from '../../catalogue/rendered/statements.json';

const WIDTH = Math.min(Math.max(process.stdout.columns ?? 140, 110), 170);
const [ROLE, WHO, ACCESS] = [16, 22, 44];

/** Who may do what in a stack, and why each statement is there. */
export function accessTable(stack: SynthesizedStack): string {
  const table = new Table({
    head: ['Role', 'Who may take it on', 'Access', 'Why, or what'],
    colWidths: [ROLE, WHO, ACCESS, WIDTH - ROLE - WHO - ACCESS - 5],
    wordWrap: true,
    style: process.stdout.isTTY ? { head: ['bold'], border: ['grey'] } : { head: [], border: [] },
  });
  for (const role of stack.roles) {
    const [first, ...others] = lines(role);
    const rowSpan = others.length + 1;
    table.push([{ rowSpan, content: role.name }, { rowSpan, content: role.trustedBy.join('\n') }, ...first], ...others);
  }
  return table.toString();
}

function lines(role: SynthesizedRole): [access: string, why: string][] {
  return [
    ...role.managedPolicies.map((name): [string, string] => [name, 'Managed by AWS.']),
    ...role.pinnedPolicies.map((name): [string, string] => [name, 'A copy at one version, to which AWS adds nothing.']),
    ...role.statements.map((s): [string, string] => [s.effect === 'Deny' ? `NEVER ${s.sid}` : s.sid ?? 'Granted', why(s)]),
    ...role.warnings.map((warning): [string, string] => ['WARNING', warning.replace(/ \[ack: .*\]$/, '')]),
  ];
}

/** The catalogue's reason; for statements that were compiled from use cases, which their name tells, what they allow. */
function why({ sid, actions, resources, conditions }: SynthesizedStatement): string {
  if (sid && sid in documented) return (documented as Record<string, { why: string }>)[sid].why;
  const named = actions.length > 3 ? `${actions.slice(0, 3).join(', ')} and ${actions.length - 3} more` : actions.join(', ');
  return `${named} on ${resources.join(', ')}${conditions.length > 0 ? ` if ${conditions.join(' and ')}` : ''}`;
}
