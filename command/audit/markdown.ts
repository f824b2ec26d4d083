import { Issue, issuesOf } from './issues';
import { selected } from './selection';
import { SEVERITIES } from '../../src/policy/finding';
import { acceptedText } from '../../src/text/accepted-text';
import { counted } from '../../src/text/counted';
import { markdownCode, markdownText } from '../../src/text/markdown';
import { factsText } from '../edition';
import { FileError } from '../files/file-error';
import { homepage } from '../package';
import { Run } from '../run';
import { sentence } from '../sentence';

/** A comment of GitHub has at most 65,536 characters. */
const LONGEST = 60_000;

const MARKS = { fatal: '🛑', error: '❌', warning: '⚠️', note: 'ℹ️' } as const;

/** Renders the findings for a comment, or for the summary of a job: the most severe first. */
export function auditMarkdown(found: ReturnType<typeof selected>, run: Run): string {
  const rank = ({ severity }: Issue) => SEVERITIES.indexOf(severity);
  const issues = [...issuesOf(found)].sort((a, b) => rank(a) - rank(b));
  const open = issues.filter(({ acknowledged }) => acknowledged === undefined);
  const accepted = issues.filter(({ acknowledged }) => acknowledged !== undefined);
  const head = [
    '### Audit of access to Amazon Connect',
    '',
    summary(found, open),
    ...found.audited.unreadable.flatMap((error) => ['', unreadableText(error)]),
  ];
  const end = [
    '',
    `${factsText()} [Rules](${homepage}/blob/main/docs/rules.md).`,
    '',
    ...runLines(run),
  ];
  const used = [...head, ...end].join('\n').length;
  const rows = fitting(open.map(row), LONGEST - used);
  const left = LONGEST - used - rows.join('\n').length;
  const folded = fitting(accepted.map(acceptedRow), left);
  return [
    ...head,
    ...(rows.length > 0 ? ['', '| | finding | where |', '|---|---|---|', ...rows] : []),
    ...more(open.length - rows.length, 'finding'),
    ...(folded.length > 0
      ? [
          '',
          `<details><summary>${counted(accepted.length, 'accepted finding')}</summary>`,
          '',
          '| finding | reason | where |',
          '|---|---|---|',
          ...folded,
          ...more(accepted.length - folded.length, 'accepted finding'),
          '',
          '</details>',
        ]
      : []),
    ...end,
  ].join('\n');
}

/** The maximum number of inputs with their digest. A folder may have many. */
const INPUTS = 100;

/** Returns when, by which version, and from which inputs the audit was made. */
function runLines({ date, tool, version, inputs }: Run): readonly string[] {
  const shown = inputs.slice(0, INPUTS);
  const of = counted(inputs.length, 'file');
  return [
    `<details><summary>Made on ${date} by ${tool} ${version}, of ${of}</summary>`,
    '',
    '| file | SHA-256 |',
    '|---|---|',
    ...shown.map(({ file, sha256 }) => `| ${markdownCode(file)} | \`${sha256}\` |`),
    ...more(inputs.length - shown.length, 'file'),
    '',
    '</details>',
  ];
}

function summary({ counts, failed }: ReturnType<typeof selected>, open: readonly Issue[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const count = open.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${MARKS[severity]} ${count} ${severity}`];
  });
  const before = counts.before ? `, ${counts.before} in the earlier audit` : '';
  const text = parts.length === 0 ? '✅ Nothing found' : parts.join(', ');
  return `${text}${before}. ${failed ? 'The audit fails.' : 'The audit passes.'}`;
}

function row({ severity, name, what, instead, ...at }: Issue): string {
  const text = [what, instead].filter(Boolean).map(markdownText).join(' ');
  const finding = `${markdownCode(name)}<br>${text}`;
  return `| ${MARKS[severity]} ${severity} | ${finding} | ${where(at)} |`;
}

const acceptedRow = ({ name, acknowledged = '', accepted, ...at }: Issue): string =>
  `| ${markdownCode(name)} | ${markdownText(acceptedText(acknowledged, accepted))} | ${where(at)} |`;

const where = ({ file, line, resource }: Pick<Issue, 'file' | 'line' | 'resource'>): string =>
  [`${file}:${line}`, resource].filter(Boolean).map(markdownCode).join('<br>');

const unreadableText = ({ message }: FileError): string =>
  `${MARKS.fatal} Not read: ${markdownText(sentence(message))}`;

const more = (count: number, what: string): readonly string[] =>
  count > 0 ? ['', `And ${counted(count, `more ${what}`, `more ${what}s`)}.`] : [];

/** Returns as many lines as there is room for. */
function fitting(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => (used += line.length + 1) > room);
  return end < 0 ? lines : lines.slice(0, end);
}
