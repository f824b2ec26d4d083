import { QueryResult, AccessQuery } from './access-query';
import { pasteLines } from './expected-condition';
import { jobIds, originFacts, useCaseIds } from '../catalogue/catalogue';
import { Decision } from '../evaluator/decide';
import { toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { Requirement } from '../policy/requirement';
import { requirementTexts } from '../text/condition-text';
import { remedyText, unknownPartText } from '../text/unknown-part';

/** An expectation that is not met. */
export class AccessAssertionError extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'AccessAssertionError';
  }
}

const FEW = 3;

/** `statement Users of Stack/Agents`, by its number where it has no Sid. */
export function statementName({
  sid,
  place: { constructPath, logicalId, file, pointer },
}: PolicyStatement): string {
  const number = pointer[pointer.length - 1];
  return `statement ${sid ?? (typeof number === 'number' ? number + 1 : 1)} of ${constructPath?.replace(/\/(Resource|Default)$/, '') ?? logicalId ?? file}`;
}

/** The first few, and how many there are besides. */
export const truncate = (all: readonly string[], most = FEW): string[] =>
  all.length > most
    ? [...all.slice(0, most), `${indentationOf(all[0])}and ${all.length - most} more`]
    : [...all];

const indentationOf = (text: string) => /^ */.exec(text)?.[0] ?? '';
const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
const onWhat = ({ resource }: QueryResult, given: boolean) =>
  given && resource !== undefined ? ` on ${resource}` : ' on any resource';

/** Why an action is not allowed, and who would want it to be. */
export function notAllowedMessage(
  asked: AccessQuery,
  action: string,
  answered: QueryResult,
  given: boolean,
): string[] {
  const name = asked.principal.name;
  const { verdict, because, statements, requirements } = answered.decision;
  if (verdict === 'conditional') {
    return [
      `${name} can ${action}${given ? ` on ${answered.resource}` : ''} only if all of this holds:`,
      ...indented(requirementTexts(requirements)),
      allowedBy(statements),
      'Say what the keys are in `context`, or expect the conditions:',
      ...indented(pasteLines(requirements)),
    ];
  }
  const cannot = `${name} cannot ${action}${onWhat(answered, given)}`;
  if (because === 'deny')
    return [`${cannot}: denied by ${statements.map(statementName).join(', ')}.`];
  if (because === 'boundary') return [`${cannot}: ${boundaryName(asked)} does not allow it.`];
  return [
    `${cannot}: no statement allows it.`,
    ...indented([...elsewhere(asked, action), ...wantedBy(action)]),
  ];
}

const allowedBy = (statements: readonly PolicyStatement[]): string => {
  const names = statements.filter(({ effect }) => effect === 'Allow').map(statementName);
  return `It is allowed by ${truncate(names).join(', ') || 'no statement that is known'}.`;
};

/** Why nobody can say whether an action is allowed, and what would make it known. */
export function unknownMessage(
  asked: AccessQuery,
  action: string,
  { decision, resource }: QueryResult,
  given: boolean,
): string[] {
  const where = given ? ` on ${resource}` : '';
  return [
    `It is not known whether ${asked.principal.name} can ${action}${where}. Not read:`,
    ...indented(distinct(decision.unknown.map(unknownPartText))),
    ...knownLines(decision),
    ...distinct(decision.unknown.flatMap(({ remedy, what }) => remedyText(remedy, what) ?? [])),
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

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** That an action hangs on other conditions than those that a test expects. */
export function otherConditionsMessage(
  asked: AccessQuery,
  action: string,
  actual: readonly Requirement[],
  expected: readonly Requirement[],
): string[] {
  const found =
    actual.length === 0
      ? ['It is allowed without conditions.']
      : [
          'It hangs on:',
          ...indented(requirementTexts(actual)),
          'Expect:',
          ...indented(pasteLines(actual)),
        ];
  return [
    `${asked.principal.name} can ${action}, but other conditions were expected.`,
    'Expected:',
    ...indented(requirementTexts(expected)),
    ...found,
  ];
}

function boundaryName({ principal: { boundary } }: AccessQuery): string {
  return boundary
    ? `its permissions boundary ${toDisplayText(boundary.arn)}`
    : 'its permissions boundary';
}

/** Statements that allow the action, but not this. */
function elsewhere(asked: AccessQuery, action: string): string[] {
  return truncate(
    asked.allowing(action).map((statement) => {
      const { resources, notResource, conditions } = statement;
      const where = `on ${notResource ? 'all but ' : ''}${truncate(resources.map(toDisplayText)).join(', ')}`;
      const keys =
        conditions.length > 0
          ? `, with conditions on ${[...new Set(conditions.map(({ key }) => key))].join(', ')}`
          : '';
      return `${statementName(statement)} allows it ${where}${keys}`;
    }),
  );
}

/** The rows of the console page and the jobs that want the action. */
export function wantedBy(action: string): string[] {
  const named = (kind: string, id: string) => {
    const { group, label } = originFacts(id);
    return `${kind}.${id.toUpperCase().replace(/\W+/g, '_')} (${group === label ? label : `${group}: ${label}`})`;
  };
  const wants = (id: string) =>
    originFacts(id).actions.some((one) => one.toLowerCase() === action.toLowerCase());
  const origins = [
    ...useCaseIds()
      .filter(wants)
      .map((id) => named('ConsoleUseCase', id)),
    ...jobIds()
      .filter(wants)
      .map((id) => named('ConnectJob', id)),
  ];
  return origins.length > 0 ? [`${action} is part of ${truncate(origins).join(', ')}`] : [];
}

/** What allows an action that should not be. */
export function stillAllowedMessage(
  asked: AccessQuery,
  action: string,
  answered: QueryResult,
): string[] {
  const { verdict, statements, requirements } = answered.decision;
  const can = `${asked.principal.name} can ${action} on ${answered.resource ?? 'some resource'}`;
  const names = statements.filter(({ effect }) => effect === 'Allow').map(statementName);
  if (verdict === 'allowed') return [`${can}: allowed by ${truncate(names).join(', ')}.`];
  return [
    `${can}, if all of this holds:`,
    ...indented(requirementTexts(requirements)),
    allowedBy(statements),
  ];
}
