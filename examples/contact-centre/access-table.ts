import Table from 'cli-table3';
import { SynthesizedRole, SynthesizedStack } from './assembly';
import { statementTemplate } from '../../src/catalogue/load';

const WIDTH = Math.min(Math.max(process.stdout.columns ?? 140, 110), 170);
const [ROLE, WHO, ACCESS] = [12, 22, 38];

/** Who may do what in a stack, and why each statement is there. */
export function accessTable(stack: SynthesizedStack): string {
  const table = new Table({
    head: ['Role', 'Who may take it on', 'Access', 'Why'],
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
    ...role.statements.map(({ sid, effect }): [string, string] => [effect === 'Deny' ? `NEVER ${sid}` : sid, statementTemplate(sid).why]),
    ...role.warnings.map((warning): [string, string] => ['WARNING', warning.replace(/ \[ack: .*\]$/, '')]),
  ];
}
