import { AccessQuery, QueryResult } from './access-query';
import { pasteLines } from './condition-expectation';
import { indented, truncate } from './message-lines';
import { MissingAction } from './missing-actions';
import { originsOfAction } from './origins-of-action';
import { allowingNames, statementName } from './statement-name';
import { remedyLines, unreadLines } from './unknown-lines';
import { Decision } from '../evaluator/decide';
import { toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { requirementTexts } from '../text/condition-text';

/** An expectation that failed. */
export class AccessAssertionError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'AccessAssertionError';
  }
}

/** The question: which principal, which action, and whether the test names a resource. */
export interface Question {
  readonly asked: AccessQuery;
  readonly action: string;
  readonly isOnResource: boolean;
}

/** Explains why an action is not known to be allowed. */
export function notAllowedMessage(question: Question, result: QueryResult): string[] {
  const { verdict, requirements, statements } = result.decision;
  if (verdict === 'unknown') return unknownMessage(question, result);
  if (verdict === 'denied') return deniedMessage(question, result);
  const { asked, action, isOnResource } = question;
  const where = isOnResource ? ` on ${result.resource}` : '';
  return [
    `${asked.principal.name} can ${action}${where} only if all of this holds:`,
    ...indented(requirementTexts(requirements)),
    allowedBy(statements),
    'Say what the keys are in `context`, or expect the conditions:',
    ...indented(pasteLines(requirements)),
  ];
}

/** Explains why an action is not known to be denied. */
export function stillAllowedMessage(question: Question, result: QueryResult): string[] {
  const { verdict, statements, requirements } = result.decision;
  if (verdict === 'unknown') return unknownMessage(question, result);
  const where = result.resource ?? 'some resource';
  const can = `${question.asked.principal.name} can ${question.action} on ${where}`;
  if (verdict === 'allowed')
    return [`${can}: allowed by ${truncate(allowingNames(statements)).join(', ')}.`];
  return [
    `${can}, if all of this holds:`,
    ...indented(requirementTexts(requirements)),
    allowedBy(statements),
  ];
}

/** Explains that an action depends on conditions other than those that a test expects. */
export function otherConditionsMessage(
  { asked, action }: Question,
  actual: readonly Requirement[],
  expected: readonly Requirement[],
): string[] {
  return [
    `${asked.principal.name} can ${action}, but other conditions were expected.`,
    'Expected:',
    ...indented(requirementTexts(expected)),
    ...(actual.length === 0
      ? ['It is allowed without conditions.']
      : ['It hangs on:', ...indented(requirementTexts(actual))]),
    ...(actual.length === 0 ? [] : ['Expect:', ...indented(pasteLines(actual))]),
  ];
}

/** Lists what a use case or a job lacks, with the reason for each action. */
export function missingMessage(
  asked: AccessQuery,
  what: string,
  missing: readonly MissingAction[],
): string[] {
  const { name } = asked.principal;
  const isUnknown = ({ result }: MissingAction) => result.decision.verdict === 'unknown';
  const unread = missing.flatMap(({ result }) => result.decision.unknown);
  const lineOf = ({ action, result }: MissingAction): string => {
    if (isUnknown({ action, result })) return `${action} on ${result.resource}: not known.`;
    const [first] = deniedMessage({ asked, action, isOnResource: true }, result);
    return first.replace(`${name} cannot `, '');
  };
  const verdict = missing.every(isUnknown)
    ? `It is not known whether ${name} can do ${what}:`
    : `${name} cannot do ${what}:`;
  return [
    verdict,
    ...indented(missing.map(lineOf)),
    ...(unread.length > 0 ? ['Not read:', ...unreadLines(unread), ...remedyLines(unread)] : []),
  ];
}

/** Explains why it is unknown whether an action is allowed, and how to make it known. */
function unknownMessage(
  { asked, action, isOnResource }: Question,
  { decision, resource }: QueryResult,
): string[] {
  const where = isOnResource ? ` on ${resource}` : '';
  return [
    `It is not known whether ${asked.principal.name} can ${action}${where}. Not read:`,
    ...unreadLines(decision.unknown),
    ...knownLines(decision),
    ...remedyLines(decision.unknown),
  ];
}

function knownLines({ known, statements, requirements }: Decision): string[] {
  if (known === 'denied') return ['What was read does not allow it.'];
  if (known === 'allowed') return [`What was read allows it. ${allowedBy(statements)}`];
  return [
    'What was read allows it only if all of this holds:',
    ...indented(requirementTexts(requirements)),
  ];
}

const allowedBy = (statements: readonly PolicyStatement[]): string =>
  `It is allowed by ${truncate(allowingNames(statements)).join(', ')}.`;

/** Names what denies an action, or which use cases and jobs need an action that nothing allows. */
function deniedMessage(
  { asked, action, isOnResource }: Question,
  { decision, resource }: QueryResult,
): string[] {
  const where = isOnResource && resource !== undefined ? resource : 'any resource';
  const cannot = `${asked.principal.name} cannot ${action} on ${where}`;
  if (decision.because === 'deny')
    return [`${cannot}: denied by ${decision.statements.map(statementName).join(', ')}.`];
  if (decision.because === 'boundary')
    return [`${cannot}: ${boundaryName(asked)} does not allow it.`];
  return [
    `${cannot}: no statement allows it.`,
    ...indented([...allowedElsewhere(asked, action), ...originsOfAction(action)]),
  ];
}

function boundaryName({ principal: { boundary } }: AccessQuery): string {
  const name = 'its permissions boundary';
  return boundary ? `${name} ${toDisplayText(boundary.arn)}` : name;
}

/** Returns the statements that allow the action, but not for this request. */
const allowedElsewhere = (asked: AccessQuery, action: string): string[] =>
  truncate(
    asked.allowing(action).map((statement) => {
      const { resources, notResource, conditions } = statement;
      const patterns = truncate(resources.map(toDisplayText)).join(', ');
      const where = `on ${notResource ? 'all but ' : ''}${patterns}`;
      const keys = [...new Set(conditions.map(({ key }) => key))].join(', ');
      const under = keys === '' ? '' : `, with conditions on ${keys}`;
      return `${statementName(statement)} allows it ${where}${under}`;
    }),
  );
