import { auditCsv } from './csv';
import { auditGithub } from './github';
import { auditGitlab } from './gitlab';
import { auditJson } from './json';
import { auditJunit } from './junit';
import { auditMarkdown } from './markdown';
import { resultsOf } from './result';
import { auditSarif } from './sarif';
import { selected, Selection } from './selection';
import { earlierAudit } from './since';
import { auditText } from './text';
import { SEVERITIES, Severity } from '../../src/policy/finding';
import { ACCEPTANCE_FINDINGS } from '../../src/text/further-findings';
import { RULE_FINDINGS } from '../../src/text/rule-findings';
import { similarNames } from '../../src/text/similar-names';
import { CONFIG, NO_CONFIG } from '../acceptance/acceptance-file';
import { withAcceptanceFindings } from '../acceptance/acceptance-results';
import { withAcceptances } from '../acceptance/acceptances';
import { Given, Option, UsageError } from '../arguments';
import { formatOf, formatOptions } from '../format';
import { DATE } from '../heading';
import { EXIT } from '../io';
import { filesAsked, loadEach, sayUnreadable } from '../load-each';
import { OUTPUT, write, writeMachine } from '../output';
import { Run, runOf } from '../run';
import { Subcommand } from '../subcommand';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'csv'];

const OPTIONS: readonly Option[] = [
  {
    name: 'fail-on',
    takes: 'SEVERITY',
    oneOf: [...SEVERITIES, 'never'],
    what: 'The severity from which the exit code is 1, error unless said',
  },
  {
    name: 'unread',
    takes: 'SEVERITY',
    oneOf: SEVERITIES,
    what: 'The severity of a part that was not read, error unless said',
  },
  {
    name: 'severity',
    takes: 'SEVERITY',
    oneOf: SEVERITIES,
    what: 'Leave out what is below, which then does not fail either',
  },
  { name: 'rule', takes: 'RULE', many: true, what: 'Only what this rule finds' },
  { name: 'ignore', takes: 'RULE', many: true, what: 'Leave out what this rule finds' },
  {
    name: 'all',
    short: 'a',
    what: 'Show lists in full, and acknowledged findings with their reasons',
  },
  {
    name: 'since',
    takes: 'FILE',
    what: 'Leave out what an earlier audit found, which "connect-iam audit --json" wrote',
  },
  CONFIG,
  NO_CONFIG,
  { name: 'skip-others', what: 'Pass over named files that do not say who has access' },
  { name: 'quiet', short: 'q', what: 'Write nothing where nothing fails' },
  ...formatOptions(FORMATS),
  DATE,
  OUTPUT,
];

export const audit: Subcommand = {
  name: 'audit',
  operands: 'FILE...',
  title: 'Find what is wrong with access to Amazon Connect',
  about: [
    'A FILE is a CloudFormation template in JSON or YAML, a cdk.out folder or any other folder, ' +
      'what "terraform show -json" prints of a plan, a serverless.yml, a policy document, ' +
      'what "aws iam get-account-authorization-details" prints, or - for standard input.',
    'Severities: fatal hands over the account; error is wrong, or gives the access of other people; ' +
      'warning may be intentional; note is for information. ' +
      'What a CDK app acknowledges of its constructs, and what connect-iam.yaml accepts, ' +
      'is counted and does not fail.',
    'A part of a file that cannot be read is as bad as an error, unless --unread says otherwise.',
  ],
  options: OPTIONS,
  examples: [
    ['connect-iam audit cdk.out', 'what a CDK app makes'],
    ['connect-iam audit --fail-on warning *.yaml', 'strict, for CI'],
    ['connect-iam audit --sarif -o connect.sarif cdk.out', 'for code scanning'],
    ['terraform show -json plan | connect-iam audit -', 'what a plan of Terraform makes'],
    ['aws iam get-account-authorization-details | connect-iam audit -', 'what an account has'],
  ],
  exits: [
    [EXIT.clean, 'Nothing at or above --fail-on'],
    [EXIT.findings, 'Findings at or above --fail-on'],
    [EXIT.unusable, 'The command line was not understood, or a file cannot be read or written'],
  ],
  async run(given, io) {
    const paths = filesAsked(given, 'audit');
    const format = formatOf(given, FORMATS);
    const selection = await selectionOf(given);
    const read = await loadEach(paths, io, { skipOthers: given.has('skip-others') });
    const { loaded, unreadable, acceptances } = await withAcceptances(read, given, io);
    const found = selected(
      {
        files: withAcceptanceFindings(resultsOf(loaded, acceptances), acceptances, loaded, {
          files: [...loaded.files.keys()],
          unreadable,
        }),
        unreadable,
      },
      selection,
    );
    // Machine-readable output contains the unreadable parts itself. People get a separate message.
    sayUnreadable(unreadable, io);
    const isQuiet = given.has('quiet') && format === 'text' && !found.failed;
    if (format !== 'text')
      writeMachine(
        io,
        given,
        machineText(format, found, selection.failOn, runOf(given, io, loaded)),
      );
    else if (loaded.files.size > 0 && !isQuiet)
      write(io, given, (how) => auditText(found, given.has('all'), how, notesOn(given)));
    if (unreadable.length > 0) return EXIT.unusable;
    return found.failed ? EXIT.findings : EXIT.clean;
  },
};

/** Returns what the audit leaves to another subcommand: a rule has less than everybody. */
const notesOn = (given: Given): readonly string[] =>
  given.values('rule').includes('star-resource')
    ? [
        'star-resource leaves out who may do everything, and policies of AWS: ' +
          'connect-iam who-can "on everything" FILE lists everybody.',
      ]
    : [];

function machineText(
  format: string,
  found: ReturnType<typeof selected>,
  failOn: Selection['failOn'],
  run: Run,
): string {
  switch (format) {
    case 'sarif':
      return auditSarif(found);
    case 'junit':
      return auditJunit(found, failOn);
    case 'gitlab':
      return auditGitlab(found);
    case 'github':
      return auditGithub(found);
    case 'markdown':
      return auditMarkdown(found, run);
    case 'csv':
      return auditCsv(found, run);
    default:
      return auditJson(found, run);
  }
}

async function selectionOf(given: Given): Promise<Selection> {
  const since = given.value('since');
  return {
    severity: (given.value('severity') ?? 'warning') as Severity,
    unread: (given.value('unread') ?? 'error') as Severity,
    failOn: (given.value('fail-on') ?? 'error') as Selection['failOn'],
    rules: given.values('rule').map(known),
    ignored: given.values('ignore').map(known),
    ...(since !== undefined && { earlier: await earlierAudit(since) }),
  };
}

function known(rule: string): string {
  const ids = Object.keys({ ...RULE_FINDINGS, ...ACCEPTANCE_FINDINGS });
  if (ids.includes(rule)) return rule;
  const [like] = similarNames(rule, ids, 1);
  throw new UsageError(
    `there is no rule '${rule}'`,
    like ? `Did you mean ${like}?` : `Rules: ${ids.join(', ')}`,
  );
}
