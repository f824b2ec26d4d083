import { resultsOf } from './audit/result';
import { Loaded } from './files/load';
import { formatOf, formatOptions } from './format';
import { EXIT, Stream } from './io';
import { json } from './json';
import { filesAsked, loadEach, sayUnreadable } from './load-each';
import { OUTPUT, write, writeMachine } from './output';
import { Progress } from './progress';
import { Subcommand } from './subcommand';
import { report as reportOf } from '../src/report/build-report';
import { AccessReport } from '../src/report/model';
import { reportHtml } from '../src/report/render-html';
import { reportText } from '../src/report/render-text';
import { reportData } from '../src/report/report-json';

const FORMATS = ['text', 'json', 'html'];

/** The number of principals that take some seconds. */
const MANY = 500;

/** A stream for runs without progress. */
const NOWHERE: Stream = { write: () => true };

/** Builds the report of files. */
export function reportOn(loaded: Loaded, stderr: Stream = NOWHERE): AccessReport {
  // The rules check everything at once. The message comes first when that takes long.
  const patience = loaded.world.principals.length > MANY ? 0 : undefined;
  const progress = new Progress(stderr, Date.now, patience);
  progress.say('Looking for what is wrong');
  const findings = resultsOf(loaded).flatMap(({ results }) => results);
  const found = reportOf(loaded.world, findings, {
    onProgress: (done, all) => progress.say(`Working out who may do what: ${done} of ${all}`),
  });
  progress.done();
  return found;
}

export const report: Subcommand = {
  name: 'report',
  operands: 'FILE...',
  title: 'Say who may do what in Amazon Connect, where and why',
  about: [
    'A FILE is whatever "connect-iam audit" takes. The HTML is one page that asks for nothing over the network.',
  ],
  options: [
    { name: 'accepted', what: 'Show accepted findings in the text too, with their reasons' },
    ...formatOptions(FORMATS),
    OUTPUT,
  ],
  examples: [
    ['connect-iam report cdk.out', 'who may do what'],
    ['connect-iam report --html -o access.html cdk.out', 'for people who review it'],
  ],
  exits: [
    [EXIT.clean, 'It is written'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const paths = filesAsked(given, 'report');
    const format = formatOf(given, FORMATS);
    const { loaded, unreadable } = await loadEach(paths, io);
    sayUnreadable(unreadable, io);
    if (loaded.files.size === 0) return EXIT.unusable;
    const found = reportOn(loaded, io.stderr);
    const accepted = given.has('accepted');
    if (format === 'text') write(io, given, (how) => reportText(found, { ...how, accepted }));
    else writeMachine(io, given, format === 'html' ? reportHtml(found) : json(reportData(found)));
    return unreadable.length > 0 ? EXIT.unusable : EXIT.clean;
  },
};
