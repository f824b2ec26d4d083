import { ReportedFinding } from './finding-model';
import { indirectCapabilities } from './indirect-holders';
import {
  AccessReport,
  KnownPageVerdict,
  ReportedManagedPolicy,
  ReportedPrincipal,
  ReportedRow,
} from './model';
import { ReportedFindings } from './reported-findings';
import { stackNames, StackNames } from './stack-names';
import { isAlarm, JOBS, MARKS } from './symbols';
import { TextLayout, TextOptions } from './text-layout';
import { labelOf } from './text-matrix';
import { lackingLines } from './text-missing';
import { displayNames } from '../policy/deploy-time-definition';
import { isAtLeast } from '../policy/finding';
import { shortened } from '../policy/shorten-list';
import { acceptedText } from '../text/accepted-text';
import { requirementTexts } from '../text/condition-text';
import { escalationText } from '../text/escalation-text';
import { FINDINGS, isFindingId } from '../text/findings';
import { indirectText } from '../text/indirect-text';
import { trustText } from '../text/trust-text';
import { unknownEffectText, unknownPartText } from '../text/unknown-part';
import { plainText } from '../text/visible';

/** The maximum number of names in a list. */
const NAMED = 3;

/** Rows by their ids. */
export type Rows = ReadonlyMap<string, ReportedRow>;

/** Renders everything about one principal, as a text of its own. */
export function principalText(
  principal: ReportedPrincipal,
  report: AccessReport,
  options: TextOptions = {},
): string {
  const lines = principalLines(principal, report, new TextLayout(options), true);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Renders everything about one principal. */
export function principalLines(
  principal: ReportedPrincipal,
  report: AccessReport,
  layout: TextLayout,
  isAlone = false,
): readonly string[] {
  const rows = new Map(report.rows.map((row) => [row.id, row]));
  const named = stackNames(report);
  const where = plainText(`${principal.kind}${otherName(principal)} in ${principal.file}`);
  return [
    `${layout.paint('bold', labelOf(principal))}  ${layout.paint('dim', where)}`,
    ...identityLines(principal, layout),
    ...capabilityLines(principal, report, named, layout),
    ...indirectLines(principal, report, layout),
    ...pageLines(principal, layout),
    ...rowLines(principal, rows, layout),
    ...(isAlone ? lackingLines(principal, rows, layout) : []),
    ...limitLines(principal, named, layout),
    ...warningLines(principal, layout),
    ...layout.field('also', principal.otherActions.map(otherText).join(', ')),
    ...findingLines(principal, layout),
  ];
}

/** Returns the name in IAM, where it is known and the id does not end with it. */
function otherName({ id, name, iamNames = [] }: ReportedPrincipal): string {
  const known = [name, ...iamNames].filter((one) => displayNames(one).length === 0);
  const other = known.find((one) => !id.endsWith(one));
  return other === undefined ? '' : ` ${other}`;
}

function identityLines(principal: ReportedPrincipal, layout: TextLayout): readonly string[] {
  const { trust, requirements, managedPolicies, boundary } = principal;
  const unread = ', whose document was not read';
  return [
    ...trust.flatMap((one, i) => layout.field(i === 0 ? 'taken on by' : '', trustText(one))),
    ...layout.field('there if', requirementTexts(requirements).join(' and ')),
    ...layout.field('policies', managedPolicies.map(policyText).join(', ')),
    ...layout.field('boundary', boundary ? `${boundary.arn}${boundary.known ? '' : unread}` : ''),
    ...principal.unknown.flatMap((part, i) =>
      layout.field(
        i === 0 ? 'not known' : '',
        `${unknownPartText(part)}, which ${unknownEffectText(part)}`,
        'yellow',
      ),
    ),
  ];
}

const policyText = ({ name, version }: ReportedManagedPolicy): string =>
  version === undefined ? name : `${name} ${version}`;

/** Renders what a principal can do in plain words: everywhere, and in which places only. */
function capabilityLines(
  principal: ReportedPrincipal,
  report: AccessReport,
  named: StackNames,
  layout: TextLayout,
): readonly string[] {
  const byWhere = new Map<string, string[]>();
  for (const { capability, places, requirements, grade, steps } of principal.capabilities) {
    const by = steps.map(({ statement }) => statementText(principal, statement, layout));
    const where = [
      places.includes('*') ? '' : ` on ${shortened(places, NAMED)}`,
      requirements.length > 0 ? ` if ${requirementTexts(requirements).join(' and ')}` : '',
      grade === 'inferred' ? ', as we conclude (no AWS page says it)' : '',
      by.length > 0 ? `, by ${shortened([...new Set(by)], NAMED)}` : '',
    ].join('');
    const label = report.capabilities.find(({ id }) => id === capability)?.label ?? capability;
    byWhere.set(where, [...(byWhere.get(where) ?? []), label]);
  }
  return [...byWhere].flatMap(([where, labels], i) =>
    layout.field(i === 0 ? 'can' : '', `${labels.join(', ')}${named(principal, where)}`, 'bold'),
  );
}

/** Returns a statement with its place: `Listen in SupervisorPolicy, account.json:1:3860`. */
function statementText(
  { statements, statementPlaces }: ReportedPrincipal,
  index: number,
  { placeText }: TextLayout,
): string {
  const { sid = 'a statement', policy = '' } = statements[index] ?? {};
  const { file = '', pointer = '' } = statementPlaces[index] ?? {};
  const place = placeText(file, pointer);
  return `${sid} in ${policy}${place === undefined ? '' : ` (${place})`}`;
}

/** Renders what a principal can do by acting as a role, and cannot do itself. */
const indirectLines = (
  principal: ReportedPrincipal,
  report: AccessReport,
  layout: TextLayout,
): readonly string[] =>
  indirectCapabilities(principal, report).flatMap(({ holder, labels }, i) => {
    const what = holder.takesBy === undefined ? labels.join(', ') : 'everything else';
    return layout.field(i === 0 ? 'indirectly' : '', `${indirectText(holder)}: ${what}`);
  });

function pageLines(principal: ReportedPrincipal, layout: TextLayout): readonly string[] {
  const of = (verdict: KnownPageVerdict) =>
    principal.pages.filter(({ known, page }) => known === verdict && page !== JOBS);
  const names = (verdict: KnownPageVerdict) =>
    of(verdict)
      .map(({ page }) => page)
      .join(', ');
  const some = of('some').map(({ page, allowed, of: all }) => `${page} ${allowed}/${all}`);
  return [
    ...layout.field(`${MARKS.all} all of`, names('all'), 'green'),
    ...layout.field(`${MARKS.views} sees`, names('views'), 'green'),
    ...layout.field(`${MARKS.some} some of`, some.join(', '), 'yellow'),
    ...layout.field(`${MARKS.parts} parts of`, names('parts')),
  ];
}

function rowLines(
  { useCases, grants, unknown }: ReportedPrincipal,
  rows: Rows,
  layout: TextLayout,
): readonly string[] {
  const allowed = useCases.filter(({ known }) => known === 'allowed');
  const jobs = allowed.flatMap(({ row }) => {
    const found = rows.get(row);
    return found?.kind === 'job' ? [found.label] : [];
  });
  const useCaseNames = allowed.flatMap(({ row }) => {
    const found = rows.get(row);
    return found?.kind === 'use case' ? [found.label] : [];
  });
  const nothing =
    unknown.length > 0
      ? 'Nothing in Amazon Connect by what was read; the rest is not known.'
      : 'Nothing in Amazon Connect.';
  const actions = grants.flatMap((grant) => grant.actions);
  return [
    ...layout.field('jobs', jobs.join(', ')),
    ...layout.field('use cases', useCaseNames.join(', ')),
    ...(grants.length === 0 ? layout.field('', nothing) : []),
    ...(allowed.length > 0 ? [] : layout.field('may', shortened(actions, NAMED))),
  ];
}

/** Renders the limits of the rows of a principal. */
function limitLines(
  principal: ReportedPrincipal,
  named: StackNames,
  layout: TextLayout,
): readonly string[] {
  const { useCases } = principal;
  const its = (text: string) => named(principal, text);
  const instances = new Set(useCases.flatMap((one) => one.instances));
  const requirements = requirementTexts(useCases.flatMap((one) => one.requirements));
  return [
    ...layout.field('only on', instances.has('*') ? '' : its([...instances].join(', '))),
    ...layout.field('only if', its(requirements.slice(0, NAMED * 2).join('; '))),
  ];
}

function warningLines(
  { everything, escalations, statements }: ReportedPrincipal,
  layout: TextLayout,
): readonly string[] {
  const avoidable = everything.filter(({ unavoidable }) => !unavoidable);
  return [
    ...avoidable.flatMap(({ actions, statement }) => {
      const by = statements[statement]?.policy ?? '';
      return layout.field('on *', `${shortened(actions, NAMED)} (${by})`, 'yellow');
    }),
    ...escalations.flatMap((one) => {
      const conditions = requirementTexts(one.requirements).join(', and ');
      const where = `${one.action} on ${one.resources.join(', ')}`;
      const text = `${where}${conditions === '' ? '' : ` if ${conditions}`}. ${escalationText(one)}`;
      return isAlarm(one)
        ? layout.field('! escalation', text, 'red')
        : layout.field('escalation', text, 'yellow');
    }),
  ];
}

const otherText = ({ actions, notAction }: ReportedPrincipal['otherActions'][number]): string =>
  notAction ? `everything but ${actions.join(' and ')}` : actions.join(', ');

/** Renders findings, and on request those that are accepted. */
export const findingLines = (
  { findings, accepted = [] }: ReportedFindings,
  layout: TextLayout,
): readonly string[] => [
  ...findings.flatMap((finding) => {
    const style = isAtLeast(finding.severity, 'error') ? 'red' : 'yellow';
    return layout.field(finding.severity, findingText(finding), style);
  }),
  ...(layout.showsAccepted ? accepted : []).flatMap((finding) =>
    layout.field(
      'accepted',
      `${findingText(finding)} Reason: ${acceptedText(finding.acknowledged ?? '', finding)}`,
    ),
  ),
];

/** Renders a finding. Uses the title of the rule when a report from JSON has no words. */
function findingText({ id, subject, words }: ReportedFinding): string {
  const title = isFindingId(id) ? FINDINGS[id].title : id;
  return `${id}[${subject}] ${words ? `${words.what}. ${words.instead ?? ''}.` : `${title}.`}`;
}
