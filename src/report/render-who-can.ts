import { ReportedStep } from './capability-model';
import { AccessReport, ReportedMissing, ReportedPrincipal } from './model';
import { TextLayout } from './text-layout';
import { mayAllowMore } from './unknown-owners';
import { Holder, WhoCan } from './who-can';
import { Subject } from './who-can-subject';
import { shortened } from '../policy/shorten-list';
import { requirementTexts } from '../text/condition-text';
import { missingReasonText } from '../text/missing-reason';
import { trustText } from '../text/trust-text';
import { fileToGiveText, unknownPartText } from '../text/unknown-part';
import { plainText } from '../text/visible';

export interface WhoCanTextOptions {
  /** Whether the text has terminal colors. @default false */
  readonly color?: boolean;
  /** The width in characters. @default 100 */
  readonly width?: number;
  /** Returns a place in a file for people. @default - the file and a JSON pointer */
  readonly placeText?: (file: string, pointer: string) => string;
}

/** Renders who can do something, where, under which conditions, and by which statement. */
export function whoCanText(
  report: AccessReport,
  answer: WhoCan,
  { placeText = (file, pointer) => `${file}${pointer}`, ...options }: WhoCanTextOptions = {},
): string {
  const layout = new TextLayout(options);
  const lines = [
    layout.paint('bold', questionOf(answer.subject)),
    ...copiesLines(answer),
    ...notNamedLines(answer, layout),
    ...(answer.holders.length === 0 ? ['', ...layout.lines(nobodyText(answer))] : []),
    ...answer.holders.flatMap((holder) => ['', ...holderLines(holder, placeText, layout)]),
    ...(answer.without ?? []).flatMap(({ name, actions }) => [
      '',
      `${layout.paint('bold', plainText(name))}  ${layout.paint('dim', 'cannot')}`,
      ...layout.field('missing', actions.join(', ')),
    ]),
    ...notKnownLines(answer, layout),
    ...unreadLines(report, layout),
    ...impliedLines(report, answer, layout),
    ...unsaidLines(answer, layout),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const copiesLines = ({ copies }: WhoCan): readonly string[] =>
  copies.map(({ name, of }) => plainText(`${name} repeats ${of} and is left out.`));

const notNamedLines = ({ notNamed, holders }: WhoCan, layout: TextLayout): readonly string[] =>
  notNamed === undefined || holders.length === 0
    ? []
    : layout.lines(`No statement names ${plainText(notNamed)}. What is listed may include it.`);

function questionOf(subject: Subject): string {
  switch (subject.kind) {
    case 'capability':
      return subject.capability.question;
    case 'action':
      return `Who can do ${subject.action}?`;
    case 'anything':
      return 'Who can do anything in Amazon Connect?';
    case 'row':
      return `Who can do this: ${subject.row.page}, ${subject.row.label}?`;
  }
}

/** Nobody is a claim. It is made only when everything was read. */
const nobodyText = ({ notKnown, isAllRead }: WhoCan): string =>
  notKnown.length > 0 || !isAllRead
    ? 'Nobody, by what was read. The rest is not known.'
    : 'Nobody.';

const VERDICTS: Readonly<Record<Holder['verdict'], string>> = {
  allowed: '',
  conditional: '',
  partly: ', in part',
  unknown: ', unless a part that was not read denies it',
};

function holderLines(
  { name, principal, verdict, places, requirements, steps, inferred, missing = [] }: Holder,
  placeText: (file: string, pointer: string) => string,
  layout: TextLayout,
): readonly string[] {
  const where =
    places.includes('*') || places.length === 0 ? 'everywhere' : `on ${shortened(places, 6)}`;
  const about = plainText(
    `${principal.kind}, ${where}${VERDICTS[verdict]}${inferred ? ', as we conclude' : ''}`,
  );
  return [
    `${layout.paint('bold', plainText(name))}  ${layout.paint('dim', about)}`,
    ...layout.field('if', requirementTexts(requirements).join(' and ')),
    ...steps.flatMap((step, i) =>
      layout.field(i === 0 ? 'by' : 'and', stepText(principal, step, placeText)),
    ),
    ...missing.flatMap((one, i) => layout.field(i === 0 ? 'missing' : '', missingText(one))),
    ...trustTexts(principal).flatMap((text, i) => layout.field(i === 0 ? 'taken on by' : '', text)),
  ];
}

const missingText = ({ why, actions }: ReportedMissing): string =>
  `${missingReasonText(why)}: ${actions.join(', ')}`;

/** Returns who may assume a role, with what is not known of it. */
const trustTexts = ({ trust, unknown }: ReportedPrincipal): readonly string[] => [
  ...trust.map(trustText),
  ...unknown
    .filter(({ kind }) => kind === 'trust')
    .map((part) => `not known: ${unknownPartText(part)} is not read`),
];

function stepText(
  { statements, statementPlaces }: ReportedPrincipal,
  { action, statement }: ReportedStep,
  placeText: (file: string, pointer: string) => string,
): string {
  const by = statements[statement];
  const place = statementPlaces[statement];
  const name = by === undefined ? '' : ` by ${by.sid ?? 'a statement'} in ${by.policy}`;
  const where = place === undefined ? '' : `, ${placeText(place.file, place.pointer)}`;
  return `${action}${name}${where}`;
}

function notKnownLines({ notKnown, holders }: WhoCan, layout: TextLayout): readonly string[] {
  if (notKnown.length === 0) return [];
  const held = new Set(holders.map(({ principal }) => principal));
  return [
    '',
    layout.paint('bold', 'Not known'),
    ...notKnown.flatMap((one) => layout.field('', notKnownText(one, held.has(one)), 'yellow')),
  ];
}

/** Returns the parts of files that were not read. They may have more principals and access. */
function unreadLines({ unread }: AccessReport, layout: TextLayout): readonly string[] {
  if (unread.length === 0) return [];
  const problems = unread.map(({ file, problem }) => `${file}: ${problem}`);
  return [
    '',
    layout.paint('bold', 'Not read'),
    ...layout.field('', shortened([...new Set(problems)], 6), 'yellow'),
  ];
}

function notKnownText(
  { constructPath, name, unknown }: ReportedPrincipal,
  isHolder: boolean,
): string {
  const parts = unknown.filter(mayAllowMore);
  const remedies = parts.flatMap(({ remedy }) => (remedy ? [`${fileToGiveText(remedy)}.`] : []));
  const what = shortened(parts.map(unknownPartText), 3);
  return [
    `${constructPath ?? name}: ${what} may allow ${isHolder ? 'more' : 'it'}.`,
    ...new Set(remedies),
  ].join(' ');
}

/** Renders who reaches a capability inside the instance by another one. */
function impliedLines(
  report: AccessReport,
  { subject, holders, copies }: WhoCan,
  layout: TextLayout,
): readonly string[] {
  if (subject.kind !== 'capability') return [];
  const direct = new Set(holders.map(({ principal }) => principal));
  const copied = new Set(copies.flatMap(({ principals }) => principals));
  const lines = (subject.capability.impliedBy ?? []).flatMap((id) => {
    const label = report.capabilities.find((one) => one.id === id)?.label ?? id;
    const others = report.principals.filter(
      (one) =>
        !direct.has(one) &&
        !copied.has(one) &&
        !one.madeByAws &&
        one.capabilities.some((held) => held.capability === id),
    );
    const names = others.map(({ constructPath, name }) => constructPath ?? name);
    return others.length === 0 ? [] : layout.field('', `${shortened(names, 6)}: can ${label}`);
  });
  return lines.length === 0
    ? []
    : ['', layout.paint('bold', 'Indirectly, inside the instance'), ...lines];
}

function unsaidLines({ subject }: WhoCan, layout: TextLayout): readonly string[] {
  if (subject.kind !== 'capability') return [];
  return [
    '',
    layout.paint('bold', 'Policies do not say'),
    ...subject.capability.unknownToIam.flatMap((one) => layout.field('', one)),
  ];
}
