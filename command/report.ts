import { CONFIG, NO_CONFIG } from './acceptance/acceptance-file';
import { withAcceptances } from './acceptance/acceptances';
import { Given, Option, UsageError } from './arguments';
import { changesBetween } from './changes-between';
import { formatOf, formatOptions } from './format';
import { DATE, headingOf, TITLE } from './heading';
import { EXIT } from './io';
import { filesAsked, loadEach, sayUnreadable } from './load-each';
import { ON, placeAsked } from './on';
import { OUTPUT, write, writeJson, writeMachine } from './output';
import { placeTextIn } from './place-text';
import { reportOn } from './report-on';
import { runColumns, runOf } from './run';
import { Subcommand } from './subcommand';
import { Typesetting } from './text';
import { principalsAsked, WHO } from './who';
import { changesText } from '../src/report/changes/render-text';
import { AccessReport } from '../src/report/model';
import { reportCsv } from '../src/report/render-csv';
import { reportHtml } from '../src/report/render-html';
import { reportMarkdown } from '../src/report/render-markdown';
import { reportText } from '../src/report/render-text';
import { reportAt } from '../src/report/report-at';
import { reportData } from '../src/report/report-json';
import { acceptedText } from '../src/report/summary/accepted-text';
import { summaryText } from '../src/report/summary/render-summary';
import { principalText } from '../src/report/text-principal';
import { shellWord } from '../src/text/shell-word';

const FORMATS = ['text', 'json', 'html', 'markdown', 'csv'];

const ALL: Option = {
  name: 'all',
  short: 'a',
  what:
    'Show all capabilities, the matrix of console pages, and every principal in full; ' +
    'with --who, all that rows lack',
};

const BEFORE: Option = {
  name: 'before',
  takes: 'FILE',
  what: 'First say what changed since this earlier state, as "connect-iam diff" does',
};

const ACCEPTED: Option = { name: 'accepted', what: 'Show the accepted findings, with reasons' };

/** Returns the text of a report: on one screen, unless more is asked for. */
function textOf(
  found: AccessReport,
  given: Given,
  paths: readonly string[],
  placeText: (file: string, pointer: string) => string,
): (how: Typesetting) => string {
  const on = placeAsked(found, given);
  const files = paths.join(' ');
  const [isAll, accepted] = [given.has('all'), given.has('accepted')];
  const who = given.value('who');
  if (who !== undefined) {
    const at = on ? reportAt(found, on).report : found;
    const named = principalsAsked(at, who);
    const names = named.map(({ id }) => id).join(', ');
    const heading = named.length > 1 ? `${named.length} principals match: ${names}\n\n` : '';
    return (how) =>
      heading.concat(
        named
          .map((one) => principalText(one, at, { ...how, accepted, missing: isAll, placeText }))
          .join('\n'),
      );
  }
  if (accepted && !isAll) return (how) => acceptedText(found, how);
  return (how) => {
    const summary = summaryText(found, {
      ...how,
      all: isAll,
      ...(on && { on }),
      files,
      next: isAll ? [] : nextCommands(found, files),
    });
    return isAll && !on ? `${summary}\n${reportText(found, { ...how, accepted })}` : summary;
  };
}

/** Returns the commands that lead further. */
function nextCommands(
  { principals }: AccessReport,
  files: string,
): readonly (readonly [string, string])[] {
  const [first] = [...principals].sort((a, b) => b.capabilities.length - a.capabilities.length);
  if (first === undefined) return [];
  return [
    [`connect-iam report --who ${shellWord(first.id)} ${files}`, 'one principal in full'],
    [`connect-iam who-can listen ${files}`, 'everybody who can, also inside the instance'],
    [`connect-iam report --html -o access.html ${files}`, 'the same as a page'],
  ];
}

export const report: Subcommand = {
  name: 'report',
  operands: 'FILE...',
  title: 'Say who may do what in Amazon Connect, where and why',
  about: [
    'A FILE is whatever "connect-iam audit" takes. The HTML is one page that asks for nothing over the network.',
  ],
  options: [
    ALL,
    WHO,
    ON,
    BEFORE,
    ACCEPTED,
    CONFIG,
    NO_CONFIG,
    ...formatOptions(FORMATS),
    TITLE,
    DATE,
    OUTPUT,
  ],
  examples: [
    ['connect-iam report cdk.out', 'who can do what, on one screen'],
    ['connect-iam report --who Storage cdk.out', 'one principal in full'],
    ['connect-iam report --html -o access.html cdk.out', 'for people who review it'],
    ['connect-iam report --markdown -o evidence.md cdk.out', 'dated evidence for an auditor'],
  ],
  exits: [
    [EXIT.clean, 'It is written'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const paths = filesAsked(given, 'report');
    const format = formatOf(given, FORMATS);
    const heading = headingOf(given, io);
    const textOnly = ['all', 'who', 'on', 'accepted', ...(format === 'html' ? [] : ['before'])];
    const forText = textOnly.find((name) => given.has(name));
    if (format !== 'text' && forText !== undefined)
      throw new UsageError(`--${forText} is for text`, 'Other formats have everything');
    const earlier = given.value('before');
    const before = earlier === undefined ? undefined : await loadEach([earlier], io);
    if (before) sayUnreadable(before.unreadable, io);
    // A partial comparison would look like added or removed access.
    if (before && before.unreadable.length > 0) return EXIT.unusable;
    const read = await loadEach(paths, io);
    const { loaded, unreadable, acceptances } = await withAcceptances(read, given, io);
    sayUnreadable(unreadable, io);
    if (loaded.files.size === 0) return EXIT.unusable;
    const found = reportOn(loaded, io.stderr, acceptances);
    const run = runOf(given, io, loaded);
    const digests = new Map(run.inputs.map(({ file, sha256 }) => [file, sha256]));
    const changed = before && changesBetween(before.loaded, loaded, io, { report: found });
    if (format === 'text') {
      const text = textOf(found, given, paths, placeTextIn(loaded));
      write(io, given, (how) =>
        [
          ...(changed
            ? [changesText(changed.found, { ...how, ...changed, heading: changed.by })]
            : []),
          text(how),
        ].join('\n'),
      );
    } else if (format === 'html') {
      const since = changed && { changes: changesText(changed.found, changed) };
      writeMachine(io, given, reportHtml(found, { ...heading, digests, ...since }));
    } else if (format === 'markdown')
      writeMachine(io, given, reportMarkdown(found, { ...heading, digests }));
    else if (format === 'csv') writeMachine(io, given, reportCsv(found, runColumns(run)));
    else {
      const { schema, ...data } = reportData(found);
      writeJson(io, given, { schema, run, ...data });
    }
    return unreadable.length > 0 ? EXIT.unusable : EXIT.clean;
  },
};
