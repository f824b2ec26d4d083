import { Given, UsageError } from './arguments';
import { formatOf, formatOptions } from './format';
import { DATE } from './heading';
import { EXIT } from './io';
import { json } from './json';
import { loadEach, sayUnreadable } from './load-each';
import { ON, placeAsked } from './on';
import { OUTPUT, write, writeMachine } from './output';
import { placeTextIn } from './place-text';
import { reportOn } from './report-on';
import { runOf } from './run';
import { Subcommand } from './subcommand';
import { principalsAsked, WHO } from './who';
import { shortened } from '../src/policy/shorten-list';
import { AskedPlace } from '../src/report/asked-place';
import { AccessReport } from '../src/report/model';
import { whoCanText } from '../src/report/render-who-can';
import { whoCan as whoCanIn } from '../src/report/who-can';
import { subjectOf, Subject } from '../src/report/who-can-subject';

const FORMATS = ['text', 'json'];

export const whoCan: Subcommand = {
  name: 'who-can',
  operands: 'WHAT FILE...',
  title: 'Say who can do something, where, and by which statement',
  about: [
    'WHAT is a capability such as "listen to live calls", an action such as connect:DeleteUser, ' +
      'the id of a use case or a job, "anything": any action on resources of Amazon Connect, or ' +
      '"on everything": access on * where resources can be named, by policies of AWS too.',
    'docs/capabilities.md lists the capabilities.',
  ],
  options: [ON, WHO, ...formatOptions(FORMATS), DATE, OUTPUT],
  examples: [
    ['connect-iam who-can listen cdk.out', 'everybody who can listen to live calls'],
    ['connect-iam who-can connect:DeleteUser account.json', 'everybody who may call DeleteUser'],
    ['connect-iam who-can anything --on ID account.json', 'everybody who can touch an instance'],
    ['connect-iam who-can "on everything" account.json', 'everybody with access on *'],
  ],
  exits: [
    [EXIT.clean, 'It is written'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const [what, paths] = asked(given);
    const format = formatOf(given, FORMATS);
    const { loaded, unreadable } = await loadEach(paths, io);
    sayUnreadable(unreadable, io);
    if (loaded.files.size === 0) return EXIT.unusable;
    const report = reportOn(loaded, io.stderr);
    const [on, who] = [given.value('on'), given.value('who')];
    const { subject, also } = subjectIn(report, what);
    if (who !== undefined) principalsAsked(report, who);
    placeAsked(report, given);
    const answer = whoCanIn(report, subject, { on, who });
    if (format === 'json')
      writeMachine(io, given, json({ run: runOf(given, io, loaded), ...answer }));
    else
      write(io, given, (how) =>
        [
          whoCanText(report, answer, { ...how, placeText: placeTextIn(loaded) }),
          ...(also.length > 0 ? [`Perhaps you mean ${also.join(', ')}.\n`] : []),
        ].join('\n'),
      );
    return unreadable.length > 0 ? EXIT.unusable : EXIT.clean;
  },
};

function asked({ operands: [what, ...paths] }: Given): readonly [string, readonly string[]] {
  if (what === undefined || paths.length === 0)
    throw new UsageError(
      what === undefined ? 'who-can needs something to ask about' : 'who-can needs a file',
      `For example: connect-iam who-can "${what ?? 'listen to live calls'}" cdk.out`,
    );
  return [what, paths];
}

interface AskedSubject {
  readonly subject: Subject;
  readonly also: readonly string[];
}

function subjectIn(report: AccessReport, what: string): AskedSubject {
  const { subject, several, similar, also } = subjectOf(report, what);
  if (subject) return { subject, also };
  if (several.length > 0)
    throw new UsageError(
      `'${what}' may be about several things`,
      `Write one of them: ${several.join(', ')}`,
    );
  const place = new AskedPlace(report, what);
  const places = place.isNamed ? [what] : place.similar();
  if (places.length > 0 && similar.length === 0)
    throw new UsageError(
      `'${what}' is a resource, or a part of its name`,
      `Say what people do there, or: connect-iam who-can anything --on ${places[0]}`,
    );
  const ids = report.capabilities.map(({ id }) => id);
  throw new UsageError(
    `there is no capability, action or use case '${what}'`,
    similar.length > 0
      ? `Did you mean ${shortened(similar, 3)}?`
      : `For any action on an instance: who-can anything --on ID. Capabilities: ${ids.join(', ')}`,
  );
}
