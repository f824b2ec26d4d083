import { alikeNames } from './cell-lines';
import { Summary } from './summary';
import { groupBy } from '../../input/group-by';
import { shortened } from '../../policy/shorten-list';
import { ReportedFinding } from '../finding-model';

/** How many rules have names of principals. */
const MOST_RULES = 8;
const MOST_NAMES = 4;

/** Returns what to look at: what was found by rule, and what is accepted. */
export function lookAtText(
  { findings, accepted, ofConstructs, takers }: Summary,
  isWhole: boolean,
): string {
  const names = (all: readonly string[]) =>
    isWhole
      ? all.join(', ')
      : shortened(
          alikeNames(all).map(({ text }) => text),
          MOST_NAMES,
        );
  const rules = findings.map((row, i) => {
    const what = `${row.severity} ${row.id}`;
    return isWhole || i < MOST_RULES ? `${what}: ${names(row.names)}` : what;
  });
  const more = takers.length > 0 ? [`can take more access in AWS: ${names(takers)}`] : [];
  const all = [
    ...rules,
    ...more,
    ...(accepted.length > 0 ? [`${accepted.length} accepted with reasons (--accepted)`] : []),
    ...(ofConstructs.length > 0 ? [constructsText(ofConstructs)] : []),
  ];
  return rules.length + more.length > 0 ? all.join('; ') : ['nothing open', ...all].join('; ');
}

/** Counts what constructs accept by themselves: `constructs warn of 6 errors and 6 warnings`. */
function constructsText(findings: readonly ReportedFinding[]): string {
  const counts = [...groupBy(findings, ({ id, severity }) => `${severity} ${id}`)].map(
    ([what, { length }]) => `${length} ${what}`,
  );
  return `no reason given, as constructs warn of it or the app asks for it: ${counts.join(', ')} (--accepted)`;
}
