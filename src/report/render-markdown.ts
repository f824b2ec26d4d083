import { ReportedFinding } from './finding-model';
import { AccessReport, ReportedPrincipal } from './model';
import { reportHeading, ReportHeading, ReportHeadingOptions } from './report-heading';
import { CapabilityHolder, CapabilityRow, Summary, summaryOf } from './summary/summary';
import { shortened } from '../policy/shorten-list';
import { acceptedText } from '../text/accepted-text';
import { requirementTexts } from '../text/condition-text';
import { counted } from '../text/counted';
import { FINDINGS, isFindingId } from '../text/findings';
import { indirectText } from '../text/indirect-text';
import { markdownCode, markdownText } from '../text/markdown';
import { trustText } from '../text/trust-text';
import { fileToGiveText, unknownEffectText, unknownPartText } from '../text/unknown-part';

/**
 * Renders the evidence for an auditor as Markdown: what was read and when, who can do what and by
 * which statement, what was found, what was accepted with reasons, and what is not known.
 */
export function reportMarkdown(report: AccessReport, options: ReportHeadingOptions = {}): string {
  const summary = summaryOf(report, true);
  const heading = reportHeading(report, options);
  const parts = [
    `# ${markdownText(heading.title)}`,
    aboutTable(report, heading),
    ...copyTexts(summary),
    '## Who can do what',
    summary.rows.some(({ mayBeUnknown }) => mayBeUnknown)
      ? 'Others may do this too: parts were not read, which "Not known" lists.'
      : 'By the policies in the files, each list has everybody who can do it directly, or by acting ' +
        'as a role. Principals that are in no list are under "In none of these lists".',
    ...summary.rows.flatMap((row) => capabilitySection(row, summary.rows)),
    '### In none of these lists',
    listOr(otherItems(report, summary), 'Everybody is in one of them.'),
    '## Findings',
    ...findingLists(summary),
    '## Accepted with reasons',
    listOr(summary.accepted.map(acceptedItem), 'Nothing is accepted.'),
    ...(summary.ofConstructs.length > 0
      ? [
          '## Without a reason: constructs warn of it, or the app asks for it',
          listOr(summary.ofConstructs.map(acceptedItem), ''),
        ]
      : []),
    '## Not known',
    listOr(unknownItems(report, summary), 'Everything in the files was read.'),
    '## Who may take a role on',
    listOr(trustItems(report), 'No role of these files has a trust policy.'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function aboutTable(
  { principals }: AccessReport,
  { date, accounts, files, digests = [], facts, version }: ReportHeading,
): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Date', markdownText(date ?? 'not given')],
    ['Accounts', accounts.length > 0 ? accounts.join(', ') : 'not in the files'],
    ['Files', files.map((file, i) => fileText(file, digests[i])).join(', ')],
    ['Principals', String(principals.length)],
    ['Facts about AWS of', facts],
    ['Made by', `cdk-amazon-connect-iam ${version}`],
    ['Not in this report', 'service control policies, resource policies and session policies'],
  ];
  const line = ([name, value]: readonly [string, string]) => `| ${name} | ${value} |`;
  return ['| | |', '|---|---|', ...rows.map(line)].join('\n');
}

/** Returns a file with its digest, where that is known. */
const fileText = (file: string, digest = ''): string =>
  markdownCode(file) + (digest === '' ? '' : ` (SHA-256 ${markdownCode(digest)})`);

const copyTexts = ({ copies }: Summary): readonly string[] =>
  copies.map(
    ({ name, of, principals }) =>
      `${markdownCode(name)} repeats ${markdownCode(of)} (${principals.length} equal): shown and counted once.`,
  );

function capabilitySection(
  { capability, everywhere, limited, indirect, mayBeUnknown }: CapabilityRow,
  rows: readonly CapabilityRow[],
): readonly string[] {
  const implying = rows.filter((one) => capability.impliedBy?.includes(one.capability.id));
  const isReached = implying.some((one) =>
    [one.everywhere, one.limited, one.indirect].some(({ length }) => length > 0),
  );
  const nobodyRead = isReached ? 'Nobody directly.' : 'Nobody.';
  const nobody = mayBeUnknown ? 'Not known.' : nobodyRead;
  const items = [
    ...[...everywhere, ...limited].map(holderItem),
    ...indirect.map((one) => `${markdownCode(one.name)} ${markdownText(indirectText(one))}`),
  ];
  const labels = implying.map((one) => one.capability.label);
  return [
    `### ${markdownText(capability.question)}`,
    listOr(items, nobody),
    ...(labels.length > 0
      ? [`Inside the instance, also everybody who can ${markdownText(either(labels))}.`]
      : []),
  ];
}

/** The number of actions to name. */
const ACTIONS = 8;

/** Returns who has no capability, and what else they may do. AWS makes service-linked roles. */
function otherItems(report: AccessReport, { rows, copies }: Summary): readonly string[] {
  const listed = new Set(
    rows.flatMap(({ everywhere, limited, indirect }) => [
      ...[...everywhere, ...limited].map(({ principal }) => principal.id),
      ...indirect.map(({ name }) => name),
    ]),
  );
  const copied = new Set(copies.flatMap(({ principals }) => principals));
  return report.principals
    .filter((one) => !listed.has(one.id) && !copied.has(one))
    .map((one) => `${markdownCode(one.id)}: ${markdownText(otherAccessText(one))}`);
}

function otherAccessText({
  grants,
  madeByAws,
  managedPolicies,
  unknown,
}: ReportedPrincipal): string {
  if (madeByAws)
    return `made by AWS, with ${managedPolicies.map(({ name }) => name).join(', ') || 'no policy'}`;
  const actions = [...new Set(grants.flatMap((grant) => grant.actions))];
  if (actions.length > 0) return shortened(actions, ACTIONS);
  return unknown.length > 0 ? 'nothing by what was read' : 'nothing in Amazon Connect';
}

function holderItem({ principal, held }: CapabilityHolder): string {
  const where = held.places.includes('*') ? 'everywhere' : `on ${codes(held.places)}`;
  const conditions = requirementTexts(held.requirements);
  const statements = held.steps.map(({ action, statement }) => {
    const { policy = '', sid } = principal.statements[statement] ?? {};
    return `${markdownCode(action)} by ${markdownCode(sid === undefined ? policy : `${policy}/${sid}`)}`;
  });
  return [
    `${markdownCode(principal.id)} ${where}`,
    ...(conditions.length > 0 ? [` if ${codes(conditions)}`] : []),
    `: ${[...new Set(statements)].join(', ')}`,
    ...(held.verdict === 'unknown' ? ['. A part that was not read may deny it'] : []),
    ...(held.grade === 'inferred' ? ['. We conclude this; no AWS page says it'] : []),
  ].join('');
}

/** Returns the findings by rule, the worst first. */
function findingLists({ findings }: Summary): readonly string[] {
  if (findings.length === 0) return ['Nothing was found.'];
  return findings.map(({ id, severity, names }) => {
    const title = isFindingId(id) ? FINDINGS[id].title : '';
    const heading = `- **${severity}** ${markdownCode(id)} ${markdownText(title)}, ${counted(names.length, 'time')}`;
    return `${heading}: ${names.map(markdownCode).join(', ')}`;
  });
}

function acceptedItem(finding: ReportedFinding): string {
  const { id, severity, subject, acknowledged = '', file, pointer } = finding;
  const what = `${severity} ${markdownCode(`${id}[${subject}]`)}`;
  const reason = acceptedText(acknowledged, finding);
  return `${what} in ${markdownCode(`${file}${pointer}`)}: ${markdownText(reason)}`;
}

function unknownItems({ unread }: AccessReport, { unknown }: Summary): readonly string[] {
  return [
    ...unknown.map(({ part, principals }) => {
      const remedy = part.remedy ? ` ${markdownText(fileToGiveText(part.remedy))}.` : '';
      const whom = principals.map(({ id }) => markdownCode(id)).join(', ');
      return `${markdownText(unknownPartText(part))} ${markdownText(unknownEffectText(part))}, of ${whom}.${remedy}`;
    }),
    ...unread.map(
      ({ problem, file, pointer }) =>
        `${markdownCode(`${file}${pointer}`)}: ${markdownText(problem)}`,
    ),
  ];
}

const trustItems = ({ principals }: AccessReport): readonly string[] =>
  principals
    .filter(({ trust }) => trust.length > 0)
    .map(({ id, trust }) => `${markdownCode(id)}: ${codes(trust.map(trustText))}`);

const codes = (texts: readonly string[]) => texts.map(markdownCode).join(', ');

/** Returns `a`, `a or b`, `a, b or c`. */
const either = (texts: readonly string[]): string =>
  [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((one) => one !== '').join(' or ');

const listOr = (items: readonly string[], none: string): string =>
  items.length > 0 ? items.map((item) => `- ${item}`).join('\n') : none;
