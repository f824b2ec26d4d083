import { existsSync } from 'node:fs';
import { ACCEPTANCE_FILE, CONFIG } from './acceptance-file';
import { withAcceptances } from './acceptances';
import { baselineEntries, withEntries } from './baseline-text';
import { SEVERITIES, Severity } from '../../src/policy/finding';
import { counted } from '../../src/text/counted';
import { Given, UsageError } from '../arguments';
import { resultsOf } from '../audit/result';
import { selected } from '../audit/selection';
import { isDay } from '../day';
import { textOf } from '../files/text';
import { dayOf, EXIT, Io } from '../io';
import { filesAsked, loadEach, sayUnreadable } from '../load-each';
import { save } from '../output';
import { Subcommand } from '../subcommand';

export const baseline: Subcommand = {
  name: 'baseline',
  operands: 'FILE...',
  title: 'Accept what is found now, in connect-iam.yaml',
  about: [
    'A FILE is whatever "connect-iam audit" takes. Each open finding gets an entry with its id, file, ' +
      'and resource. Entries that are in the file stay. Review the entries and write real reasons.',
  ],
  options: [
    { name: 'reason', takes: 'TEXT', what: 'The reason of the entries, the day unless said' },
    { name: 'owner', takes: 'NAME', what: 'Who is responsible for them' },
    { name: 'expires', takes: 'DAY', what: 'The last day on which they count: 2027-06-30' },
    {
      name: 'severity',
      takes: 'SEVERITY',
      oneOf: SEVERITIES,
      what: 'The lowest severity to accept, warning unless said',
    },
    CONFIG,
  ],
  examples: [
    ['connect-iam baseline cdk.out', 'only new findings fail from now on'],
    ['connect-iam baseline --owner platform --expires 2027-06-30 template.yaml', 'for half a year'],
  ],
  exits: [
    [EXIT.clean, 'The file is written'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const paths = filesAsked(given, 'baseline');
    const terms = termsOf(given, io);
    const read = await loadEach(paths, io);
    const { loaded, unreadable, acceptances } = await withAcceptances(read, given, io, {
      mayBeMissing: true,
    });
    sayUnreadable(unreadable, io);
    // A list without the findings of a file would look whole.
    if (unreadable.length > 0) return EXIT.unusable;
    const { audited } = selected(
      { files: resultsOf(loaded, acceptances), unreadable },
      {
        severity: (given.value('severity') ?? 'warning') as Severity,
        failOn: 'never',
        unread: 'error',
        rules: [],
        ignored: [],
      },
    );
    const file = given.value('config') ?? ACCEPTANCE_FILE;
    const entries = baselineEntries(audited.files, loaded, file, terms);
    const before = existsSync(file) ? await textOf(file) : undefined;
    save(io, file, [withEntries(before, entries)]);
    const kept = acceptances.file?.acceptances.length ?? 0;
    io.stdout.write(
      `${file}: ${counted(entries.length, 'entry is', 'entries are')} new, ${kept} kept.\n`,
    );
    return EXIT.clean;
  },
};

function termsOf(given: Given, io: Io) {
  const expires = given.value('expires');
  if (expires !== undefined && !isDay(expires))
    throw new UsageError(
      `--expires takes no '${expires}'`,
      'Write the last day on which the entries count, such as 2027-06-30',
    );
  const owner = given.value('owner');
  return {
    reason: given.value('reason') ?? `Found on ${dayOf(io)}, not reviewed`,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}
