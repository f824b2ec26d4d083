import { AccessFinding } from '../../src';

/** The findings of a construct, each on a line: `warning tags-left-out: left out: connect:ListQueues`. */
export const findingsOf = ({ findings }: { readonly findings: AccessFinding[] }): string[] =>
  findings.map(({ id, warning, message }) => `${warning ? 'warning' : 'note'} ${id}: ${message}`);
