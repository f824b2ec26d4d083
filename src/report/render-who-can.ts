import { ReportedStep } from './capability-model';
import { AccessReport, ReportedMissing, ReportedPrincipal } from './model';
import { TextLayout } from './text-layout';
import { heldOtherwiseText } from './text-missing';
import { mayAllowMore } from './unknown-owners';
import { Holder, WhoCan } from './who-can';
import { Subject } from './who-can-subject';
import { shortened } from '../policy/shorten-list';
import { requirementTexts } from '../text/condition-text';
import { counted } from '../text/counted';
import { indirectText } from '../text/indirect-text';
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
    ...countLines(answer),
    ...copiesLines(answer),
    ...namedLines(answer, layout),
    ...notNamedLines(answer, layout),
    ...(isNobody(answer) ? ['', ...layout.lines(nobodyText(answer))] : []),
    ...answer.holders.flatMap((holder) => ['', ...holderLines(holder, placeText, layout)]),
    ...withoutLines(report, answer, layout),
    ...indirectLines(answer, placeText, layout),
    ...impliedLines(answer, layout),
    ...notKnownLines(answer, layout),
    ...unreadLines(report, layout),
    ...unsaidLines(answer, layout),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Counts who can do it themselves. */
function countLines({ holders, inCopies }: WhoCan): readonly string[] {
  const listed = new Set(holders.map(({ principal }) => principal)).size;
  if (listed === 0) return [];
  const all = counted(listed + inCopies.length, 'principal');
  return inCopies.length === 0
    ? [`${all}.`]
    : [`${all}: ${listed} listed, ${inCopies.length} in stacks that repeat another.`];
}

const copiesLines = ({ copies }: WhoCan): readonly string[] =>
  copies.map(({ name, of }) => plainText(`${name} repeats ${of} and is left out.`));

function notNamedLines(
  { notNamed, similarNames = [], holders }: WhoCan,
  layout: TextLayout,
): readonly string[] {
  if (notNamed === undefined) return [];
  const similar = similarNames.length > 0 ? ` Did you mean ${similarNames.join(', ')}?` : '';
  const list = holders.length > 0 ? ' What is listed may include it.' : '';
  return layout.lines(`No statement names ${plainText(notNamed)}.${plainText(similar)}${list}`);
}

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

/** Renders which principals a name has found, when there are several. */
function namedLines({ named = [] }: WhoCan, layout: TextLayout): readonly string[] {
  if (named.length < 2) return [];
  return layout.lines(`${counted(named.length, 'principal')} match: ${shortened(named, 12)}`);
}

/** With a name, each principal that cannot do it is listed instead. */
const isNobody = ({ holders, without = [] }: WhoCan): boolean =>
  holders.length === 0 && without.length === 0;

function withoutLines(
  { principals }: AccessReport,
  { subject, without = [], notKnown, isAllRead, indirect }: WhoCan,
  layout: TextLayout,
): readonly string[] {
  const grantsOf = (name: string) => principals.find(({ id }) => id === name)?.grants ?? [];
  const able = new Set(indirect.map(({ name }) => name));
  const unknown = new Set(notKnown.map(({ id }) => id));
  return without.flatMap(({ name, actions }) => {
    const known = isAllRead && !unknown.has(name);
    const cannot = able.has(name) ? 'cannot itself' : 'cannot';
    const verdict = known ? cannot : `${cannot}, by what was read`;
    const missing =
      subject.kind === 'row' && actions.length === 0
        ? heldOtherwiseText(subject.row, grantsOf(name))
        : actions.join(', ');
    return [
      '',
      `${layout.paint('bold', plainText(name))}  ${layout.paint('dim', verdict)}`,
      ...layout.field('missing', missing),
    ];
  });
}

/** Nobody is a claim. It is made only when everything was read. */
function nobodyText({ notKnown, isAllRead, indirect, implied }: WhoCan): string {
  const nobody = indirect.length + implied.length > 0 ? 'Nobody directly' : 'Nobody';
  return notKnown.length > 0 || !isAllRead
    ? `${nobody}, by what was read. The rest is not known.`
    : `${nobody}.`;
}

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

function notKnownText({ id, unknown }: ReportedPrincipal, isHolder: boolean): string {
  const parts = unknown.filter(mayAllowMore);
  const remedies = parts.flatMap(({ remedy }) => (remedy ? [`${fileToGiveText(remedy)}.`] : []));
  const what = shortened(parts.map(unknownPartText), 3);
  return [`${id}: ${what} may allow ${isHolder ? 'more' : 'it'}.`, ...new Set(remedies)].join(' ');
}

/** Renders who can act as a role that can do it. */
function indirectLines(
  { indirect }: WhoCan,
  placeText: (file: string, pointer: string) => string,
  layout: TextLayout,
): readonly string[] {
  if (indirect.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Indirectly, by acting as a role that can'),
    ...indirect.flatMap((one) => {
      const { file, pointer } = one.place;
      return layout.field('', `${one.name}: ${indirectText(one)}, ${placeText(file, pointer)}`);
    }),
  ];
}

/** Renders who reaches a capability inside the instance by another one. */
function impliedLines({ implied }: WhoCan, layout: TextLayout): readonly string[] {
  if (implied.length === 0) return [];
  return [
    '',
    layout.paint('bold', 'Indirectly, inside the instance'),
    ...implied.flatMap(({ label, names }) =>
      layout.field('', `${shortened(names, 6)}: can ${label}`),
    ),
  ];
}

function unsaidLines({ subject }: WhoCan, layout: TextLayout): readonly string[] {
  if (subject.kind !== 'capability') return [];
  return [
    '',
    layout.paint('bold', 'Policies do not say'),
    ...subject.capability.unknownToIam.flatMap((one) => layout.field('', one)),
  ];
}
