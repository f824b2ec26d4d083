import { CONFIG, NO_CONFIG } from './acceptance/acceptance-file';
import { Acceptances, withAcceptances } from './acceptance/acceptances';
import { Given, Option, UsageError } from './arguments';
import { resultsOf } from './audit/result';
import { Loaded } from './files/load';
import { formatOf, formatOptions } from './format';
import { DATE, headingOf, TITLE } from './heading';
import { EXIT, Stream } from './io';
import { filesAsked, loadEach, sayUnreadable } from './load-each';
import { OUTPUT, write, writeJson, writeMachine } from './output';
import { Progress } from './progress';
import { Subcommand } from './subcommand';
import { Typesetting } from './text';
import { principalsAsked, WHO } from './who';
import { report as reportOf } from '../src/report/build-report';
import { AccessReport } from '../src/report/model';
import { reportCsv } from '../src/report/render-csv';
import { reportHtml } from '../src/report/render-html';
import { reportMarkdown } from '../src/report/render-markdown';
import { reportText } from '../src/report/render-text';
import { reportData } from '../src/report/report-json';
import { acceptedText } from '../src/report/summary/accepted-text';
import { summaryText } from '../src/report/summary/render-summary';
import { principalText } from '../src/report/text-principal';

const FORMATS = ['text', 'json', 'html', 'markdown', 'csv'];

/** The number of principals that take some seconds. */
const MANY = 500;

/** A stream for runs without progress. */
const NOWHERE: Stream = { write: () => true };

/** Builds the report of files. */
export function reportOn(
  loaded: Loaded,
  stderr: Stream = NOWHERE,
  acceptances?: Acceptances,
): AccessReport {
  // The rules check everything at once. The message comes first when that takes long.
  const patience = loaded.world.principals.length > MANY ? 0 : undefined;
  const progress = new Progress(stderr, Date.now, patience);
  progress.say('Looking for what is wrong');
  const findings = resultsOf(loaded, acceptances).flatMap(({ results }) => results);
  const found = reportOf(loaded.world, findings, {
    onProgress: (done, all) => progress.say(`Working out who may do what: ${done} of ${all}`),
  });
  progress.done();
  return found;
}

const ALL: Option = {
  name: 'all',
  short: 'a',
  what:
    'Show all capabilities, the matrix of console pages, and every principal in full; ' +
    'with --who, all that rows lack',
};

const ACCEPTED: Option = { name: 'accepted', what: 'Show the accepted findings, with reasons' };

/** Returns the text of a report: on one screen, unless more is asked for. */
function textOf(
  found: AccessReport,
  given: Given,
  paths: readonly string[],
): (how: Typesetting) => string {
  const files = paths.join(' ');
  const [isAll, accepted] = [given.has('all'), given.has('accepted')];
  const who = given.value('who');
  if (who !== undefined) {
    const named = principalsAsked(found, who);
    const names = named.map(({ id }) => id).join(', ');
    const heading = named.length > 1 ? `${named.length} principals match: ${names}\n\n` : '';
    return (how) =>
      heading.concat(
        named
          .map((one) => principalText(one, found, { ...how, accepted, missing: isAll }))
          .join('\n'),
      );
  }
  if (accepted && !isAll) return (how) => acceptedText(found, how);
  return (how) => {
    const summary = summaryText(found, {
      ...how,
      all: isAll,
      files,
      next: isAll ? [] : nextCommands(found, files),
    });
    return isAll ? `${summary}\n${reportText(found, { ...how, accepted })}` : summary;
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
    [`connect-iam who-can listen ${files}`, 'everybody who can, and how'],
    [`connect-iam report --html -o access.html ${files}`, 'the same as a page'],
  ];
}

/** Returns a word for a shell, in quotes where it needs them. */
const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;

export const report: Subcommand = {
  name: 'report',
  operands: 'FILE...',
  title: 'Say who may do what in Amazon Connect, where and why',
  about: [
    'A FILE is whatever "connect-iam audit" takes. The HTML is one page that asks for nothing over the network.',
  ],
  options: [ALL, WHO, ACCEPTED, CONFIG, NO_CONFIG, ...formatOptions(FORMATS), TITLE, DATE, OUTPUT],
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
    const forText = ['all', 'who', 'accepted'].find((name) => given.has(name));
    if (format !== 'text' && forText !== undefined)
      throw new UsageError(`--${forText} is for text`, 'Other formats have everything');
    const read = await loadEach(paths, io);
    const { loaded, unreadable, acceptances } = await withAcceptances(read, given, io);
    sayUnreadable(unreadable, io);
    if (loaded.files.size === 0) return EXIT.unusable;
    const found = reportOn(loaded, io.stderr, acceptances);
    if (format === 'text') write(io, given, textOf(found, given, paths));
    else if (format === 'html') writeMachine(io, given, reportHtml(found, heading));
    else if (format === 'markdown') writeMachine(io, given, reportMarkdown(found, heading));
    else if (format === 'csv') writeMachine(io, given, reportCsv(found));
    else writeJson(io, given, reportData(found));
    return unreadable.length > 0 ? EXIT.unusable : EXIT.clean;
  },
};
