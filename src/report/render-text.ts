import { AccessReport, ReportedPrincipal } from './model';
import { TextLayout, TextOptions } from './text-layout';
import { labelOf, matrix } from './text-matrix';
import { findingLines, principalLines } from './text-principal';
import { unknownOwners, UnknownOwners } from './unknown-owners';
import { shortened } from '../policy/shorten-list';
import { counted } from '../text/counted';
import { unknownPartText, fileToGiveText } from '../text/unknown-part';
import { plainText } from '../text/visible';

/** Renders a summary of who may do what, then each principal. For terminals and build logs. */
export function reportText(report: AccessReport, options: TextOptions = {}): string {
  const layout = new TextLayout(options);
  const files = new Set(report.principals.map(({ file }) => file)).size;
  const judged = report.principals.filter(({ madeByAws }) => !madeByAws);
  const told = options.matrixOnly ? [] : judged;
  const lines = [
    layout.paint('bold', 'Who may do what in Amazon Connect'),
    `${counted(report.principals.length, 'principal')} in ${counted(files, 'file')}`,
    '',
    ...(judged.length > 0 ? matrix(judged, report, layout) : [nobodyText(report)]),
    ...unknownLines(report, layout),
    ...told.flatMap((principal) => ['', ...principalLines(principal, report, layout)]),
    ...madeByAwsLines(report, layout),
    ...elsewhereLines(report, layout),
    ...acceptedLines(report, layout),
    ...report.unread.map(({ problem, file, pointer }) => {
      const where = plainText(`${file}${pointer}: ${problem}`);
      return `${layout.paint('yellow', 'not read')} ${where}`;
    }),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Nobody is a claim. It is made only when everything was read. */
const nobodyText = ({ unread }: AccessReport): string =>
  unread.length > 0
    ? 'Nobody, by what was read. The rest is not known.'
    : 'Nobody: no role, user, group, permission set or policy was found.';

/** Renders every unread part once, with the principals whose access it may change. */
function unknownLines(report: AccessReport, layout: TextLayout): readonly string[] {
  const all = unknownOwners(report);
  if (all.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Not known'),
    ...all.flatMap((one) => layout.field('?', unknownText(one), 'yellow')),
  ];
}

function unknownText({ part, principals }: UnknownOwners): string {
  const names = shortened(principals.map(labelOf), 3);
  const remedy = part.remedy ? `. ${fileToGiveText(part.remedy)}` : '';
  return `${unknownPartText(part)}, for ${names}${remedy}`;
}

/** Renders the names of service-linked roles only, because AWS writes their policies. */
function madeByAwsLines(report: AccessReport, layout: TextLayout): readonly string[] {
  const roles = report.principals.filter(({ madeByAws }) => madeByAws);
  if (roles.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Made by AWS'),
    ...roles.flatMap((role) => layout.field(role.kind, madeByAwsText(role))),
  ];
}

const madeByAwsText = (role: ReportedPrincipal): string => {
  const policies = role.managedPolicies.map(({ name }) => name).join(', ');
  return policies === '' ? labelOf(role) : `${labelOf(role)}, by ${policies}`;
};

function elsewhereLines(report: AccessReport, layout: TextLayout): readonly string[] {
  const lines = findingLines(report, layout);
  return lines.length === 0 ? [] : ['', layout.paint('bold', 'Elsewhere'), ...lines];
}

/** Renders how many findings are accepted, unless they are shown. */
function acceptedLines(report: AccessReport, { showsAccepted }: TextLayout): readonly string[] {
  const accepted = [report, ...report.principals].flatMap((one) => one.accepted ?? []);
  if (accepted.length === 0 || showsAccepted) return [];
  const are = counted(accepted.length, 'finding is', 'findings are');
  return ['', `${are} accepted with reasons, which are not shown here.`];
}
