import { explainAction } from './action';
import { DenialExplained, denialText, explainDenial } from './denial/denial';
import { documentText } from './document';
import { explainedAs } from './explained-as';
import { misprefixed } from './misprefixed';
import { Renamed, renamedFrom } from './renamed';
import { Explained, explainedText } from './sheets';
import { find } from './subject';
import { Subject } from './subjects';
import { actionFacts } from '../../src/catalogue/catalogue';
import { wrapped } from '../../src/text/wrap';
import { Given, UsageError } from '../arguments';
import { EXIT, Io } from '../io';
import { json } from '../json';
import { loadEach, sayUnreadable } from '../load-each';
import { write, writeMachine } from '../output';
import { Subcommand } from '../subcommand';
import { Typesetting } from '../text';

export const explain: Subcommand = {
  name: 'explain',
  operands: 'ACTION|USE-CASE|JOB|POLICY|RULE|MESSAGE|...',
  title: 'Say what an action, a use case of the console, a job or a rule is about',
  about: [
    'Of an action: its resources and condition keys, what else it needs, ' +
      'which use cases, jobs and AWS managed policies have it, and where this library grants it. ' +
      'Of a use case, a page of the console or a job: what it grants, where and why. ' +
      'Of a rule: what it finds. Of an AWS managed policy: its versions.',
    'Of a CloudFormation type: what its handlers call, and which jobs have all of it. ' +
      'It also knows resource types, condition keys, service-linked roles, services by the names of ' +
      'products, and names that AWS publishes elsewhere. Facts have their source, date and grade.',
    'Of a message of a denial, or the JSON of a decoded one: what was denied, what may be wrong ' +
      'besides the policies, and the line and the statement that allow it.',
    'Case does not matter, several words need no quotes, and patterns list the actions that match.',
  ],
  options: [
    {
      name: 'in',
      takes: 'FILE',
      many: true,
      what: 'With a denial message: say why these files deny it, and the smallest change',
    },
    {
      name: 'document',
      what: 'With the name of a managed policy and a version: print the document (default: the newest)',
    },
    { name: 'json', what: 'The same as JSON' },
  ],
  examples: [
    ['connect-iam explain connect:CreateUser', 'an action'],
    ['connect-iam explain edit call recording', 'a use case by its label'],
    ["connect-iam explain 'connect:*Instance*'", 'the actions that match'],
    ['connect-iam explain AWS::Connect::Queue', 'what deploys a CloudFormation type'],
    ['connect-iam explain connect:AttributeType', 'a condition key'],
    ['connect-iam explain --document AmazonConnect_FullAccess v3', 'a version of a managed policy'],
  ],
  exits: [
    [EXIT.clean, 'It is explained'],
    [EXIT.unusable, 'Nothing goes by that name'],
  ],
  async run(given, io) {
    if (given.has('document')) {
      writeMachine(io, given, documentText(given.operands));
      return EXIT.clean;
    }
    const name = given.operands.join(' ');
    if (name === '')
      throw new UsageError(
        'explain needs a name',
        'For example: connect-iam explain connect:CreateUser',
      );
    const denied = await denial(name, given, io);
    if (denied) {
      if (given.has('json')) writeMachine(io, given, json([denied]));
      else write(io, given, (how) => denialSheet(denied, how));
      return EXIT.clean;
    }
    const meant = misprefixed(name);
    const { subjects, several, alike } = find(meant?.action ?? name);
    if (subjects.length === 0) throw unknown(name, several, alike);
    const explained = subjects.flatMap(explainedAs);
    if (given.has('json')) {
      writeMachine(io, given, json(explained));
      return EXIT.clean;
    }
    const listing = /[*?]/.test(name);
    write(io, given, (how) =>
      [
        ...(meant ? [wrapped(meant.why, how.width)] : []),
        ...corrections(subjects, name, how.width),
        ...(listing ? [list(explained)] : explained.map((e) => explainedText(e, how))),
      ].join('\n\n'),
    );
    return EXIT.clean;
  },
};

/** Returns what a denial message is about, in the files that are given with it. */
async function denial(text: string, given: Given, io: Io): Promise<DenialExplained | undefined> {
  const paths = given.values('in');
  if (paths.length === 0 || !explainDenial(text)) return explainDenial(text);
  const { loaded, unreadable } = await loadEach(paths, io);
  sayUnreadable(unreadable, io);
  return explainDenial(text, loaded);
}

/** Renders a denial, and then the action that was denied. */
const denialSheet = (denied: DenialExplained, how: Typesetting): string =>
  [
    denialText(denied, how),
    ...(denied.action === undefined || !actionFacts(denied.action)
      ? []
      : [explainedText(explainAction(denied.action), how)]),
  ].join('\n\n');

const list = (explained: readonly Explained[]): string =>
  explained
    .flatMap((e) => (e.kind === 'action' ? [`${e.action.padEnd(56)} ${e.level}`] : []))
    .join('\n');

/** Only old lists have names in lower case. The typed form helps to recognize them. */
const corrections = (subjects: readonly Subject[], typed: string, width: number): string[] =>
  subjects
    .filter(({ kind }) => kind === 'renamed action')
    .flatMap(({ name }) => renamedFrom(name))
    .map((entry) => ({ ...entry, name: entry.name === typed.toLowerCase() ? typed : entry.name }))
    .map((entry) => wrapped(correction(entry), width));

const correction = ({ name, now, why, since }: Renamed): string =>
  since
    ? `${name} is an old name that still works: since ${since} it is ${now.join(', ')}. ${why}`
    : `${name} does not exist: it is ${now.join(', ')}. ${why}`;

function unknown(name: string, several: readonly Subject[], alike: readonly Subject[]): UsageError {
  const names = [...several, ...alike]
    .map((s) => (s.kind === 'action' ? s.name : `${s.name} (${s.kind})`))
    .join(', ');
  if (several.length > 0)
    return new UsageError(`more than one thing has '${name}' in its name`, `Which of ${names}?`);
  return new UsageError(
    `nothing goes by the name '${name}'`,
    names !== ''
      ? `Did you mean ${names}?`
      : 'Names are those of actions (connect:CreateUser), of use cases and pages of the console, ' +
          'of jobs, capabilities, rules, AWS managed policies and service-linked roles, of ' +
          'condition keys, resource types, CloudFormation types, services and features',
  );
}
