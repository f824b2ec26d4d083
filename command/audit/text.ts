import { FileResult, UnreadPart } from './result';
import { RuleGroup, ruleGroups } from './rule-groups';
import { acknowledgement, Fold, heading, ruleText, STYLES, UNFOLDED } from './rule-text';
import { Counts, selected } from './selection';
import { isAtLeast, SEVERITIES, Severity } from '../../src/policy/finding';
import { shortened } from '../../src/policy/shorten-list';
import { isOfConstruct } from '../../src/text/construct-reasons';
import { counted } from '../../src/text/counted';
import { onOneLine } from '../../src/text/visible';
import { wrapped } from '../../src/text/wrap';
import { factsText } from '../edition';
import { homepage } from '../package';
import { sentence } from '../sentence';
import { Typesetting } from '../text';

/** The messages when nobody has access, according to all documents or to those that were read. */
const NOBODY = {
  known: 'Nobody has access to Amazon Connect here.',
  read: 'Nobody has access to Amazon Connect by what was read. The rest is not known.',
};

/** The number of lines that the text should have at most. */
const MOST_LINES = 100;

/**
 * Returns how a text about a number of rules may be shortened. The first that makes it short enough
 * is used, and otherwise the last.
 */
const folds = (rules: number): readonly Fold[] => [
  UNFOLDED,
  ...[10, 5, 3].map((most) => ({ ...UNFOLDED, causes: most, holders: most })),
  ...[3, 2, 1].map((most) => ({ ...UNFOLDED, causes: most, holders: most, why: false })),
  ...Array.from({ length: rules }, (_, i) => ({
    causes: 1,
    holders: 1,
    why: false,
    detailed: rules - 1 - i,
  })),
];

/** Renders the findings by rule, the most severe first, with a summary. */
export function auditText(
  { audited: { files }, counts, unreadSeverity }: ReturnType<typeof selected>,
  all: boolean,
  how: Typesetting,
  notes: readonly string[] = [],
): string {
  const groups = ruleGroups(files).filter(({ isAcknowledged }) => all || !isAcknowledged);
  const end = summary(files, counts, unreadSeverity, how);
  const texts = (all ? [UNFOLDED] : folds(groups.length)).map((fold) => ({
    isFolded: fold !== UNFOLDED,
    parts: [
      ...partsText(files, groups, unreadSeverity, fold, how),
      ...(all ? acceptedUnreadText(files, how) : []),
    ],
  }));
  const { isFolded, parts } =
    texts.find((one) => one.parts.join('\n\n').split('\n').length <= MOST_LINES) ??
    texts[texts.length - 1];
  const hints = [
    ...notes,
    ...(isFolded ? ['Lists are shortened (--all shows everything).'] : []),
    ...(groups.length > 0
      ? [`More about a rule: connect-iam explain RULE, or\n${homepage}/blob/main/docs/rules.md`]
      : []),
  ];
  const facts = wrapped(factsText(), how.width);
  return [...parts, [...end, ...hints, facts].join('\n')].join('\n\n');
}

/** Parts that were not read come after what is worse. */
function partsText(
  files: readonly FileResult[],
  groups: readonly RuleGroup[],
  unreadSeverity: Severity,
  fold: Fold,
  how: Typesetting,
): readonly string[] {
  const isWorse = ({ severity, isAcknowledged }: RuleGroup) =>
    !isAcknowledged && !isAtLeast(unreadSeverity, severity);
  const detailed = groups.slice(0, fold.detailed);
  const texts = (some: readonly RuleGroup[]) =>
    some.map((group) =>
      detailed.includes(group) ? ruleText(group, fold, how) : heading(group, how),
    );
  return [
    ...texts(groups.filter(isWorse)),
    ...unreadText(files, unreadSeverity, fold, how),
    ...texts(groups.filter((group) => !isWorse(group))),
    ...nobodyText(files, fold, how),
  ];
}

function unreadText(
  files: readonly FileResult[],
  severity: Severity,
  { holders: most }: Fold,
  how: Typesetting,
): readonly string[] {
  const parts = placedParts(files).filter(({ part }) => part.acknowledged === undefined);
  if (parts.length === 0) return [];
  const lines = parts.slice(0, most).map((part) => partText(part, how));
  const more = parts.length - lines.length;
  return [
    [
      `${how.paint(STYLES[severity], 'not read')} (${counted(parts.length, 'part')}): What it allows was not audited.`,
      ...lines,
      ...(more > 0 ? [`  and ${counted(more, 'more part', 'more parts')}`] : []),
    ].join('\n'),
  ];
}

interface PlacedPart {
  readonly file: string;
  readonly part: UnreadPart;
}

const placedParts = (files: readonly FileResult[]): readonly PlacedPart[] =>
  files.flatMap(({ file, unread }) => unread.map((part) => ({ file, part })));

function partText({ file, part }: PlacedPart, { paint, width }: Typesetting): string {
  const at = paint('cyan', onOneLine(`${file}:${part.position.line}:${part.position.column}`));
  return `  ${at}\n    ${wrapped(problemText(part), width, '    ')}`;
}

/** Returns the unread parts that are accepted, with the reasons. */
function acceptedUnreadText(files: readonly FileResult[], how: Typesetting): readonly string[] {
  const parts = placedParts(files).filter(({ part }) => part.acknowledged !== undefined);
  if (parts.length === 0) return [];
  const lines = parts.flatMap((placed) => [
    partText(placed, how),
    ...acknowledgement(placed.part).map(
      (text) => `    ${wrapped(sentence(text), how.width, '    ')}`,
    ),
  ]);
  const label = how.paint('dim', 'acknowledged not read');
  return [[`${label} (${counted(parts.length, 'part')}):`, ...lines].join('\n')];
}

const problemText = ({ problem, instead }: UnreadPart): string =>
  [problem, ...(instead === undefined ? [] : [instead])].map(sentence).join(' ');

/** Returns the sentence about a file. It names those who can give themselves access. */
function nobodySentence({ unread, takers }: FileResult): string {
  const said = unread.length > 0 ? NOBODY.read : NOBODY.known;
  if (takers.length === 0) return said;
  return `${said} ${shortened(takers, 3)} can take it.`;
}

/** Returns the files in which nobody has access to Amazon Connect. */
function nobodyText(
  files: readonly FileResult[],
  { holders: most }: Fold,
  { paint }: Typesetting,
): readonly string[] {
  const without = files.filter((file) => !file.reachesConnect && file.results.length === 0);
  const lines = without
    .slice(0, most)
    .map((file) => `${paint('bold', onOneLine(file.file))}\n  ${nobodySentence(file)}`);
  const more = without.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [`and ${counted(more, 'more file', 'more files')} like it`] : []),
  ];
}

function summary(
  files: readonly FileResult[],
  counts: Counts,
  unreadSeverity: Severity,
  { paint }: Typesetting,
): readonly string[] {
  const found = [
    ...(counts.fatal > 0 ? [paint('red', `${counts.fatal} fatal`)] : []),
    ...(counts.error > 0 ? [paint('red', counted(counts.error, 'error'))] : []),
    ...(counts.warning > 0 ? [paint('yellow', counted(counts.warning, 'warning'))] : []),
    ...(counts.note > 0 ? [counted(counts.note, 'note')] : []),
    ...(counts.unread > 0
      ? [paint(STYLES[unreadSeverity], counted(counts.unread, 'part not read', 'parts not read'))]
      : []),
  ];
  const principals = files.reduce((sum, file) => sum + file.principals, 0);
  const others = counts.leftOut - counts.leftOutNotes;
  const withReason = counts.acknowledged - counts.byConstructs;
  const own = ownText(files);
  const nothing = own === undefined ? paint('green', 'nothing found') : 'nothing else found';
  const said = found.length > 0 ? found.join(', ') : nothing;
  const read = files.filter(({ isOfAcceptances }) => !isOfAcceptances).length;
  return [
    `${counted(read, 'file')}, ${counted(principals, 'principal')}: ${said}.`,
    ...(own === undefined ? [] : [own]),
    ...(withReason > 0
      ? [
          `${counted(withReason, 'finding is', 'findings are')} acknowledged ` +
            `(--all shows ${withReason === 1 ? 'it' : 'them'}).`,
        ]
      : []),
    ...(counts.before
      ? [`${counted(counts.before, 'finding is', 'findings are')} in the earlier audit.`]
      : []),
    ...(counts.leftOutNotes > 0
      ? [
          `${counted(counts.leftOutNotes, 'note is', 'notes are')} left out ` +
            `(--severity note shows ${counts.leftOutNotes === 1 ? 'it' : 'them'}).`,
        ]
      : []),
    ...(others > 0
      ? [
          `${counted(others, 'finding is', 'findings are')} left out by --severity, --rule or --ignore.`,
        ]
      : []),
  ];
}

/** Counts what constructs accept by themselves. The app gives no reason for it. */
function ownText(files: readonly FileResult[]): string | undefined {
  const own = files
    .flatMap(({ results }) => results)
    .filter(({ acknowledged = '' }) => isOfConstruct(acknowledged));
  if (own.length === 0) return undefined;
  const counts = SEVERITIES.flatMap((severity) => {
    const { length } = own.filter((one) => one.severity === severity);
    return length > 0 ? [`${length} ${severity}`] : [];
  });
  return `No reason is given for ${counts.join(', ')}: constructs warn of them, or the app asks for them (--all).`;
}
