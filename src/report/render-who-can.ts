import { HeldStep } from './held';
import { AccessReport, ReportedPrincipal } from './model';
import { stackNames, StackNames } from './stack-names';
import { TextLayout } from './text-layout';
import { lackingText } from './text-missing';
import { Holder, WhoCan } from './who-can';
import {
  impliedLines,
  indirectLines,
  moreAccessLines,
  notKnownLines,
  perhapsLines,
  unreadLines,
  unsaidLines,
  withoutLines,
} from './who-can-others';
import { Subject } from './who-can-subject';
import { groupBy } from '../input/group-by';
import { matchesAction } from '../policy/action-patterns';
import { shortened } from '../policy/shorten-list';
import { requirementTexts } from '../text/condition-text';
import { counted } from '../text/counted';
import { trustText } from '../text/trust-text';
import { unknownPartText } from '../text/unknown-part';
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
  const texts = { placeText, named: stackNames(report) };
  const lines = [
    layout.paint('bold', questionOf(answer.subject)),
    ...countLines(answer),
    ...copiesLines(answer),
    ...namedLines(answer, layout),
    ...notNamedLines(answer, layout),
    ...(isNobody(answer) ? ['', ...layout.lines(nobodyText(answer))] : []),
    ...answer.holders.flatMap((holder) => ['', ...holderLines(holder, texts, layout)]),
    ...withoutLines(report, answer, layout),
    ...indirectLines(answer, placeText, layout),
    ...impliedLines(answer, layout),
    ...moreAccessLines(answer, layout),
    ...perhapsLines(answer, layout),
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
    case 'on-everything':
      return 'Whose access is on everything (*), where resources can be named?';
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

/** Nobody is a claim. It is made only when everything was read. */
function nobodyText(answer: WhoCan): string {
  const { notKnown, isAllRead, indirect, implied, byMoreAccess, perhaps } = answer;
  const nobody =
    indirect.length + implied.length + byMoreAccess.length > 0 ? 'Nobody directly' : 'Nobody';
  if (perhaps.length > 0) return `${nobody} for certain.`;
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

interface Texts {
  readonly placeText: (file: string, pointer: string) => string;
  readonly named: StackNames;
}

function holderLines(
  { name, principal, verdict, places, requirements, steps, inferred, missing = [] }: Holder,
  { placeText, named }: Texts,
  layout: TextLayout,
): readonly string[] {
  const isEverywhere = places.includes('*') || places.length === 0;
  const where = isEverywhere ? 'everywhere' : named(principal, `on ${shortened(places, 6)}`);
  const about = plainText(
    `${principal.kind}, ${where}${VERDICTS[verdict]}${inferred ? ', as we conclude (no AWS page says it)' : ''}`,
  );
  return [
    `${layout.paint('bold', plainText(name))}  ${layout.paint('dim', about)}`,
    ...layout.field('if', named(principal, requirementTexts(requirements).join(' and '))),
    ...byStatement(steps).flatMap((some, i) =>
      layout.field(i === 0 ? 'by' : 'and', named(principal, stepsText(principal, some, placeText))),
    ),
    ...missing.flatMap((one, i) =>
      layout.field(i === 0 ? 'missing' : '', named(principal, lackingText(one, principal.grants))),
    ),
    ...trustTexts(principal).flatMap((text, i) => layout.field(i === 0 ? 'taken on by' : '', text)),
  ];
}

/** Returns who may assume a role, with what is not known of it. */
const trustTexts = ({ trust, unknown }: ReportedPrincipal): readonly string[] => [
  ...trust.map(trustText),
  ...unknown
    .filter(({ kind }) => kind === 'trust')
    .map((part) => `not known: ${unknownPartText(part)} is not read`),
];

/** The maximum number of actions of a statement to name. */
const ACTIONS = 4;

/** Groups steps by their statement. */
const byStatement = (steps: readonly HeldStep[]): readonly (readonly HeldStep[])[] => [
  ...groupBy(steps, ({ statement }) => statement).values(),
];

function stepsText(
  { statements, statementPlaces }: ReportedPrincipal,
  steps: readonly HeldStep[],
  placeText: (file: string, pointer: string) => string,
): string {
  const [{ statement }] = steps;
  const by = statements[statement];
  const names = [...new Set(steps.map(({ action }) => action))];
  // The patterns of a statement say more than the first of many actions.
  const isByPattern = by !== undefined && !by.notAction && names.length > by.actions.length;
  const patterns = by?.actions.filter((one) => names.some((name) => matchesAction(one, name)));
  const actions = isByPattern
    ? `${shortened(patterns ?? [], ACTIONS)} (${counted(names.length, 'action')})`
    : shortened(names, ACTIONS);
  const place = statementPlaces[statement];
  const name = by === undefined ? '' : ` by ${by.sid ?? 'a statement'} in ${by.policy}`;
  const where = place === undefined ? '' : `, ${placeText(place.file, place.pointer)}`;
  const conditions = requirementTexts(steps.flatMap(({ requirements = [] }) => requirements));
  const only = conditions.length > 0 ? `, only if ${conditions.join(' and ')}` : '';
  return `${actions}${name}${where}${only}`;
}
