import { Given, Option, UsageError } from './arguments';
import { changesBetween } from './changes-between';
import { formatOf, formatOptions } from './format';
import { EXIT, Io } from './io';
import { loadEach, sayUnread, sayUnreadable } from './load-each';
import { OUTPUT, save, write, writeJson, writeMachine } from './output';
import { Subcommand } from './subcommand';
import { Changes } from '../src/report/changes/model';
import { changesMarkdown, ChangesMarkdownOptions } from '../src/report/changes/render-markdown';
import { changesText } from '../src/report/changes/render-text';

const FORMATS = ['text', 'markdown', 'json'];

const WHOLE: Option = {
  name: 'whole',
  takes: 'FILE',
  what: 'With --markdown: write everything to this file too, for what does not fit a comment',
};

export const diff: Subcommand = {
  name: 'diff',
  operands: 'BEFORE AFTER',
  title: 'Say what access a change adds and takes away',
  about: [
    'BEFORE and AFTER are whatever "connect-iam audit" takes. ' +
      'How policies are written does not matter, only what they allow.',
  ],
  options: [
    ...formatOptions(FORMATS),
    { name: 'exit-code', what: 'End with 1 where access changed' },
    {
      name: 'fail-on-new-access',
      what: 'End with 1 unless it is certain that nobody has access which they did not have',
    },
    WHOLE,
    { name: 'ignore-partition', what: 'Take ARNs that differ only in their partition as equal' },
    OUTPUT,
  ],
  examples: [
    ['connect-iam diff main.out cdk.out', 'two syntheses of an app'],
    ['connect-iam diff --markdown main.out cdk.out', 'for a comment on a pull request'],
    ['connect-iam diff --fail-on-new-access main.out cdk.out', 'as a check that CI requires'],
  ],
  exits: [
    [EXIT.clean, 'They are compared'],
    [EXIT.findings, 'A part was not compared, or --exit-code or --fail-on-new-access asks for it'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    if (given.operands.length !== 2)
      throw new UsageError(
        `diff needs two files, not ${given.operands.length}`,
        'For example: connect-iam diff main.out cdk.out',
      );
    const format = formatOf(given, FORMATS);
    if (given.has('whole') && format !== 'markdown')
      throw new UsageError('--whole is for --markdown', 'Other formats have everything');
    const sides = [];
    for (const path of given.operands) sides.push(await loadEach([path], io));
    const unreadable = sides.flatMap((side) => side.unreadable);
    sayUnreadable(unreadable, io);
    // The text output for people already contains it.
    if (format !== 'text') for (const { loaded } of sides) sayUnread(loaded, io);
    // A partial comparison would look like added or removed access.
    if (unreadable.length > 0) return EXIT.unusable;
    const [before, after] = sides.map(({ loaded }) => loaded);
    const { found, by, placeText } = changesBetween(before, after, io, {
      ignorePartition: given.has('ignore-partition'),
    });
    if (format === 'text')
      write(io, given, (how) => changesText(found, { ...how, heading: by, placeText }));
    else if (format === 'markdown') writeMarkdown(found, { by, placeText }, given, io);
    else writeJson(io, given, found);
    return fails(found, given) ? EXIT.findings : EXIT.clean;
  },
};

/** Writes the text of a comment, and the whole text where it is asked for. */
function writeMarkdown(
  found: Changes,
  options: ChangesMarkdownOptions,
  given: Given,
  io: Io,
): void {
  const wholeFile = given.value('whole');
  if (wholeFile !== undefined)
    save(io, wholeFile, [changesMarkdown(found, { ...options, whole: true })]);
  writeMachine(io, given, changesMarkdown(found, { ...options, wholeFile }));
}

/**
 * Returns whether the exit code reports findings. A part that was not compared never counts as
 * unchanged.
 */
const fails = ({ principals, newAccess, notCompared, unread }: Changes, given: Given): boolean =>
  notCompared.length + unread.length > 0 ||
  (given.has('exit-code') && principals.length > 0) ||
  (given.has('fail-on-new-access') && newAccess !== 'no');
