import { Cause, Holder, RuleGroup } from './rule-groups';
import { Severity } from '../../src/policy/finding';
import { shortened } from '../../src/policy/shorten-list';
import { acceptedText } from '../../src/text/accepted-text';
import { counted } from '../../src/text/counted';
import { Style } from '../../src/text/style';
import { onOneLine } from '../../src/text/visible';
import { wrapped } from '../../src/text/wrap';
import { sentence } from '../sentence';
import { Typesetting } from '../text';

/** How much of a list the text shows. */
export interface Fold {
  /** The most texts for each rule. */
  readonly causes: number;
  /** The most principals for each text. */
  readonly holders: number;
  /** Whether to say why each rule matters. */
  readonly why: boolean;
  /** The number of rules that are more than a heading, the most severe first. */
  readonly detailed: number;
}

/** Shows everything. */
export const UNFOLDED: Fold = {
  causes: Infinity,
  holders: Infinity,
  why: true,
  detailed: Infinity,
};

/** The room on a line of names for the words before and after them. */
const WORDS = 35;

/** The styles of severities. */
export const STYLES: Readonly<Record<Severity, Style>> = {
  fatal: 'red',
  error: 'red',
  warning: 'yellow',
  note: 'dim',
};

/**
 * Renders the findings of one rule: a heading, what is wrong, what to do, and a line for each
 * principal.
 */
export function ruleText(group: RuleGroup, fold: Fold, how: Typesetting): string {
  const { causes, why } = group;
  const reasons = fold.why ? [why] : [];
  const [only] = causes;
  if (causes.length === 1) {
    const texts = [only.what, ...reasons, only.instead, ...acknowledgement(only)];
    return [
      heading(group, how),
      ...texts.map((text) => paragraph(text, '  ', how)),
      ...holderLines(only.holders, fold, '    ', how),
    ].join('\n');
  }
  // A remedy that is the same for all findings is in the heading.
  const isShared = causes.every(({ instead }) => instead === only.instead);
  const more = causes.slice(fold.causes);
  return [
    heading(group, how),
    ...[...reasons, ...(isShared ? [only.instead] : [])].map((text) => paragraph(text, '  ', how)),
    ...causes.slice(0, fold.causes).flatMap((cause) => causeLines(cause, isShared, fold, how)),
    ...(more.length > 0 ? [moreCauses(more, how)] : []),
  ].join('\n');
}

function causeLines(
  cause: Cause,
  isRemedyShared: boolean,
  fold: Fold,
  how: Typesetting,
): readonly string[] {
  const { what, instead, holders } = cause;
  const texts = [what, ...(isRemedyShared ? [] : [instead]), ...acknowledgement(cause)];
  return [
    ...texts.map((text) => paragraph(text, '    ', how)),
    ...holderLines(holders, fold, '      ', how),
  ];
}

/** Renders the heading of a rule. */
export function heading(
  { severity, id, holders, title, isAcknowledged }: RuleGroup,
  { paint, width }: Typesetting,
): string {
  const label = isAcknowledged ? `acknowledged ${severity}` : severity;
  const text = `${label} ${id} (${counted(holders, 'principal')}): ${sentence(title)}`;
  const painted = `${paint(isAcknowledged ? 'dim' : STYLES[severity], label)} ${paint('bold', id)}`;
  return `${painted}${wrapped(text, width, '  ').slice(`${label} ${id}`.length)}`;
}

const paragraph = (text: string, indent: string, { width }: Typesetting): string =>
  `${indent}${wrapped(sentence(text), width, indent)}`;

export const acknowledgement = ({
  acknowledged,
  accepted,
}: Pick<Cause, 'acknowledged' | 'accepted'>): readonly string[] =>
  acknowledged === undefined
    ? []
    : [`${accepted ? 'Accepted' : 'Acknowledged'}: ${acceptedText(acknowledged, accepted)}`];

/** Returns a line for each principal. The last line has the names of those without one. */
function holderLines(
  holders: readonly Holder[],
  { holders: most }: Fold,
  indent: string,
  how: Typesetting,
): readonly string[] {
  const lines = holders.slice(0, most).map(({ name, places }) => {
    const at = how.paint('cyan', onOneLine(places.join('; ')));
    return `${indent}${onOneLine(name)}  ${at}`;
  });
  const more = holders.slice(most);
  return more.length > 0 ? [...lines, `${indent}and ${namesOf(more, indent, how)}`] : lines;
}

const moreCauses = (causes: readonly Cause[], how: Typesetting): string => {
  const holders = causes.flatMap((cause) => cause.holders);
  return `    and other findings on ${namesOf(holders, '    ', how)}`;
};

/** Returns as many names as fit on one line, and the number of the others. */
function namesOf(holders: readonly Holder[], indent: string, { width }: Typesetting): string {
  const names = [...new Set(holders.map(({ name }) => onOneLine(name)))];
  const room = width - indent.length - WORDS;
  const fitting = names.findIndex((_, i) => names.slice(0, i + 1).join(', ').length > room);
  return shortened(names, fitting < 0 ? names.length : Math.max(fitting, 1));
}
